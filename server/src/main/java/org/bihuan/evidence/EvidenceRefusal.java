package org.bihuan.evidence;

import org.bihuan.platform.Refusal;

/** Why evidence is not given. */
final class EvidenceRefusal {

  private EvidenceRefusal() {}

  /** Never sign what does not continue what was signed: a signature would make the forgery good. */
  static Refusal broken() {
    return Refusal.conflict(
        "history-broken", "历史与此前签署的检查点不一致，已停止签署", "请由审计管理员运行存证核验，保全现场并查明原因");
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
