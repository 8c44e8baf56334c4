package org.bihuan.demo;

import java.util.UUID;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.HazardDesk;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Registration;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells the ledger as people do, each act in its own transaction. */
@Component
@Profile("demonstration")
class LedgerTeller implements Teller {

  private final HazardLedger ledger;
  private final HazardDesk desk;
  private final DemoAlbum album;

  LedgerTeller(HazardLedger ledger, HazardDesk desk, DemoAlbum album) {
    this.ledger = ledger;
    this.desk = desk;
    this.album = album;
  }

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
    return desk.latestProposal(actor, hazard).orElseThrow();
  }

  @Override
  public Ref photo(Actor person, Ref unit, String item, PhotoKind kind, int time) {
    return album.photo(person, unit, item, kind, time);
  }
}
