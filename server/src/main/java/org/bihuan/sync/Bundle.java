package org.bihuan.sync;

import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.PocketLedger;
import org.bihuan.hazard.PocketLedger.Carried;
import org.bihuan.inspection.TaskSheet;
import org.bihuan.inspection.TeamTarget;
import org.bihuan.inspection.blind.FieldLooks;
import org.bihuan.organisation.PlaceKind;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What a phone carries to work for some days without a network: the person's own, and of his units what is near. Its
 * size has an end that does not depend on how large the city is.
 *
 * @param team where the team was sent that the person acts for; null under a post of his own
 * @param coming where the person will be sent with a team within the next days; empty under a team's post
 * @param looks what he is to look back at blindly, nothing of the files; null for whoever does not, and under a team's post
 * @param atDesk what else waits for the person, to be dealt with at a desk; null under a team's post
 * @param registering whether what the person finds goes on the ledger under this post
 * @param sources what the person's finding may be called
 * @param keepDays how long it may be kept without asking again
 * @param pinRequired whether the city wants a PIN on the phone before it keeps anything of this
 */
record Bundle(
    Holder holder,
    TeamTarget.@Nullable Carried team,
    List<TeamTarget.Coming> coming,
    List<CarriedUnit> units,
    List<TaskSheet> tasks,
    List<Carried> rectifications,
    @Nullable List<FieldLooks.Carried> looks,
    @Nullable AtDesk atDesk,
    Registering registering,
    List<Phrase> phrases,
    List<Named<Category>> categories,
    List<Named<HazardSource>> sources,
    Limits limits,
    int keepDays,
    boolean pinRequired) {

  /** Whose it is: under another person's hand it opens nothing. */
  record Holder(UUID personId, String personName, UUID postId, String postTitle) {}

  /**
   * @param hazards of the ledger
   * @param verifications reports he was sent to look into
   */
  record AtDesk(PocketLedger.AtDesk hazards, int verifications) {}

  /** @param instead whom to tell where it may not: the safety officers of the person's own units */
  record Registering(boolean may, List<Officer> instead) {}

  record Officer(Ref unit, String name, String postTitle) {}

  /** @param own of the person's own post, not one he looks at */
  record CarriedUnit(Ref ref, String name, boolean own, List<CarriedPlace> places, List<HazardAtPlace> hazards) {}

  record CarriedPlace(UUID id, PlaceKind kind, String name, String location) {}

  record HazardAtPlace(Carried hazard, @Nullable UUID placeId, @Nullable String itemCode) {}

  /**
   * A sentence of the item library that fails, ready for the ledger.
   *
   * @param point of an item with several points the one it says; 0 for an item without
   */
  record Phrase(String item, int point, Category category, String text, Level level, boolean major) {}

  record Named<T>(T code, String title) {}

  /** How much of each is carried at most. */
  record Limits(int units, int tasks, int hazardsPerUnit, int placesPerUnit, int phrases, int rectifications, int looks) {}
}
