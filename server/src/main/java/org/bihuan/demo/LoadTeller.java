package org.bihuan.demo;

import java.util.UUID;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.LoadingLedger;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Registration;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;

/** Tells a ledger that is loaded page by page; a few small photos serve a whole unit. */
record LoadTeller(LoadingLedger ledger, DemoAlbum album) implements Teller {

  @Override
  public Hazard register(Actor actor, Registration registration) {
    return ledger.register(actor, registration);
  }

  @Override
  public Hazard perform(Actor actor, Ref hazard, ExpectedVersion expected, HazardCommand command, UUID key) {
    return ledger.perform(actor, hazard, expected, command, key);
  }

  @Override
  public UUID latestProposal(Actor actor, Ref hazard) {
    return ledger.latestProposal(hazard).orElseThrow();
  }

  @Override
  public Ref photo(Actor person, Ref unit, String item, PhotoKind kind, int time) {
    return album.small(person, unit, kind, time);
  }
}
