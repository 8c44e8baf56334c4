package org.bihuan.tipoff;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Which desk a report comes to (RP-05: never to those it is about, nor to anybody under them). Pure. */
final class RoutingRules {

  private RoutingRules() {}

  /**
   * What is known of the place a report is about.
   *
   * @param district null where the reporter named none
   * @param office whether the unit picked is itself an office (机关)
   */
  record Subject(About about, @Nullable Integer district, boolean office) {}

  /** @param staffed whether a district has a keeper today; where it has none, the city reads it */
  static Desk desk(Subject subject, IntPredicate staffed) {
    Integer named = subject.district();
    int district = named == null ? Desk.WHOLE_CITY : named;
    boolean underTheCity = district == Desk.WHOLE_CITY;
    About about = subject.about();
    if (about == About.UNIT && subject.office()) {
      about = underTheCity ? About.CITY_OFFICE : About.DISTRICT_OFFICE;
    }
    return switch (about) {
      case CITY_OFFICE -> Desk.AUDIT;
      case DISTRICT_OFFICE -> Desk.CITY;
      case UNIT ->
          underTheCity || !staffed.test(district) ? Desk.CITY : Desk.of(district);
    };
  }

  /** Whether a desk may take a report over: what is about a district's office goes to no district, and so on upwards. */
  static boolean mayGo(About about, boolean office, Desk to) {
    return switch (to.kind()) {
      case DISTRICT -> about == About.UNIT && !office;
      case CITY -> about != About.CITY_OFFICE;
      case AUDIT -> about == About.CITY_OFFICE;
    };
  }
}
