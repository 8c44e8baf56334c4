package org.bihuan.platform;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every failure into problem details that say what, why and what to do, and never anything about the inside. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final String DISK_FULL = "53100";
  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "请求无法理解", 404, "没有找到所请求的内容", 405, "该地址不支持这种操作", 406, "不能提供所要求的格式", 413, "提交的内容过大", 415,
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

  /** The second wall held where the first had a gap: for the one who asked, it does not exist. */
  @ExceptionHandler
  ResponseEntity<Object> outOfReach(DataAccessException e, WebRequest request) {
    if (e.getMostSpecificCause() instanceof SQLException cause && "42501".equals(cause.getSQLState())) {
      LOG.warn("the database refused by right or row policy: {}", cause.getMessage());
      return refused(Refusal.notFound("所请求的内容"), request);
    }
    if (e.getMostSpecificCause() instanceof SQLException cause && DISK_FULL.equals(cause.getSQLState())) {
      LOG.error("the database has no room: {}", cause.getMessage());
      return respond(body(noRoom()), HttpHeaders.EMPTY);
    }
    return unexpected(e, request);
  }

  /** Looked at only when somebody reads it: a header or a parameter that is no text. */
  @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
  ResponseEntity<Object> noText(RuntimeException e, WebRequest request) {
    return respond(
        body(new Refusal(400, "odd-request", "请求无法识别", "请求头或参数中含有无法识别的字符", "请按 UTF-8 编码，请求头只用英文字符", List.of())),
        HttpHeaders.EMPTY);
  }

  private static Refusal noRoom() {
    return new Refusal(
        507, "disk-full", "服务器磁盘已满", "数据库所在的磁盘没有空间，内容没有保存", "请告诉系统管理员清理磁盘；您填写的内容请稍后再提交", List.of());
  }

  @ExceptionHandler({TransientDataAccessException.class, CannotCreateTransactionException.class, TransactionTimedOutException.class})
  ResponseEntity<Object> busy(RuntimeException e, WebRequest request) {
    LOG.warn("database not available: {}", e.toString());
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "2");
    return respond(
        body(new Refusal(503, "busy", "系统暂时繁忙", "数据库没有及时响应，内容没有保存", "请稍后重试，重复提交不会产生重复记录", List.of())), headers);
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
      return refused(refusal, request);
    }
    return respond(body(Refusal.invalid(List.of(unreadable(e.getName())))), HttpHeaders.EMPTY);
  }

  /** A filter of several parameters: every one that cannot be read is named. */
  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    List<Refusal.FieldProblem> wrong =
        e.getFieldErrors().stream().map(FieldError::getField).distinct().map(Problems::unreadable).toList();
    return respond(body(Refusal.invalid(wrong)), HttpHeaders.EMPTY);
  }

  private static Refusal.FieldProblem unreadable(String parameter) {
    return new Refusal.FieldProblem(parameter, "参数 " + parameter + " 的值无法识别", "请核对参数的格式");
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
        return refused(refusal, request);
      }
    }
    return respond(body(unreadable(e.getCause())), HttpHeaders.EMPTY);
  }

  private static String choices(Class<?> options) {
    return Arrays.stream(options.getEnumConstants()).map(option -> ((Enum<?>) option).name()).collect(Collectors.joining("、"));
  }

  private static Refusal unreadable(@Nullable Throwable cause) {
    return switch (cause) {
      case InvalidTypeIdException t -> unknownKind(t);
      case UnrecognizedPropertyException u ->
          badRequest(path(u), "不认识的字段 " + u.getPropertyName(), "请去掉该字段");
      case InvalidNullException n -> missing(n);
      case InvalidFormatException f when f.getTargetType() == String.class && f.getValue() instanceof String ->
          badRequest(path(f), "含有无法保存的字符", "请删除不可见字符和残缺的表情符号");
      case InvalidFormatException f when f.getTargetType() == String.class ->
          badRequest(path(f), "字段须是文字", "请写在引号中");
      case InvalidFormatException f when f.getTargetType().isEnum() ->
          badRequest(path(f), "没有这个选项", "可填 " + choices(f.getTargetType()));
      case InvalidFormatException f -> badRequest(path(f), "字段的值不符合格式", "请核对日期、数字、编号或选项的写法");
      case InputCoercionException c -> badRequest(path(c), "数字超出范围", "请核对该数字");
      case DatabindException d -> badRequest(path(d), "字段的值类型不对或缺少必填内容", "请核对该字段");
      case StreamReadException d when d.getOriginalMessage().startsWith("Duplicate") ->
          badRequest(path(d), "同一个字段出现了两次", "每个字段只写一次");
      case JacksonException j -> badRequest("", "内容不是有效的 JSON", "请检查括号、引号和逗号");
      case null, default -> badRequest("", "请求内容无法读取", "请核对后重新提交");
    };
  }

  /** A member that says which of several forms an object has; the forms there are come with the answer. */
  private static Refusal unknownKind(InvalidTypeIdException e) {
    Class<?> family = e.getBaseType().getRawClass();
    JsonTypeInfo told = family.getAnnotation(JsonTypeInfo.class);
    JsonSubTypes forms = family.getAnnotation(JsonSubTypes.class);
    if (told == null || forms == null) {
      return badRequest(path(e), "字段的值类型不对或缺少必填内容", "请核对该字段");
    }
    String known =
        Arrays.stream(forms.value())
            .map(form -> form.value().getAnnotation(JsonTypeName.class))
            .filter(Objects::nonNull)
            .map(JsonTypeName::value)
            .collect(Collectors.joining("、"));
    String within = path(e);
    String field = within.isEmpty() ? told.property() : within + "." + told.property();
    String problem = e.getTypeId() == null ? "缺少 " + field : field + " 的值 " + e.getTypeId() + " 不认识";
    return badRequest(field, problem, "请填写以下之一：" + known);
  }

  private static Refusal missing(InvalidNullException e) {
    String path = path(e);
    String name = e.getPropertyName().getSimpleName();
    // Of a list it is the element that is missing, and the path says which.
    boolean told = path.endsWith(name) || path.endsWith("]");
    String field = told ? path : path.isEmpty() ? name : path + "." + name;
    return badRequest(field, "缺少必填的字段 " + field, "请补上该字段");
  }

  private static Refusal badRequest(String field, String problem, String remedy) {
    return new Refusal(
        400, "unreadable", "提交的内容无法识别", problem, remedy, List.of(new Refusal.FieldProblem(field, problem, remedy)));
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
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
    problem.setDetail(refusal.why());
    problem.setProperty("code", refusal.code());
    if (refusal.remedy() != null) {
      problem.setProperty("remedy", refusal.remedy());
    }
    if (!refusal.fields().isEmpty()) {
      problem.setProperty("errors", refusal.fields());
    }
    refusal.extras().forEach(problem::setProperty);
    return problem;
  }

  /** What went wrong before or beside any controller, in the same words as everything else. */
  static ProblemDetail body(int status) {
    String title = TITLES.getOrDefault(status, "请求没有完成");
    return body(new Refusal(status, "http-" + status, title, title, "请核对地址、方法和内容格式", List.of()));
  }

  private static ResponseEntity<Object> respond(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(HttpStatus.valueOf(problem.getStatus())).headers(headers).body(problem);
  }
}
