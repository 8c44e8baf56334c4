import { uuidv7 } from '../../lib/uuidv7';
import { Database, wait } from './database';
import type { Ran } from './keeping';
import { ifRoom } from './storage';

/** What belongs to the phone and not to a person: who is at it, its own name, and how wrong its clock is. */

export type Holder = {
  personId: string;
  personName: string;
  postTitle: string;
  /** The post of his own he acts under, and those of the inspection teams he is in today. */
  post: string | null;
  teams: string[];
  /** When the server last said that it is he, by the server's clock. */
  contactAt: number;
};

export type Clock = { offsetMillis: number; knownAt: string };

/**
 * How long ago the server last spoke with us, by a phone's clock that may have been wrong then and put right since, or
 * still be as wrong as it was: one whose battery ran empty wakes in 1970. Of both readings that lie after the contact
 * the shorter counts, for nobody may lose what he carries into a basement to a clock.
 */
export function sinceContact(contactAt: number, clock: Clock | null, now = Date.now()): number {
  const ages = [now, now + (clock?.offsetMillis ?? 0)].map((reading) => reading - contactAt);
  const after = ages.filter((age) => age >= 0);
  return after.length > 0 ? Math.min(...after) : 0;
}

const phone = new Database('bihuan-field');

type Kept<T> = { key: string; value: T };

async function kept<T>(key: string): Promise<T | null> {
  return (await phone.get<Kept<T>>('kept', key))?.value ?? null;
}

const keep = (key: string, value: unknown) => ifRoom(phone.put('kept', { key, value }));

/** One written before the app knew of teams has none. */
export async function readHolder(): Promise<Holder | null> {
  const holder = await kept<Holder>('holder');
  return holder && { ...holder, post: holder.post ?? null, teams: holder.teams ?? [] };
}

export const writeHolder = (holder: Holder | null) => keep('holder', holder);

export const readClock = () => kept<Clock>('clock');
export const writeClock = (clock: Clock) => keep('clock', clock);

/** How far the clock was seen to run since the contact. */
export const readRan = () => kept<Ran>('ran');
export const writeRan = (ran: Ran) => keep('ran', ran);

/** Signed out without a network: the server hears of it first thing. */
export const readSignOutOwed = async () => (await kept<boolean>('sign-out-owed')) ?? false;
export const writeSignOutOwed = (owed: boolean) => keep('sign-out-owed', owed);

export const readLarge = async () => (await kept<boolean>('large')) ?? false;
export const writeLarge = (large: boolean) => keep('large', large);

/** Told once that what is said aloud leaves the phone. */
export const readDictates = async () => (await kept<boolean>('dictates')) ?? false;
export const writeDictates = () => keep('dictates', true);

export async function deviceId(): Promise<string> {
  const known = await kept<string>('device');
  if (known) return known;
  const fresh = uuidv7();
  await keep('device', fresh);
  return fresh;
}

/** Who else has something on this phone that only he can send; names and numbers, nothing of the content. */
export type Others = Record<string, { name: string; unsent: number }>;

export const readOthers = async () => (await kept<Others>('unsent')) ?? {};

export async function writeUnsent(holder: Holder, unsent: number): Promise<void> {
  await ifRoom(
    phone.change(['kept'], async (t) => {
      const store = t.objectStore('kept');
      const others: Others = {
        ...((await wait<Kept<Others> | undefined>(store.get('unsent')))?.value ?? {}),
      };
      if (unsent > 0) others[holder.personId] = { name: holder.personName, unsent };
      else delete others[holder.personId];
      store.put({ key: 'unsent', value: others });
    }),
  );
  rememberUnsent(holder.personId, unsent);
}

/**
 * A browser short of space throws the whole store away, the marks in it included. A cookie survives that, and tells the
 * person that something was here.
 */
function rememberUnsent(personId: string, unsent: number): void {
  const age = unsent > 0 ? 180 * 86_400 : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on the phones in use.
  document.cookie = `bihuan_field_${personId}=${unsent}; path=/field; max-age=${age}; SameSite=Lax`;
}

export function rememberedUnsent(personId: string): number {
  const found = new RegExp(`(?:^|;\\s*)bihuan_field_${personId}=(\\d+)`).exec(document.cookie);
  return Number(found?.[1] ?? 0);
}
