package org.bihuan.inspection;

import java.time.LocalDate;
import java.util.Objects;
import org.bihuan.inspection.InspectionQueries.EndedHazard;
import org.bihuan.organisation.Place;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Sentence;
import org.jspecify.annotations.Nullable;

/** How a finding reads on the ledger. Pure. */
final class Wording {

  private Wording() {}

  static String place(@Nullable Place place, ItemEntry entry) {
    String text = entry.placeText();
    if (place == null) {
      if (text == null) {
        throw Refusal.invalid("placeText", "没有写明发现问题的地点", "请选择重点部位或填写具体地点");
      }
      return text;
    }
    return text == null ? place.name() : place.name() + "（" + text + "）";
  }

  /** What the unit did, as the team saw it. */
  static String beforeTeam(ItemEntry entry) {
    return "检查组在场时已当场整改：" + measures(entry);
  }

  /** Nothing is handed in without them: what the library usually advises is no report of what was done. */
  static String measures(ItemEntry entry) {
    return Objects.requireNonNull(entry.measures());
  }

  /** In records from before the measures were asked for they may be missing, and nobody makes them up. */
  static String fixedWhenChecked(ItemEntry entry) {
    return "检查时已当场整改" + (entry.measures() == null ? "，措施没有写明" : "：" + entry.measures());
  }

  /** What is on the ledger already is not written off by a word of a later check, but its history tells what was done. */
  static String seenAgain(String hazardPhrase, ItemEntry entry) {
    String seen = description(hazardPhrase, entry);
    if (entry.result() != ItemResult.FIXED_ON_SPOT) {
      return seen;
    }
    return Sentence.ended(seen) + fixedWhenChecked(entry);
  }

  /** On site it was held to be on the ledger still. */
  static String takenForOpen(String description, EndedHazard ended) {
    return Sentence.ended(description) + "现场认定与 " + ended.number() + " 为同一隐患，该条" + when(ended) + ended.status().title() + "，故另行上账";
  }

  /** Why the office above is to look back. */
  static String stillSeen(LocalDate doneOn, EndedHazard ended) {
    return doneOn + " 检查组现场认定该隐患仍在，而该条" + when(ended) + ended.status().title() + "；已另行上账";
  }

  private static String when(EndedHazard ended) {
    return ended.closedAt() == null ? "" : "于 " + BeijingTime.dayOf(ended.closedAt()) + " ";
  }

  /** The prepared failing sentence, and what was seen on the spot. */
  static String description(String hazardPhrase, ItemEntry entry) {
    String description = hazardPhrase;
    if (entry.note() != null) {
      description = Sentence.ended(description) + "现场情况：" + entry.note();
    }
    if (entry.reading() != null) {
      description = Sentence.ended(description) + "读数：" + entry.reading();
    }
    return description;
  }
}
