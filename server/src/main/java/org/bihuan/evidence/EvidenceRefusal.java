package org.bihuan.evidence;

import java.util.List;
import org.bihuan.platform.Refusal;

/** Why evidence is not given. */
final class EvidenceRefusal {

  private EvidenceRefusal() {}

  /** Never sign what does not continue what was signed: a signature would make the forgery good. */
  static Refusal broken() {
    return Refusal.conflict(
        "history-broken", "历史与此前签署的检查点不一致，已停止签署", "请由审计管理员运行存证核验，保全现场并查明原因");
  }

  static Refusal putBack(Checkpoint kept, long size) {
    return new Refusal(
        503,
        "history-put-back",
        "现在只能查看",
        "数据库里有 " + size + " 条历史，而 " + kept.signedAt() + " 签署的检查点有 " + kept.size() + " 条：恢复的是较早的备份",
        "请系统管理员在“系统”页作恢复声明，由安全管理员确认后继续；若是误恢复，请停止并改用最新的备份",
        List.of());
  }

  static Refusal notPutBack() {
    return Refusal.state("not-put-back", "历史没有退回，不需要恢复声明", "请刷新页面");
  }

  static Refusal notDeclared() {
    return Refusal.state("not-declared", "还没有恢复声明可以确认", "请系统管理员先作恢复声明");
  }

  static Refusal samePerson() {
    return Refusal.forbidden("same-person", "恢复声明须由两人分别作出和确认", "请由另一人确认");
  }

  static Refusal notSealed(int version) {
    return Refusal.conflict("not-sealed", "第 " + version + " 条历史还没有存证", "请稍后重试");
  }

  static Refusal noProof(long older, long newer) {
    return Refusal.invalid("from", "没有从 " + older + " 到 " + newer + " 的证明", "请使用已签署检查点的条数");
  }

  static Refusal busy() {
    return Refusal.conflict("verification-running", "存证核验正在进行", "请等它结束后再试");
  }
}
