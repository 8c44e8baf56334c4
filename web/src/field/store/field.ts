import { useSyncExternalStore } from 'react';
import type { Ref, SignedIn } from '../../api/types';
import { setServerTime } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { contentOf } from '../content';
import type { Draft, FieldFile, FieldRecord } from '../types';
import { askWhoIsThere, endSession, fetchBundle, fetchPictures } from './contact';
import { type CarriedTeam, type FileWithBytes, type KeptBundle, OWN_BUNDLE, PersonStore } from './person';
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
import { whereAmI } from './position';
import { askToPersist, isFull, lookAtRoom, type Room } from './storage';
import { bundleOf } from './tasks';

/** The one state of the app; screens look at it, act through the functions below, and keep nothing of value themselves. */

export type FieldState = {
  phase: 'starting' | 'nobody' | 'ready';
  holder: Holder | null;
  /** Under the person's own post. */
  carried: KeptBundle | null;
  /** Under the posts of the inspection teams he is in. */
  teams: CarriedTeam[];
  records: FieldRecord[];
  files: FieldFile[];
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
  teams: [],
  records: [],
  files: [],
  line: 'unknown',
  room: null,
  short: false,
  sheltered: [],
  others: {},
  evicted: 0,
  owed: null,
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
  if (old) await store.keep(OWN_BUNDLE, null);
  const teams = await store.teamBundles(old ? [] : holder.teams);
  set({ phase: 'ready', holder, carried: old ? null : carried, teams, failure: null });
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
    set({ records: [], files: [], carried: null, teams: [] });
    await open(holder);
    set({ others: await readOthers() });
  }
  const owed = session.mustChangePassword
    ? 'password'
    : session.mustSetUpSecondFactor
      ? 'second-factor'
      : null;
  set({ holder, phase: 'ready', line: 'online', owed });
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
      await fetchPictures(mine, carried.bundle);
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
    teams: [],
    records: [],
    files: [],
    line: 'unknown',
  });
  set({ others: await readOthers() });
  if (!(await endSession())) await writeSignOutOwed(true);
}

/** Counts what is being written, so that no screen calls it kept too early; what cannot be written is said aloud. */
async function kept<T>(what: string, work: () => Promise<T>): Promise<T> {
  set({ writing: state.writing + 1 });
  try {
    const result = await work();
    set({ failure: null });
    return result;
  } catch (error) {
    set({
      failure: isFull(error)
        ? `手机空间已满，刚才的${what}没有保存。请先联网上传、导出草稿，或清理手机空间。`
        : '刚才写的没有存进手机，请再改一个字重试；仍不行请截屏并重新打开应用。',
    });
    throw error;
  } finally {
    set({ writing: state.writing - 1 });
  }
}

export const begin = (
  draft: Draft,
  unit: { ref: Ref; name: string },
  title: string,
  expectedVersion: number | null,
  team: Ref | null = null,
): Promise<FieldRecord> => kept('文字', () => beginNow(draft, unit, title, expectedVersion, team));

export const write = (id: string, change: (draft: Draft) => Draft, title?: string): Promise<void> =>
  kept('文字', () => writeNow(id, change, title));

/** The post a record goes to the server under. */
export const postOf = (record: FieldRecord): Ref | null => record.team ?? state.holder?.post ?? null;

export const addFile = (file: FieldFile, bytes: ArrayBuffer): Promise<void> =>
  kept('照片', () => addFileNow(file, bytes));

async function beginNow(
  draft: Draft,
  unit: { ref: Ref; name: string },
  title: string,
  expectedVersion: number | null,
  team: Ref | null,
): Promise<FieldRecord> {
  const clock = await readClock();
  const now = new Date().toISOString();
  const record = await mustStore().add({
    id: uuidv7(),
    unit: unit.ref,
    unitName: unit.name,
    team,
    title,
    state: 'DRAFT',
    draft,
    content: null,
    expectedVersion,
    deviceAt: now,
    changedAt: now,
    offsetMillis: clock?.offsetMillis ?? null,
    offsetKnownAt: clock?.knownAt ?? null,
    position: null,
    attempts: 0,
    nextAt: 0,
    problem: null,
    receipt: null,
  });
  await reload(true);
  return record;
}

async function writeNow(id: string, change: (draft: Draft) => Draft, title?: string): Promise<void> {
  await mustStore().update(id, (record) => ({
    ...record,
    draft: change(record.draft),
    title: title ?? record.title,
    changedAt: new Date().toISOString(),
  }));
  await reload(true);
}

async function addFileNow(file: FieldFile, bytes: ArrayBuffer): Promise<void> {
  await mustStore().addFile(file, bytes);
  await reload(true);
}

export async function dropFile(...ids: string[]): Promise<void> {
  for (const id of ids) await mustStore().dropFile(id);
  await reload(true);
}

/** From now on the phone tries to bring it to the server until it has it. */
export async function save(id: string): Promise<void> {
  const mine = mustStore();
  const files = await mine.filesOf(id);
  const clock = await readClock();
  const position = await whereAmI();
  await mine.update(id, (record) => ({
    ...record,
    state: 'WAITING',
    content: contentOf(record, files, bundleOf(state, record)),
    changedAt: new Date().toISOString(),
    position: position ?? record.position,
    offsetMillis: clock?.offsetMillis ?? record.offsetMillis,
    offsetKnownAt: clock?.knownAt ?? record.offsetKnownAt,
    attempts: 0,
    nextAt: 0,
    problem: null,
  }));
  await reload(true);
  onSaved();
}

export async function back(id: string): Promise<void> {
  await mustStore().update(id, (record) => ({ ...record, state: 'DRAFT', content: null }));
  await reload(true);
}

/** The person has seen what is there now and stands by what he wrote. */
export async function standBy(id: string, version: number): Promise<void> {
  await mustStore().update(id, (record) => ({
    ...record,
    state: 'WAITING',
    expectedVersion: version,
    problem: null,
    attempts: 0,
    nextAt: 0,
  }));
  await reload(true);
  onSaved();
}

/** The same content under a new id, files too: the old one belongs to what the server has. */
export async function saveAsNew(id: string): Promise<void> {
  const mine = mustStore();
  const old = await mine.record(id);
  if (!old) return;
  const fresh: FieldRecord = { ...old, id: uuidv7(), state: 'DRAFT', content: null, problem: null };
  const files = (await mine.filesOf(id)).map((file) => ({
    old: file.id,
    fresh: { ...file, id: uuidv7(), recordId: fresh.id, received: 0, acknowledged: false },
  }));
  await mine.replace(old, fresh, files);
  await save(fresh.id);
}

export async function discard(id: string): Promise<void> {
  const mine = mustStore();
  await mine.drop(id, await mine.filesOf(id));
  await reload(true);
}

/** Records of an exported file, as they were; what lies on the phone already stays as it is. */
export async function takeBack(records: { record: FieldRecord; files: FileWithBytes[] }[]): Promise<number> {
  const mine = mustStore();
  let taken = 0;
  try {
    for (const { record, files } of records) {
      if (await mine.record(record.id)) continue;
      const state = record.state === 'SENDING' ? 'WAITING' : record.state;
      await mine.add({ ...record, state, nextAt: 0 }, files);
      taken++;
    }
    return taken;
  } finally {
    await reload(true);
    onSaved();
  }
}

function mustStore(): PersonStore {
  if (!store) throw new Error('还没有登录');
  return store;
}
