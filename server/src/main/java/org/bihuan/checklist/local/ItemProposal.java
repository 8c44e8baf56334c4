package org.bihuan.checklist.local;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.ItemText;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * An item proposed from below.
 *
 * @param text as it was proposed, or as the last to pass it on has edited it
 * @param itemCode the item it became
 */
public record ItemProposal(
    Ref ref,
    @Nullable UUID unitId,
    ItemText text,
    String reason,
    State state,
    @Nullable String itemCode,
    int version,
    Sayer proposer,
    List<Remark> remarks) {

  public ItemProposal {
    remarks = List.copyOf(remarks);
  }

  /** Who is asked, or what was decided. */
  public enum State {
    AT_DISTRICT("待区级答复"),
    AT_CITY("待市级答复"),
    ACCEPTED("已采纳"),
    REFUSED("未采纳");

    private final String title;

    State(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    boolean isOpen() {
      return this == AT_DISTRICT || this == AT_CITY;
    }
  }

  public enum Kind {
    COMMENT("意见"),
    FORWARDED("报市级"),
    ACCEPTED("采纳"),
    REFUSED("不采纳"),
    TAKEN_BACK("采纳已收回");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Somebody in his post at that time. */
  public record Sayer(Instant at, UUID personId, String personName, String postTitle, String nodeName) {}

  public record Remark(UUID id, Kind kind, String remark, Sayer sayer) {}
}
