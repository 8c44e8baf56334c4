package org.bihuan.hazard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an open browser may not do in its owner's stead (SECURITY 6.6): the head's signature, the write-off of a major
 * hazard, a lower level, a withdrawal. Mostly told by what the act makes of the hazard, so that no other way there
 * escapes.
 */
final class GraveActs {

  private GraveActs() {}

  /** What is grave about this act, as the question to the person begins; empty where nothing is. */
  static Optional<String> grave(Hazard before, HazardAct act, Change change) {
    if (act == HazardAct.SIGN_PLAN) {
      return Optional.of("签署重大隐患治理方案");
    }
    if (before.isMajor() && (act == HazardAct.ACCEPT || comesTo(HazardStatus.CLOSED, before, change))) {
      return Optional.of("重大隐患销账");
    }
    if (comesTo(HazardStatus.WITHDRAWN, before, change)) {
      return Optional.of("撤销隐患");
    }
    return Optional.ofNullable(change.proposal()).map(proposal -> grave(act, proposal));
  }

  private static @Nullable String grave(HazardAct act, Proposal proposal) {
    if (proposal.kind() == Proposal.Kind.DOWNGRADE && proposal.state() == Proposal.State.APPROVED) {
      return "降低隐患等级";
    }
    // A head who proposes signs with the same stroke.
    boolean signing = act == HazardAct.SIGN_PROPOSAL || act == HazardAct.PROPOSE_DOWNGRADE;
    return signing && proposal.signedBy() != null ? "签署" + proposal.kind().title() + "申请" : null;
  }

  private static boolean comesTo(HazardStatus status, Hazard before, Change change) {
    return change.after().status() == status && before.status() != status;
  }
}
