package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.file.FileRecord;
import org.bihuan.organisation.Holding;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;

/** What the ledger must know of a unit: that the acting person may see it, its places, its files, its people. */
interface UnitFacts {

  /** @param district the name of the district, or 市属 */
  record Names(String unit, String district) {}

  /** That something may be registered there: seen by the acting person, and not ended. */
  Names requireUnit(Ref unit);

  boolean hasPlace(Ref unit, UUID place);

  /** A file that was uploaded to the unit; somebody else's file is as good as none. */
  Optional<FileRecord> file(Ref unit, Ref file);

  /** Whether he may show it as his proof: brought by himself, on nothing yet, or on something he may read. */
  boolean mayShow(Actor actor, FileRecord file);

  /** What it has open of the standard items, in the order of the numbers. */
  List<CompositeRules.OpenItem> openItems(Ref unit);

  /** Of the unit, or of the one that finishes its ledger. */
  List<Holding> holdersOn(Ref unit, LocalDate day);
}
