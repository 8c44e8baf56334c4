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

  /** The item as a whole, where nobody said which of its points fails. */
  public Optional<FailedItem> find(String code, Instant foundAt) {
    return find(code, 0, foundAt);
  }

  /**
   * Empty when no such item was in force that day, or none with so many points.
   *
   * @param point of its points the one that fails, from 1; 0 is the item as a whole
   */
  public Optional<FailedItem> find(String code, int point, Instant foundAt) {
    LocalDate day = BeijingTime.dayOf(foundAt);
    return standards
        .findItem(code, day)
        .filter(item -> item.hasPoint(point))
        .map(
            item ->
                new FailedItem(
                    item,
                    standards.judge(item.isJudgedAt(point) ? List.of(code) : List.of(), day).stream()
                        .findFirst()
                        .map(Hazard.Judgement::of)
                        .orElse(null)));
  }
}
