package org.bihuan.tipoff;

import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.hazard.HazardStatus;
import org.jspecify.annotations.Nullable;

/**
 * Why a report that seemed to be on its way, or over, is on the desk again: it stands above all others until somebody
 * acts.
 *
 * @param words of the reporter
 * @param since the day of his no; empty where the ledger is the reason
 */
record Attention(Kind kind, String title, @Nullable String words, @Nullable LocalDate since) {

  enum Kind {
    /** The reporter says that what the office calls done is not. */
    NOT_FIXED,
    /** The hazard it became is over on the ledger, and the reporter does not know yet. */
    HAZARD_OVER
  }

  static Optional<Attention> of(Report report, Optional<HazardStatus> hazard) {
    Optional<Report.Feedback> said = report.openNo();
    if (said.isPresent()) {
      Report.Feedback no = said.get();
      String title = "反映人称" + (no.round() == 1 ? "没有解决" : "办结 28 天后没有解决") + "，请重新核查或书面答复";
      return Optional.of(new Attention(Kind.NOT_FIXED, title, no.words(), no.on()));
    }
    return hazard
        .filter(status -> report.state() == ReportState.RECTIFYING && !status.isOpen())
        .map(status -> new Attention(Kind.HAZARD_OVER, "隐患" + status.title() + "，请答复反映人", null, null));
  }

  /** How the state of such a report is told to its reporter. */
  static String toldState(Report report, Optional<HazardStatus> hazard) {
    boolean checking = report.state() == ReportState.RECTIFYING && hazard.filter(HazardStatus.CLOSED::equals).isPresent();
    return checking ? "已整改，正在核对答复" : report.state().title();
  }

  /** What becomes of it now, in a sentence for its reporter. */
  static Optional<String> toldNext(Report report, Optional<HazardStatus> hazard) {
    return of(report, hazard)
        .map(
            attention ->
                switch (attention.kind()) {
                  case NOT_FIXED -> "您的意见已经转回举报专管员，他会重新核查，或者书面答复您。";
                  case HAZARD_OVER -> "举报专管员正在核对处理结果，办结时在这里答复您。";
                });
  }
}
