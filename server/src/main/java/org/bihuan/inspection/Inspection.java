package org.bihuan.inspection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A submitted check: what was answered, by whom in which post at that time.
 *
 * @param resolved names the list as it was put together for the unit; null where units could not adapt anything yet
 * @param results one number per line of that list, in its order
 * @param notes the items about which there is more to say
 * @param times when it was made and when it was received
 * @param signatures under the record of a team; a check of the unit's own has none
 */
public record Inspection(
    Ref ref,
    LocalDate doneOn,
    UUID unitId,
    Ref task,
    String checklistCode,
    LocalDate checklistFrom,
    @Nullable String resolved,
    InspectionKind kind,
    CheckTimes times,
    List<ItemResult> results,
    Inspector inspector,
    String contentHash,
    List<Note> notes,
    @Nullable Signatures signatures) {

  public record Inspector(UUID personId, String name, UUID postId, String post, String node) {}

  /** How a finding came to the ledger. */
  public enum Ledger {
    REGISTERED("已上账"),
    LINKED("台账已有");

    private final String title;

    Ledger(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * @param position line of the check list, from 1
   * @param point of the item, from 1; 0 where the item was judged as a whole
   * @param hazardId what the finding is on the ledger; null where nothing was found wrong
   * @param missed whether a team confirmed that the unit's own check had passed the item (自查漏查); null where nobody did
   */
  public record Note(
      int position, int point, ItemEntry entry, @Nullable UUID hazardId, @Nullable Ledger ledger, @Nullable Boolean missed) {}

  public long count(ItemResult result) {
    return results.stream().filter(r -> r == result).count();
  }

  /**
   * Nothing was found: said explicitly by submitting, never by keeping silent. Where something was not checked, nobody
   * can say so.
   */
  public boolean isZeroReport() {
    return results.stream().noneMatch(result -> result.isAbnormal() || result == ItemResult.NOT_CHECKED)
        && notes.stream().noneMatch(note -> note.entry().leavesUnchecked());
  }

  static List<ItemResult> results(Short[] codes) {
    return Arrays.stream(codes).map(ItemResult::of).toList();
  }
}
