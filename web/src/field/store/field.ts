import { useSyncExternalStore } from 'react';
import type { LookingOnly, SignedIn } from '../../api/types';
import { setServerTime } from '../../lib/dates';
import { type Fates, keptList } from '../check/keptList';
import type { FieldFile, FieldRecord } from '../types';
import { askWhoIsThere, endSession, fetchBundle, fetchFates, fetchPatrols, fetchPictures } from './contact';
import {
  type CarriedTeam,
  FATES,
  type KeptBundle,
  type KeptPatrols,
  OWN_BUNDLE,
  PATROLS,
  PersonStore,
  TELLS_PLACE,
} from './person';
import {
  type Holder,
  type Others,
  readClock,
  readHolder,
  readOthers,
  readSignOutOwed,
  rememberedUnsent,
  sinceContact,
  writeHolder,
  writeSignOutOwed,
  writeUnsent,
} from './phone';
import { askToPersist, lookAtRoom, type Room } from './storage';
import { findTask, isOvertaken } from './tasks';

/** The one state of the app; screens look at it, act through the functions below, and keep nothing of value themselves. */

export type FieldState = {
  phase: 'starting' | 'nobody' | 'ready';
  holder: Holder | null;
  /** Under the person's own post. */
  carried: KeptBundle | null;
  /** How the places of his unit stood when the server was last asked; null where he goes on no patrol. */
  patrols: KeptPatrols | null;
  /** Under the posts of the inspection teams he is in. */
  teams: CarriedTeam[];
  records: FieldRecord[];
  files: FieldFile[];
  /** What became of checks begun here whose list is carried no more. */
  fates: Fates;
  /** Whether records may say where the phone was; null until he was asked. */
  tellsPlace: boolean | null;
  line: 'unknown' | 'online' | 'offline' | 'signed-out';
  room: Room | null;
  /** Little room is left: what is kept in hand for that has begun to be used. */
  short: boolean;
  /** Records whose words the full store did not take; they lie in a makeshift. */
  sheltered: string[];
  /** Others who have something on this phone that only they can send. */
  others: Others;
  /** So many unsent records a browser has thrown away. */
  evicted: number;
  /** What the server wants done at a desk first, such as a first password. */
  owed: 'password' | 'second-factor' | null;
  /** Why the server takes nothing at the moment. */
  lookingOnly: LookingOnly | null;
  /** How much is on its way into the store. */
  writing: number;
  /** Why the last thing written is not kept. */
  failure: string | null;
};

const DAY = 86_400_000;

let state: FieldState = {
  phase: 'starting',
  holder: null,
  carried: null,
  patrols: null,
  teams: [],
  records: [],
  files: [],
  fates: {},
  tellsPlace: null,
  line: 'unknown',
  room: null,
  short: false,
  sheltered: [],
  others: {},
  evicted: 0,
  owed: null,
  lookingOnly: null,
  writing: 0,
  failure: null,
};
let store: PersonStore | null = null;
const watchers = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('bihuan-field');
let onSaved: () => void = () => undefined;

export const fieldState = () => state;
export const personStore = () => store;

export function useField(): FieldState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}

export function set(part: Partial<FieldState>): void {
  state = { ...state, ...part };
  for (const watcher of watchers) watcher();
}

/** Told when something waits to be sent. */
export function whenSaved(listener: () => void): void {
  onSaved = listener;
}

/** Something waits to be sent. */
export const tellWaiting = () => onSaved();

export async function start(): Promise<void> {
  channel?.addEventListener('message', () => void reload());
  const clock = await readClock();
  if (clock) setServerTime(new Date(Date.now() + clock.offsetMillis).toISOString());
  const holder = await readHolder();
  if (holder) await open(holder);
  set({ others: await readOthers() });
  await meet();
  if (!state.holder) set({ phase: 'nobody' });
}

async function open(holder: Holder): Promise<void> {
  store?.close();
  store = new PersonStore(holder.personId);
  const carried = await store.bundle();
  const age = sinceContact(holder.contactAt, await readClock());
  const old = carried && age > carried.bundle.keepDays * DAY;
  if (old) for (const key of [OWN_BUNDLE, PATROLS]) await store.keep(key, null);
  await keepLists(store, carried, await store.teamBundles(holder.teams));
  const teams = await store.teamBundles(old ? [] : holder.teams);
  const fates = (await store.kept<Fates>(FATES)) ?? {};
  const tellsPlace = await store.kept<boolean>(TELLS_PLACE);
  const patrols = await store.kept<KeptPatrols>(PATROLS);
  set({
    phase: 'ready',
    holder,
    carried: old ? null : carried,
    patrols,
    teams,
    fates,
    tellsPlace,
    failure: null,
  });
  await forgetLongReceived(store);
  await store.leaveShelter();
  await store.reserve.fill();
  // Before it is counted anew, which would forget what the browser threw away.
  const remembered = rememberedUnsent(holder.personId);
  await reload();
  const there = state.records.length > 0 || carried !== null;
  set({ evicted: there ? 0 : remembered });
  onSaved();
}

/** Begun before the app kept its list with a check: as long as the phone still knows the list it is made good. */
async function keepLists(mine: PersonStore, carried: KeptBundle | null, teams: CarriedTeam[]): Promise<void> {
  for (const { id, state: stands, draft } of await mine.records()) {
    if (draft.kind !== 'CHECK' || draft.list || stands === 'RECEIVED') continue;
    const task = findTask({ carried, teams }, draft.task);
    if (!task) continue;
    const list = keptList(task);
    await mine.update(id, (record) =>
      record.draft.kind === 'CHECK' ? { ...record, draft: { ...record.draft, list } } : record,
    );
  }
}

/** He says whether his records may tell where the phone was. */
export async function letTellPlace(tells: boolean): Promise<void> {
  await store?.keep(TELLS_PLACE, tells);
  set({ tellsPlace: tells });
}

/** What the server has had for a month needs no line on the phone any more. */
async function forgetLongReceived(mine: PersonStore): Promise<void> {
  for (const record of await mine.records()) {
    const received = record.receipt ? Date.parse(record.receipt.receivedAt) : Number.POSITIVE_INFINITY;
    if (record.state === 'RECEIVED' && Date.now() - received > 30 * DAY) {
      await mine.drop(record.id, await mine.filesOf(record.id));
    }
  }
}

/** Reads anew what lies on the phone; other tabs are told when something changed here. */
export async function reload(tellOthers = false): Promise<void> {
  if (!store || !state.holder) return;
  const [records, files] = await Promise.all([store.records(), store.files()]);
  records.sort((a, b) => b.sequence - a.sequence);
  const room = await lookAtRoom();
  const short = room?.scarce === true || !(await store.reserve.isWhole());
  set({ records, files, sheltered: store.sheltered(), room, short });
  await writeUnsent(state.holder, records.filter((record) => record.state !== 'RECEIVED').length);
  if (tellOthers) channel?.postMessage('changed');
}

/** Speaks with the server if it can be reached: who is there, what time it is, what is to be carried. */
export async function meet(): Promise<void> {
  if ((await readSignOutOwed()) && (await endSession())) await writeSignOutOwed(false);
  if (await readSignOutOwed()) {
    set({ line: 'offline' });
    return;
  }
  const contact = await askWhoIsThere();
  if (contact.state === 'signed-in') {
    await adopt(contact.session);
    return;
  }
  set({ line: contact.state === 'unreachable' ? 'offline' : 'signed-out' });
}

/** The person the server knows. Somebody else's things stay shut until he himself signs in. */
export async function adopt(session: SignedIn): Promise<void> {
  // The desk in the same browser may act for a team at the moment; here each thing goes under its own post.
  const own = session.post.ofTeam ? session.posts.find((post) => !post.ofTeam) : session.post;
  const shown = own ?? session.post;
  const holder: Holder = {
    personId: session.person.id,
    personName: session.person.name,
    postTitle: `${shown.nodeName} ${shown.title}`,
    post: shown.id,
    teams: session.posts.filter((post) => post.ofTeam).map((post) => post.id),
    contactAt: Date.parse(session.serverTime),
  };
  const before = state.holder;
  // Whose session was left behind without a network is ended by this one.
  await writeSignOutOwed(false);
  await writeHolder(holder);
  if (before?.personId !== holder.personId) {
    set({ records: [], files: [], carried: null, patrols: null, teams: [], fates: {}, tellsPlace: null });
    await open(holder);
    set({ others: await readOthers() });
  }
  const owed = session.mustChangePassword
    ? 'password'
    : session.mustSetUpSecondFactor
      ? 'second-factor'
      : null;
  set({ holder, phase: 'ready', line: 'online', owed, lookingOnly: session.lookingOnly });
  onSaved();
  await refresh();
}

export async function refresh(): Promise<void> {
  const mine = store;
  if (!mine) return;
  try {
    const { post = null, teams = [] } = state.holder ?? {};
    const carried = await fetchBundle(mine, post, false);
    for (const team of teams) await fetchBundle(mine, team, true);
    if (mine !== store) return;
    set({ teams: await mine.teamBundles(teams) });
    if (carried) {
      set({ carried });
      set({ patrols: await fetchPatrols(mine, carried.bundle, post) });
      await fetchPictures(mine, carried.bundle, post);
      const overtaken = (await mine.records()).filter((record) => isOvertaken(state, record));
      set({ fates: await fetchFates(mine, overtaken, [...teams, post]) });
    }
  } catch {
    set({ line: 'offline' });
  }
  set({ room: await lookAtRoom() });
}

export async function persist(): Promise<void> {
  await askToPersist();
  set({ room: await lookAtRoom() });
}

/** What is not sent yet stays on the phone, shut, until he comes back. */
export async function signOut(): Promise<void> {
  store?.close();
  store = null;
  await writeHolder(null);
  set({
    phase: 'nobody',
    holder: null,
    carried: null,
    patrols: null,
    teams: [],
    records: [],
    files: [],
    fates: {},
    tellsPlace: null,
    line: 'unknown',
  });
  set({ others: await readOthers() });
  if (!(await endSession())) await writeSignOutOwed(true);
}
