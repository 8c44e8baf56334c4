package org.bihuan.access;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.platform.Role;

/**
 * One cell of the permission table: what a role may do of an action.
 *
 * <p>The cell keeps the words of the table ({@code approve C (major)}, {@code propose D / x (general)}); the kinds are
 * read from them, because rules ask "may this role propose here, or decide?".
 */
public record Grant(String action, Role role, String cell, Set<Kind> kinds) {

  /** What a cell allows; the letters C, D, U, P and A name the reach of the full right. */
  public enum Kind {
    FULL,
    CREATE,
    READ,
    /** Looks on where a case of 倒查 has been opened, and only at what it is about. */
    CASE,
    PROPOSE,
    REQUEST,
    DRAFT,
    ADD,
    ENDORSE,
    APPROVE,
    FIRST_KEY,
    SECOND_KEY,
    SIGN,
    OPINION,
    REPLY,
    STATEMENT,
    NOTIFIED
  }

  private static final Map<String, Kind> WORDS =
      Map.ofEntries(
          Map.entry("x", Kind.FULL),
          Map.entry("C", Kind.FULL),
          Map.entry("D", Kind.FULL),
          Map.entry("U", Kind.FULL),
          Map.entry("P", Kind.FULL),
          Map.entry("A", Kind.FULL),
          Map.entry("open", Kind.FULL),
          Map.entry("grant", Kind.FULL),
          Map.entry("use", Kind.FULL),
          Map.entry("share", Kind.FULL),
          Map.entry("device", Kind.FULL),
          Map.entry("c", Kind.CREATE),
          Map.entry("own", Kind.CREATE),
          Map.entry("attend", Kind.CREATE),
          Map.entry("appeal", Kind.REQUEST),
          Map.entry("r", Kind.READ),
          Map.entry("case", Kind.CASE),
          Map.entry("business", Kind.READ),
          Map.entry("linked", Kind.READ),
          Map.entry("derived", Kind.READ),
          Map.entry("counts", Kind.READ),
          Map.entry("audit", Kind.READ),
          Map.entry("only", Kind.READ),
          Map.entry("propose", Kind.PROPOSE),
          Map.entry("request", Kind.REQUEST),
          Map.entry("draft", Kind.DRAFT),
          Map.entry("add", Kind.ADD),
          Map.entry("local", Kind.ADD),
          Map.entry("endorse", Kind.ENDORSE),
          Map.entry("approve", Kind.APPROVE),
          Map.entry("1st", Kind.FIRST_KEY),
          Map.entry("2nd", Kind.SECOND_KEY),
          Map.entry("sign", Kind.SIGN),
          Map.entry("opinion", Kind.OPINION),
          Map.entry("comment", Kind.OPINION),
          Map.entry("reply", Kind.REPLY),
          Map.entry("statement", Kind.STATEMENT),
          Map.entry("notified", Kind.NOTIFIED));

  private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)");
  private static final Set<Kind> LOOKING_ON = EnumSet.of(Kind.READ, Kind.CASE, Kind.NOTIFIED);

  public Grant {
    kinds = Set.copyOf(kinds);
  }

  /** Fails on a word nobody has given a meaning: a permission must not be guessed. */
  static Grant parse(String action, Role role, String cell) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String part : REMARK.matcher(cell).replaceAll("").split("[/+]")) {
      String word = part.strip().split(" ")[0];
      Kind kind = WORDS.get(word);
      if (word.equals("-")) {
        continue;
      }
      if (kind == null) {
        throw new IllegalStateException("permission table: no meaning for '" + cell + "' of " + action + ", " + role);
      }
      kinds.add(kind);
    }
    return new Grant(action, role, cell, kinds);
  }

  /** Whether the role has anything to do with the action at all. */
  public boolean given() {
    return !kinds.isEmpty();
  }

  /** Of use only once a case of 倒查 or a report from the public opens something, neither of which exists yet. */
  boolean waitsToBeOpened() {
    return cell.contains("case") || cell.contains("linked");
  }

  public boolean is(Kind... wanted) {
    for (Kind kind : wanted) {
      if (kinds.contains(kind)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the role does more than look on; only then may it call something that changes. */
  public boolean changes() {
    return !LOOKING_ON.containsAll(kinds);
  }
}
