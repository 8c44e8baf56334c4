package org.bihuan.demo;

import java.util.UUID;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Registration;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;

/** To whom a tale is told: the ledger itself, act by act, or a page of it that is loaded at once. */
interface Teller {

  Hazard register(Actor actor, Registration registration);

  Hazard perform(Actor actor, Ref hazard, ExpectedVersion expected, HazardCommand command, UUID key);

  /** What was proposed last, to be signed or decided; each tale proposes one thing at a time. */
  UUID latestProposal(Actor actor, Ref hazard);

  /**
   * One picture shows one thing: before, after and the interim control are never the same.
   *
   * @param time how many of this kind the hazard has already: what was sent back is proved by another picture
   */
  Ref photo(Actor person, Ref unit, String item, PhotoKind kind, int time);
}
