package org.bihuan.checklist.local;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.checklist.local.AdaptationDesk.Seen;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for among the adaptations that he sees. Pure.
 *
 * @param level only those that one's own level made, as 今天 asks
 * @param words anywhere in item, reason or owner
 * @param after the last one already seen
 */
record AdaptationSearch(
    @Nullable Show show, Owner.@Nullable Level level, List<String> words, @Nullable Ref after, int limit) {

  enum Show {
    OPEN,
    ASKING,
    OFF,
    ENDED
  }

  Page<Seen> page(List<Seen> all, LocalDate today) {
    List<Seen> wanted = all.stream().filter(seen -> wants(seen, today)).toList();
    List<Seen> rest = wanted.subList(after == null ? 0 : placeAfter(wanted, after), wanted.size());
    List<Seen> page = rest.stream().limit(limit).toList();
    String next = rest.size() > page.size() ? page.getLast().adaptation().ref().toString() : null;
    return new Page<>(page, next, new Page.Count(wanted.size(), true));
  }

  private static int placeAfter(List<Seen> wanted, Ref last) {
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).adaptation().ref().equals(last)) {
        return i + 1;
      }
    }
    throw Refusal.invalid("cursor", "翻页位置已经变化", "请从第一页重新打开");
  }

  private boolean wants(Seen seen, LocalDate today) {
    return isShown(seen, today)
        && (level == null || seen.adaptation().owner().level() == level)
        && words.stream().allMatch(word -> textOf(seen).contains(word));
  }

  private boolean isShown(Seen seen, LocalDate today) {
    boolean open = seen.adaptation().isOpenOn(today);
    return switch (show) {
      case null -> true;
      case OPEN -> open;
      case ASKING -> open && !seen.conflicts().isEmpty();
      case OFF -> open && seen.adaptation().kind() == Adaptation.Kind.SWITCH_OFF;
      case ENDED -> !open;
    };
  }

  private static String textOf(Seen seen) {
    String requirement = seen.item() == null ? "" : seen.item().requirement();
    return seen.adaptation().itemCode() + requirement + seen.adaptation().reason() + seen.ownerName();
  }
}
