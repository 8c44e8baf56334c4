package org.bihuan.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns an export has. */
enum LedgerForm {
  /** Those shown on the screen. */
  SHOWN("所见的列"),
  /** Everything a school keeps in its ledger. */
  WHOLE("台账全部列"),
  /** The field names government systems exchange. */
  NATIONAL("国家数据规范字段");

  private final String title;

  LedgerForm(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  List<? extends SheetColumn> columns(@Nullable List<String> shown) {
    return switch (this) {
      case SHOWN -> LedgerColumn.named(shown == null ? List.of() : shown);
      case WHOLE -> List.of(LedgerColumn.values());
      case NATIONAL -> List.of(NationalField.values());
    };
  }
}
