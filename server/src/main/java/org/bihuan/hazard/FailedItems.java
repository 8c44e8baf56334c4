package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Standards;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the standards say of an item that failed, as of the day it was seen. */
@Component
public class FailedItems {

  private final Standards standards;

  FailedItems(Standards standards) {
    this.standards = standards;
  }

  /** Empty when no such item was in force that day. */
  public Optional<FailedItem> find(String code, Instant foundAt) {
    LocalDate day = BeijingTime.dayOf(foundAt);
    return standards
        .findItem(code, day)
        .map(item -> new FailedItem(item, judgement(standards.judge(List.of(code), day))));
  }

  private static Hazard.@Nullable Judgement judgement(List<MajorProposal> hits) {
    if (hits.isEmpty()) {
      return null;
    }
    MajorProposal hit = hits.getFirst();
    return new Hazard.Judgement(hit.clauses().getFirst().code(), hit.sentence(), hit.document());
  }
}
