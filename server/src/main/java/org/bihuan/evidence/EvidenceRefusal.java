package org.bihuan.evidence;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.database.RestoredMark;

/** Why evidence is not given. */
final class EvidenceRefusal {

  private EvidenceRefusal() {}

  /** Never sign what does not continue what was signed: a signature would make the forgery good. */
  static Refusal broken() {
    return Refusal.conflict(
        "history-broken", "历史与此前签署的检查点不一致，已停止签署", "请由审计管理员运行存证核验，保全现场并查明原因");
  }

  static Refusal putBack(RestorationDesk.State state) {
    return new Refusal(
        503,
        "history-put-back",
        "现在只能查看",
        whatIsMissing(state) + "：恢复的是较早的备份",
        "请系统管理员在“备份”页作恢复声明，由安全管理员确认后继续；若是误恢复，请停止并改用最新的备份",
        List.of());
  }

  private static String whatIsMissing(RestorationDesk.State state) {
    Checkpoint kept = state.kept();
    if (kept != null) {
      String when = BeijingTime.minuteOf(kept.signedAt());
      return "数据库里有 " + state.size() + " 条历史，而 " + when + " 签署的检查点有 " + kept.size() + " 条";
    }
    RestoredMark mark = Objects.requireNonNull(state.mark());
    return "数据恢复到了 " + BeijingTime.minuteOf(mark.until()) + "，其后登记和办理的都不在里面";
  }

  static Refusal late(long unsigned, Duration waited, Duration every) {
    return Refusal.state(
        "signing-late",
        "有 " + unsigned + " 条历史没有签署，最早的已等了 " + waited.toMinutes() + " 分钟",
        "签署应每 "
            + every.toMinutes()
            + " 分钟一次。请系统管理员查看日志中 evidence.seal、evidence.sign 的错误，核对数据目录下 evidence 可以写入，必要时重新启动");
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

  static Refusal nothingSigned() {
    return Refusal.state("nothing-signed", "还没有签署过检查点", "请十分钟后再试");
  }

  static Refusal noNote() {
    return Refusal.invalid("note", "这不是会签的检查点", "请粘贴见证程序打印的全文，从第一行到最后一行");
  }

  static Refusal notOurNote() {
    return Refusal.invalid("note", "这个检查点不是本系统签署的，或内容有改动", "请核对是否为本系统的检查点；确是的，历史可能被改动过，请运行存证核验");
  }

  static Refusal nobodyWeKnow() {
    return Refusal.invalid("note", "上面没有已登记的见证人的会签", "请先由安全管理员登记见证人的公钥");
  }

  static Refusal wrongCosignature(String name) {
    return Refusal.invalid("note", "见证人“" + name + "”的会签无效", "请见证人用登记的密钥重新会签");
  }

  static Refusal outsideItsTime(String name) {
    return Refusal.invalid("note", "见证人“" + name + "”的会签不在登记的期间内", "请安全管理员核对见证人的起止日期");
  }

  static Refusal wrongClock(String name) {
    return Refusal.invalid("note", "见证人“" + name + "”的会签时间与检查点不符", "请校准见证人机器的时钟后重新会签");
  }

  static Refusal keyTaken() {
    return Refusal.conflict("key-taken", "这把公钥已经登记过", "请核对见证人名单；更换密钥时请登记新的公钥");
  }

  static Refusal noWitness() {
    return Refusal.notFound("该见证人");
  }

  static Refusal endsBeforeItBegins(LocalDate from) {
    return Refusal.invalid("last", "最后一天早于开始日期 " + from, "请填写开始日期当天或以后的日期");
  }
}
