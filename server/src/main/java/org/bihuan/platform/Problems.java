package org.bihuan.platform;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns every failure into problem details that say what, why and what to do, and never anything about the inside. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final int LONGEST_SHOWN = 60;
  private static final int LONGEST_SENTENCE = 800;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");
  private static final String NO_RIGHT = "42501";
  private static final String DISK_FULL = "53100";

  /** A lock, a statement, a silence within a transaction, a transaction: each had its time. */
  private static final Set<String> WAITED_TOO_LONG = Set.of("55P03", "57014", "25P03", "25P04");

  /** The connection broke, or the server ended it: connection exceptions and operator intervention. */
  private static final Set<String> LINE_LOST = Set.of("08", "57P");

  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "请求无法理解", 404, "没有找到所请求的内容", 405, "该地址不支持这种操作", 413, "提交的内容过大", 415,
          "不支持这种内容格式", 503, "系统暂时繁忙");

  @ExceptionHandler
  ResponseEntity<Object> refused(Refusal refusal, WebRequest request) {
    request.setAttribute(Refusal.class.getName(), refusal, RequestAttributes.SCOPE_REQUEST);
    HttpHeaders headers = new HttpHeaders();
    if (refusal.extras().get("retryAfterSeconds") instanceof Long seconds) {
      headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
    }
    return respond(body(refusal), headers);
  }

  /** A rule of the database that no rule of the program caught first: nothing was written. */
  @ExceptionHandler
  ResponseEntity<Object> refusedByDatabase(DataIntegrityViolationException e, WebRequest request) {
    LOG.warn("the database refused: {}", e.getMostSpecificCause().getMessage());
    return respond(
        body(Refusal.conflict("database-rule", "提交的内容违反台账规则或与已有内容重复", "请刷新页面核对后再提交")), HttpHeaders.EMPTY);
  }

  /** By what the database itself says of it, where that tells more than the kind of exception. */
  @ExceptionHandler
  ResponseEntity<Object> failedInDatabase(DataAccessException e, WebRequest request) {
    String state = e.getMostSpecificCause() instanceof SQLException cause ? cause.getSQLState() : null;
    if (state == null) {
      return unexpected(e, request);
    }
    if (NO_RIGHT.equals(state)) {
      // The second wall held where the first had a gap: for the one who asked, it does not exist.
      LOG.warn("the database refused by right or row policy: {}", e.getMostSpecificCause().getMessage());
      return refused(Refusal.notFound("所请求的内容"), request);
    }
    if (DISK_FULL.equals(state)) {
      LOG.error("the database has no room: {}", e.getMostSpecificCause().getMessage());
      return respond(body(noRoom()), HttpHeaders.EMPTY);
    }
    if (WAITED_TOO_LONG.contains(state)) {
      return busy(e, request);
    }
    return LINE_LOST.stream().anyMatch(state::startsWith) ? lineLost(e) : unexpected(e, request);
  }

  /** The end of a transaction that cannot be told to the database any more, be it commit or rollback. */
  @ExceptionHandler
  ResponseEntity<Object> endedByNobody(TransactionSystemException e, WebRequest request) {
    return lineLost(e);
  }

  /** The answer to a commit may be what was lost, so nothing is said of whether it happened. */
  private ResponseEntity<Object> lineLost(RuntimeException e) {
    LOG.warn("the line to the database broke: {}", e.toString());
    return respond(
        body(
            new Refusal(
                503, "line-lost", "与数据库的连接中断", "连接在办理中断开，不能确定内容是否已经保存", "请稍后按原样重试：已经保存的不会重复，没有保存的这次保存", List.of())),
        comeBackSoon());
  }

  /** Looked at only when somebody reads it: a header or a parameter that is no text. */
  @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
  ResponseEntity<Object> noText(RuntimeException e, WebRequest request) {
    return respond(
        body(new Refusal(400, "odd-request", "请求无法识别", "参数超过 1000 个，或请求头、参数中含有无法识别的字符", "请减少参数；按 UTF-8 编码，请求头只用英文字符", List.of())),
        HttpHeaders.EMPTY);
  }

  private static Refusal noRoom() {
    return new Refusal(
        507, "disk-full", "服务器磁盘已满", "数据库所在的磁盘没有空间，内容没有保存", "请告诉系统管理员清理磁盘；您填写的内容请稍后再提交", List.of());
  }

  @ExceptionHandler({TransientDataAccessException.class, CannotCreateTransactionException.class, TransactionTimedOutException.class})
  ResponseEntity<Object> busy(RuntimeException e, WebRequest request) {
    LOG.warn("database not available: {}", e.toString());
    return respond(
        body(new Refusal(503, "busy", "系统暂时繁忙", "数据库没有及时响应，内容没有保存", "请稍后重试，重复提交不会产生重复记录", List.of())),
        comeBackSoon());
  }

  private static HttpHeaders comeBackSoon() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "2");
    return headers;
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
    String incident = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("incident {}", incident, e);
    return respond(
        body(new Refusal(500, "internal", "系统出现内部错误", "内容没有保存，错误编号 " + incident, "请重试；仍然失败时把错误编号告诉管理员", List.of())),
        HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<Object> wrongParameter(MethodArgumentTypeMismatchException e, WebRequest request) {
    if (e.getMostSpecificCause() instanceof Refusal refusal) {
      boolean inPath = e.getParameter().hasParameterAnnotation(PathVariable.class);
      return refused(inPath ? refusal : at(e.getName(), refusal), request);
    }
    return respond(
        body(Refusal.invalid(List.of(unreadable(e.getName(), e.getValue(), e.getParameter().getGenericParameterType())))),
        HttpHeaders.EMPTY);
  }

  /** A filter of several parameters: every one that cannot be read is named. */
  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    Map<String, Type> forms =
        Arrays.stream(Objects.requireNonNullElse(e.getParameter().getParameterType().getRecordComponents(), new RecordComponent[0]))
            .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType));
    List<Refusal.FieldProblem> wrong =
        e.getFieldErrors().stream()
            .map(error -> unreadable(error.getField(), error.getRejectedValue(), forms.getOrDefault(error.getField(), Object.class)))
            .distinct()
            .toList();
    return respond(body(Refusal.invalid(wrong)), HttpHeaders.EMPTY);
  }

  /** A refusal of one value, with the field it stands in. */
  private static Refusal at(String field, Refusal refusal) {
    if (field.isEmpty() || !refusal.fields().isEmpty()) {
      return refusal;
    }
    return new Refusal(
        refusal.status(),
        refusal.code(),
        refusal.title(),
        refusal.why(),
        refusal.remedy(),
        List.of(new Refusal.FieldProblem(field, field + " 所指的内容没有找到", "请重新选择")));
  }

  private static Refusal.FieldProblem unreadable(String parameter, @Nullable Object value, Type form) {
    String said = value instanceof String[] several ? String.join(",", several) : String.valueOf(value);
    return new Refusal.FieldProblem(
        parameter, "参数 " + parameter + " 的值“" + shortened(said) + "”无法识别", WrittenForm.of(form));
  }

  private static String shortened(@Nullable String said) {
    String whole = Objects.requireNonNullElse(said, "");
    return whole.length() > LONGEST_SHOWN ? whole.substring(0, LONGEST_SHOWN) + "…" : whole;
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String taken = e.getSupportedMediaTypes().stream().map(MediaType::toString).distinct().collect(Collectors.joining("、"));
    String sent = e.getContentType() == null ? "没有写明内容格式" : "不支持内容格式 " + e.getContentType();
    String remedy = taken.isEmpty() ? "请在 Content-Type 中写 application/json" : "请在 Content-Type 中写以下之一：" + taken;
    return respond(
        body(
            new Refusal(
                415, "http-415", "不支持这种内容格式", sent, remedy, List.of(new Refusal.FieldProblem("Content-Type", sent, remedy)))),
        headers);
  }

  /** Told as problem details all the same: who asks in vain for another form can still read why. */
  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
      HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String offered =
        e.getSupportedMediaTypes().stream()
            .filter(type -> type.isConcrete() && !type.getSubtype().startsWith("problem+"))
            .map(Problems::named)
            .distinct()
            .collect(Collectors.joining("、"));
    String gives = offered.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : offered;
    String asked = "Accept 要求的格式“" + shortened(request.getHeader(HttpHeaders.ACCEPT)) + "”不能提供，这个地址给出 " + gives;
    String remedy = "请把 Accept 改为 " + gives + (gives.contains("、") ? " 之一" : "") + "，或不写 Accept";
    return respond(
        body(
            new Refusal(
                406, "http-406", "不能提供所要求的格式", asked, remedy, List.of(new Refusal.FieldProblem("Accept", asked, remedy)))),
        headers);
  }

  /** With the ending of the file, which people know better. */
  private static String named(MediaType type) {
    String written = type.getType() + "/" + type.getSubtype();
    return switch (written) {
      case "application/pdf" -> "application/pdf（.pdf）";
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> written + "（.xlsx）";
      case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> written + "（.docx）";
      default -> written;
    };
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String[] methods = Objects.requireNonNullElse(e.getSupportedMethods(), new String[0]);
    String can = methods.length == 0 ? "请核对地址" : "这个地址可用：" + String.join("、", methods);
    return respond(
        body(new Refusal(405, "http-405", "该地址不支持这种操作", "该地址不支持 " + e.getMethod(), can, List.of())), headers);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return respond(
        body(Refusal.invalid(e.getParameterName(), "缺少参数 " + e.getParameterName(), "请补上该参数")), HttpHeaders.EMPTY);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refused(e.getCause() instanceof JacksonException json ? at(UnreadableBody.path(json), refusal) : refusal, request);
      }
    }
    return respond(body(UnreadableBody.refusal(e.getCause())), HttpHeaders.EMPTY);
  }

  /** Everything Spring itself refuses: kept to its status, told in our words. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return respond(body(status.value()), headers);
  }

  static ProblemDetail body(Refusal refusal) {
    ProblemDetail problem = ProblemDetail.forStatus(refusal.status());
    problem.setType(URI.create("urn:bihuan:problem:" + refusal.code()));
    problem.setTitle(refusal.title());
    problem.setDetail(legible(refusal.why()));
    problem.setProperty("code", refusal.code());
    if (refusal.remedy() != null) {
      problem.setProperty("remedy", refusal.remedy());
    }
    if (!refusal.fields().isEmpty()) {
      problem.setProperty("errors", refusal.fields().stream().map(Problems::legible).toList());
    }
    refusal.extras().forEach(problem::setProperty);
    return problem;
  }

  private static Refusal.FieldProblem legible(Refusal.FieldProblem wrong) {
    return new Refusal.FieldProblem(legible(wrong.field()), legible(wrong.problem()), wrong.remedy());
  }

  /** A sentence may repeat what was sent: no more of it than is read, and nothing that hides or turns round the rest. */
  private static String legible(String words) {
    String seen = UNSEEN.matcher(words).replaceAll("\uFFFD");
    return seen.length() > LONGEST_SENTENCE ? seen.substring(0, LONGEST_SENTENCE) + "…" : seen;
  }

  /** What the server could not read as a request at all: a search with too much in it is the usual cause. */
  static ProblemDetail illegible() {
    return body(
        new Refusal(
            400,
            "http-400",
            "请求无法理解",
            "地址和请求头过长，或含有不符合 HTTP 规定的字符",
            "地址和请求头合计不超过 32 KB；查找的内容很多时请分几次查找，特殊字符请按 UTF-8 编码",
            List.of()));
  }

  /** What went wrong before or beside any controller, in the same words as everything else. */
  static ProblemDetail body(int status) {
    String title = TITLES.getOrDefault(status, "请求没有完成");
    return body(new Refusal(status, "http-" + status, title, title, "请核对地址、方法和内容格式", List.of()));
  }

  private static ResponseEntity<Object> respond(ProblemDetail problem, HttpHeaders headers) {
    // Named here, so that a request whose Accept cannot be read is answered too.
    return ResponseEntity.status(HttpStatus.valueOf(problem.getStatus()))
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
