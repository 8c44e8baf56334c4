package org.bihuan.tipoff;

/**
 * Where a report is dealt with.
 *
 * @param district the ledger of a district's desk; that of the city for the others
 */
public record Desk(Kind kind, int district) {

  static final int WHOLE_CITY = 110100;

  static final Desk CITY = new Desk(Kind.CITY, WHOLE_CITY);
  static final Desk AUDIT = new Desk(Kind.AUDIT, WHOLE_CITY);

  /** The desk of a district, of the city, and of 监督审计 for what is about the city's own office. */
  public enum Kind {
    DISTRICT("区级举报专管员"),
    CITY("市级举报专管员"),
    AUDIT("监督审计");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  static Desk of(int district) {
    return new Desk(Kind.DISTRICT, district);
  }
}
