package org.bihuan.platform;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a request body could not be read, said of the field it is about and of the place where it stands. */
final class UnreadableBody {

  private static final Pattern TWICE = Pattern.compile("^Duplicate [^\"]*\"(.*)\"$", Pattern.DOTALL);

  private UnreadableBody() {}

  static Refusal refusal(@Nullable Throwable cause) {
    return switch (cause) {
      case InvalidTypeIdException t -> unknownKind(t);
      case UnrecognizedPropertyException u ->
          badRequest(path(u), "不认识的字段 " + u.getPropertyName(), "请去掉该字段");
      case InvalidNullException n -> missing(n);
      case InvalidFormatException f when f.getTargetType() == String.class && f.getValue() instanceof String ->
          badRequest(path(f), path(f) + " 含有无法保存的字符", "请删除不可见字符和残缺的表情符号");
      case InvalidFormatException f when f.getTargetType() == String.class ->
          badRequest(path(f), path(f) + " 须是文字", "请写在引号中");
      case InvalidFormatException f when f.getTargetType().isEnum() ->
          badRequest(path(f), path(f) + " 没有这个选项", WrittenForm.of(f.getTargetType()));
      case InvalidFormatException f -> badRequest(path(f), path(f) + " 的值不符合格式", WrittenForm.of(f.getTargetType()));
      case InputCoercionException c -> badRequest(path(c), path(c) + " 的数字超出范围或带有小数", "请核对该数字");
      case MismatchedInputException m -> mismatch(m);
      case DatabindException d -> badRequest(path(d), path(d) + " 的值类型不对或缺少必填内容", "请核对该字段");
      case StreamConstraintsException c -> badRequest(path(c), "内容嵌套过深，或其中一个名称、数字、文字过长", "请拆分或精简后提交");
      case StreamReadException d when TWICE.matcher(d.getOriginalMessage()).matches() -> twice(d);
      case JacksonException j -> badRequest(path(j), "内容不是有效的 JSON" + place(j), "请检查这一处前后的括号、引号和逗号");
      case null -> badRequest("", "没有提交内容", "请把要提交的内容写成 JSON，放在请求正文中");
      default -> badRequest("", "请求内容无法读取", "请核对后重新提交");
    };
  }

  private static Refusal twice(StreamReadException e) {
    Matcher named = TWICE.matcher(e.getOriginalMessage());
    String name = named.matches() ? named.group(1) : "";
    String within = path(e);
    String field = within.isEmpty() ? name : within + "." + name;
    return badRequest(field, "字段 " + field + " 出现了两次" + place(e), "每个字段只写一次，请删去其中一个");
  }

  private static Refusal mismatch(MismatchedInputException e) {
    String path = path(e);
    String message = e.getOriginalMessage();
    if (message.startsWith("No content")) {
      return refusal(null);
    }
    if (message.startsWith("Trailing token")) {
      return badRequest("", "JSON 结束以后还有多余的内容", "请只提交一份内容");
    }
    Class<?> wanted = Objects.requireNonNullElse(e.getTargetType(), Object.class);
    String what = Collection.class.isAssignableFrom(wanted) ? "一个列表，写在方括号 [ ] 中" : isObject(wanted) ? "一个对象，写在花括号 { } 中" : null;
    if (path.isEmpty()) {
      return badRequest("", "提交的内容类型不对", what == null ? WrittenForm.of(wanted) : "内容须是" + what);
    }
    return badRequest(path, path + " 的值类型不对", what == null ? WrittenForm.of(wanted) : path + " 须是" + what);
  }

  private static boolean isObject(Class<?> type) {
    return type.isRecord() && type != Ref.class || type.isInterface() || Map.class.isAssignableFrom(type);
  }

  /** A member that says which of several forms an object has; the forms there are come with the answer. */
  private static Refusal unknownKind(InvalidTypeIdException e) {
    Class<?> family = e.getBaseType().getRawClass();
    JsonTypeInfo told = family.getAnnotation(JsonTypeInfo.class);
    JsonSubTypes forms = family.getAnnotation(JsonSubTypes.class);
    if (told == null || forms == null) {
      return badRequest(path(e), path(e) + " 的值类型不对或缺少必填内容", "请核对该字段");
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

  static String path(JacksonException e) {
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

  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1 ? "" : "（第 " + at.getLineNr() + " 行第 " + at.getColumnNr() + " 个字符附近）";
  }
}
