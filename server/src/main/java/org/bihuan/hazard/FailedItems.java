package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.checklist.Standards;
import org.bihuan.platform.BeijingTime;
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
        .map(
            item ->
                new FailedItem(
                    item,
                    standards.judge(List.of(code), day).stream().findFirst().map(Hazard.Judgement::of).orElse(null)));
  }
}
