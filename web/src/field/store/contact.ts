import { call, POST_HEADER, parseProblem } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { Session } from '../../api/types';
import type { PatrolDay } from '../../features/inspection/patrol/queries';
import type { TaskSheet } from '../../features/inspection/queries';
import { now, setServerTime } from '../../lib/dates';
import { picturesOf } from '../blind/looks';
import type { Fate, Fates } from '../check/keptList';
import type { Bundle, FieldRecord } from '../types';
import {
  FATES,
  type KeptBundle,
  type KeptPatrols,
  OWN_BUNDLE,
  PATROLS,
  type PersonStore,
  teamBundle,
} from './person';
import { deviceId, writeClock } from './phone';
import { ifRoom } from './storage';

/** What the server says when it can be reached. */
export type Contact =
  | { state: 'signed-in'; session: Extract<Session, { signedIn: true }> }
  | { state: 'signed-out'; serverTime: string }
  | { state: 'unreachable' };

/** Asks who is signed in, and what time it is. */
export async function askWhoIsThere(): Promise<Contact> {
  const began = Date.now();
  try {
    const session = await call<Session>('GET', '/session', { signal: AbortSignal.timeout(20_000) });
    await learnTime(session.serverTime, began);
    return session.signedIn
      ? { state: 'signed-in', session }
      : { state: 'signed-out', serverTime: session.serverTime };
  } catch {
    return { state: 'unreachable' };
  }
}

/** How far our clock is off: an answer left the server about half-way through the call that began then. */
export async function learnTime(serverTime: string, began: number): Promise<void> {
  const middle = (began + Date.now()) / 2;
  setServerTime(serverTime, middle);
  await writeClock({
    offsetMillis: Math.round(Date.parse(serverTime) - middle),
    knownAt: new Date().toISOString(),
  });
}

/** The post has nothing to carry: no further contact will change that, as long as it stays the same post. */
export const NO_USE = 'no-use';

/** The city wants a PIN on the phone before it keeps anything. */
export const PIN_FIRST = 'pin-first';

/**
 * Fetches what the person carries under one of his posts, unless the phone has just that; null where it could not be had.
 *
 * @param team the post of an inspection team; what it carries the server decides
 */
export async function fetchBundle(
  store: PersonStore,
  post: string | null,
  team: boolean,
): Promise<KeptBundle | typeof NO_USE | typeof PIN_FIRST | null> {
  const key = team && post ? teamBundle(post) : OWN_BUNDLE;
  const known = await store.kept<KeptBundle>(key);
  const units = team ? [] : ((await store.kept<string[]>('units')) ?? []);
  const search = units.length > 0 ? `?unit=${units.join(',')}` : '';
  const response = await fetch(`/api/sync/bundle${search}`, {
    headers: {
      ...(known ? { 'If-None-Match': known.etag } : {}),
      ...(post ? { [POST_HEADER]: post } : {}),
    },
    credentials: 'same-origin',
    signal: AbortSignal.timeout(60_000),
  });
  const { pin } = await store.guard();
  if (response.status === 304 && known) {
    if (known.bundle.pinRequired && pin === 'none') return PIN_FIRST;
    const fresh = { ...known, at: now().getTime() };
    await ifRoom(store.keep(key, fresh));
    return fresh;
  }
  if (response.status === 403) {
    return parseProblem(403, await response.text()).code === 'no-permission' ? NO_USE : null;
  }
  if (!response.ok) return null;
  const bundle = (await response.json()) as Bundle;
  if (bundle.holder.personId !== store.personId) return null;
  if (bundle.pinRequired && pin === 'none') return PIN_FIRST;
  const fresh = { etag: response.headers.get('ETag') ?? '', at: now().getTime(), bundle };
  await ifRoom(store.keep(key, fresh));
  return fresh;
}

/** How the carried places stand today, as far as the server can be asked; who goes on no patrol carries nothing of it. */
export async function fetchPatrols(
  store: PersonStore,
  bundle: Bundle,
  post: string | null,
): Promise<KeptPatrols | null> {
  if (!bundle.sources.some(({ code }) => code === 'PATROL')) return null;
  const days: PatrolDay[] = [];
  try {
    for (const unit of bundle.units) {
      const day = await call<PatrolDay>('GET', '/inspection/patrols/places', {
        query: { unit: unit.ref },
        post,
        signal: AbortSignal.timeout(20_000),
      });
      const carried = new Set(unit.places.map((place) => place.id));
      days.push({ ...day, places: day.places.filter(({ placeId }) => carried.has(placeId)) });
    }
  } catch {
    // What was known before stays, and the screen says of when it is.
    return store.kept<KeptPatrols>(PATROLS);
  }
  const fresh = { at: now().getTime(), days };
  await ifRoom(store.keep(PATROLS, fresh));
  return fresh;
}

/**
 * The before photos of what the person has to put right, for the ghost over the after photo, and those of his blind looks;
 * what he no longer carries goes.
 */
export async function fetchPictures(store: PersonStore, bundle: Bundle, post: string | null): Promise<void> {
  const before = bundle.rectifications.flatMap((hazard) => (hazard.before ? [hazard.before] : []));
  const former = (bundle.looks ?? []).flatMap(picturesOf);
  for (const key of await store.keepPictures([...before, ...former])) {
    const response = await fetch(former.includes(key) ? `/api${key}` : `/api/files/${key}/preview`, {
      headers: post ? { [POST_HEADER]: post } : {},
      credentials: 'same-origin',
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok) await store.addPicture(key, await response.arrayBuffer());
  }
}

/**
 * Asks what became of the checks begun on this phone whose list is carried no more. What was known before stays where the
 * server cannot be asked.
 *
 * @param posts under which it may be asked, those of the teams first
 */
export async function fetchFates(
  store: PersonStore,
  overtaken: FieldRecord[],
  posts: readonly (string | null)[],
): Promise<Fates> {
  const before = (await store.kept<Fates>(FATES)) ?? {};
  const fates: Fates = {};
  for (const { draft, team } of overtaken) {
    if (draft.kind !== 'CHECK') continue;
    const ofTeam = team ? posts.filter((post) => post === team) : [];
    const fate = await fateOf(draft.task, Boolean(team), [...ofTeam, posts.at(-1) ?? null]);
    const known = fate ?? before[draft.task];
    if (known) fates[draft.task] = known;
  }
  await ifRoom(store.keep(FATES, fates));
  return fates;
}

async function fateOf(
  task: string,
  ofTeam: boolean,
  posts: readonly (string | null)[],
): Promise<Fate | null> {
  const askedAt = now().toISOString();
  const path = ofTeam ? `/inspection/visits/${task}` : `/inspection/tasks/${task}`;
  for (const post of posts) {
    try {
      const { record } = await call<TaskSheet>('GET', path, { post, signal: AbortSignal.timeout(20_000) });
      if (!record) return { state: 'OPEN', by: null, doneOn: null, findings: [], askedAt };
      const findings = record.findings.map(({ item, hazard }) => ({ item, number: hazard?.number ?? null }));
      return { state: 'SUBMITTED', by: record.inspector.name, doneOn: record.doneOn, findings, askedAt };
    } catch (error) {
      // Under one post it may be out of sight and in sight under the other.
      if (![403, 404].includes(problemOf(error).status)) return null;
    }
  }
  return { state: 'GONE', by: null, doneOn: null, findings: [], askedAt };
}

export async function endSession(): Promise<boolean> {
  try {
    await call<void>('DELETE', '/session');
    return true;
  } catch (error) {
    // Nobody was signed in any more: that is what was wanted.
    return problemOf(error).status === 401;
  }
}

/** The PIN was wrong too often, and the phone threw away what it carried: the server is to know. */
export async function tellOfWipe(store: PersonStore | null): Promise<void> {
  const wiped = (await store?.guard())?.wiped;
  if (!store || !wiped) return;
  try {
    const body = { owner: store.personId, device: await deviceId(), at: new Date(wiped).toISOString() };
    await call<void>('POST', '/sync/pin-failures', { body, signal: AbortSignal.timeout(20_000) });
    await store.toldOfWipe();
  } catch {
    // It is told at the next contact.
  }
}
