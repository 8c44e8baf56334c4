package org.bihuan.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that tells a person what was refused, why and what to do, in Chinese; becomes RFC 9457 problem details.
 *
 * <p>{@code code} is stable and part of the API.
 */
public class Refusal extends RuntimeException {

  /** One wrong field. The path names it as in the request, e.g. {@code plan.deadline}. */
  public record FieldProblem(String field, String problem, String remedy) {}

  private final int status;
  private final String code;
  private final String title;
  private final String why;
  private final @Nullable String remedy;
  private final List<FieldProblem> fields;
  private final Map<String, Object> extras = new LinkedHashMap<>();

  public Refusal(
      int status, String code, String title, String why, @Nullable String remedy, List<FieldProblem> fields) {
    super(code + ": " + title + ": " + why, null, false, false);
    this.status = status;
    this.code = code;
    this.title = title;
    this.why = why;
    this.remedy = remedy;
    this.fields = List.copyOf(fields);
  }

  public static Refusal invalid(String field, String problem, String remedy) {
    return invalid(List.of(new FieldProblem(field, problem, remedy)));
  }

  public static Refusal invalid(List<FieldProblem> fields) {
    return new Refusal(422, "invalid", "提交的内容有误", fields.getFirst().problem(), fields.getFirst().remedy(), fields);
  }

  /** Out of scope looks exactly like not existing. */
  public static Refusal notFound(String what) {
    return new Refusal(404, "not-found", "没有找到" + what, "它不存在，或者不在您的权限范围内", "请核对地址或编号", List.of());
  }

  public static Refusal forbidden(String code, String why, String remedy) {
    return new Refusal(403, code, "您不能办理此事项", why, remedy, List.of());
  }

  /** The thing is not in a state in which this may be done. */
  public static Refusal state(String code, String why, String remedy) {
    return new Refusal(409, code, "当前状态下不能办理", why, remedy, List.of());
  }

  public static Refusal conflict(String code, String why, String remedy) {
    return new Refusal(409, code, "与已有内容冲突", why, remedy, List.of());
  }

  /** The id of a new thing belongs to one this person may not see: nothing is told of it, neither what it is nor whose. */
  public static Refusal idTaken() {
    return conflict("id-conflict", "该编号已被使用", "请换一个新编号后重新提交");
  }

  /** The id of a new thing belongs to one this person sees, with other content: both are shown to him. */
  public static Refusal otherContent(Object existing, Object submitted) {
    return conflict("id-conflict", "该编号已用于另一内容", "请核对两份内容，确需新增时换一个新编号")
        .with("existing", existing)
        .with("submitted", submitted);
  }

  /** Whether the rule would let it pass: what is offered beforehand is decided by what refuses afterwards. */
  public static boolean passes(Runnable rule) {
    try {
      rule.run();
      return true;
    } catch (Refusal refused) {
      return false;
    }
  }

  /** Attaches a machine-readable member, e.g. both versions of a conflict. */
  public Refusal with(String key, Object value) {
    extras.put(key, value);
    return this;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  public String why() {
    return why;
  }

  public @Nullable String remedy() {
    return remedy;
  }

  public List<FieldProblem> fields() {
    return fields;
  }

  public Map<String, Object> extras() {
    return Map.copyOf(extras);
  }
}
