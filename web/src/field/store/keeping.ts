import type { Ref } from '../../api/types';
import type { Bundle } from '../types';
import { type Clock, sinceContact } from './phone';

/**
 * How long a phone keeps what it carries. It is hidden as soon as the clock says that it is too old, and thrown away only
 * where that is certain: a clock can be wrong, and set right again. Pure.
 */

const DAY = 86_400_000;

/** Told by every server so far; of use only where nothing is kept that tells it. */
export const KEEP_DAYS = 7;

/** What outlives the carried content: what has to be said in its place, and for which units one may still write. */
export type Left = {
  keepDays: number;
  /** Of the own post; empty where it may not register. */
  units: { ref: Ref; name: string }[];
  mayRegister: boolean;
  /** Until when it was kept, by the server's clock, once it was thrown away; null as long as it lies here. */
  goneAt: number | null;
  /** The server gives this post nothing to carry. */
  noUse: boolean;
};

/** Thrown away without anything of the own post: there was only what teams carry. */
export const NOTHING_LEFT: Left = {
  keepDays: KEEP_DAYS,
  units: [],
  mayRegister: true,
  goneAt: null,
  noUse: false,
};

/** In what was carried before the server told, everybody may try. */
export const mayRegister = (bundle: Pick<Bundle, 'registering'>): boolean => bundle.registering?.may ?? true;

export function leftOf(bundle: Bundle): Left {
  const may = mayRegister(bundle);
  return {
    keepDays: bundle.keepDays,
    units: may ? bundle.units.filter(({ own }) => own).map(({ ref, name }) => ({ ref, name })) : [],
    mayRegister: may,
    goneAt: null,
    noUse: false,
  };
}

export const NOTHING_FOR_THIS_POST: Left = {
  keepDays: KEEP_DAYS,
  units: [],
  mayRegister: false,
  goneAt: null,
  noUse: true,
};

/** Whether anything the person finds can be registered from here, as far as the phone knows. */
export const registersHere = ({
  carried,
  teams,
  left,
}: {
  carried: { bundle: Bundle } | null;
  teams: readonly { bundle: Bundle }[];
  left: Left | null;
}): boolean =>
  teams.some(({ bundle }) => mayRegister(bundle)) ||
  (carried ? mayRegister(carried.bundle) : (left?.mayRegister ?? true));

export type Keeping = {
  /** By the server's clock. */
  until: number;
  stands: 'kept' | 'last-day' | 'over';
};

/**
 * How far the phone has seen its own clock run since the contact. A step counts as a day at most, so a clock set a year
 * ahead adds a day and one set back takes nothing off: seven days run together are seven days, whatever it showed.
 */
export type Ran = { at: number; millis: number };

export const ranOn = (ran: Ran | null, now: number): Ran => ({
  at: now,
  millis: ran ? ran.millis + Math.min(Math.max(now - ran.at, 0), DAY) : 0,
});

export function keepingOf(
  contactAt: number,
  keepDays: number,
  clock: Clock | null,
  ran: Ran | null,
  now: number,
): Keeping {
  const age = Math.max(sinceContact(contactAt, clock, now), ran?.millis ?? 0);
  const left = keepDays * DAY - age;
  return {
    until: contactAt + keepDays * DAY,
    stands: left < 0 ? 'over' : left <= DAY ? 'last-day' : 'kept',
  };
}

/** Whether no clock set wrong can explain it any more: the server's says so, or ours has run that long. */
export const isCertainlyOver = (
  contactAt: number,
  keepDays: number,
  ran: Ran | null,
  serverNow: number | null,
): boolean =>
  (serverNow !== null && serverNow - contactAt > keepDays * DAY) || (ran?.millis ?? 0) > keepDays * DAY;
