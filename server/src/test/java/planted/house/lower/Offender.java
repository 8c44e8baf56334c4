package planted.house.lower;

import planted.house.upper.Upstairs;

/** Looks up, where levels only ever look down. */
public class Offender {
  Upstairs upstairs = new Upstairs();
}
