import { useSyncExternalStore } from 'react';
import type { LookingOnly, SignedIn } from '../../api/types';
import { setServerTime, today } from '../../lib/dates';
import { inTurn } from '../../lib/inTurn';
import { type Fates, keptList } from '../check/keptList';
import type { FieldFile, FieldRecord } from '../types';
import {
  askWhoIsThere,
  endSession,
  fetchBundle,
  fetchFates,
  fetchPatrols,
  fetchPictures,
  NO_USE,
  PIN_FIRST,
  tellOfWipe,
} from './contact';
import type { Guard } from './dataKey';
import {
  isCertainlyOver,
  KEEP_DAYS,
  type Keeping,
  keepingOf,
  type Left,
  leftOf,
  NOTHING_FOR_THIS_POST,
  NOTHING_LEFT,
  ranOn,
} from './keeping';
import {
  type CarriedTeam,
  FATES,
  type KeptBundle,
  type KeptPatrols,
  LEFT,
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
  readRan,
  readSignOutOwed,
  rememberedUnsent,
  writeHolder,
  writeRan,
  writeSignOutOwed,
  writeUnsent,
} from './phone';
import { askToPersist, lookAtRoom, type Room } from './storage';
import { begunMissions, findTask, isOvertaken } from './tasks';

/** The one state of the app; screens look at it, act through the functions below, and keep nothing of value themselves. */

export type FieldState = {
  /** `locked`: of somebody, whose PIN has not been said yet. */
  phase: 'starting' | 'nobody' | 'locked' | 'ready';
  /** How the PIN stands, and how many records wait behind it; null where nothing is locked. */
  lock: { guard: Guard; waiting: number } | null;
  /** A PIN guards what lies here. */
  guarded: boolean;
  /** The city wants one first; `later` where the person has put that off. */
  pinOwed: 'now' | 'later' | null;
  holder: Holder | null;
  /** Under the person's own post; null too while it lies here hidden, for being too old by the clock. */
  carried: KeptBundle | null;
  /** Until when what is carried is kept; null where nothing is. */
  keeping: Keeping | null;
  /** What stays known when it is hidden or gone; null where nothing was ever carried. */
  left: Left | null;
  /** It is just being fetched. */
  fetching: boolean;
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

type Carrying = Pick<FieldState, 'carried' | 'patrols' | 'teams' | 'keeping' | 'left'>;

const DAY = 86_400_000;

let state: FieldState = {
  phase: 'starting',
  lock: null,
  guarded: false,
  pinOwed: null,
  holder: null,
  carried: null,
  keeping: null,
  left: null,
  fetching: false,
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
const NOTHING_CARRIED: Carrying = { carried: null, patrols: null, teams: [], keeping: null, left: null };
/** What of a person is in sight nowhere once he has gone, or a PIN is asked for. */
const NOTHING_IN_SIGHT = {
  ...NOTHING_CARRIED,
  pinOwed: null,
  fetching: false,
  records: [],
  files: [],
  fates: {},
  sheltered: [],
  tellsPlace: null,
  failure: null,
};
let store: PersonStore | null = null;
/** The holder's, before his PIN was said. */
let closed: PersonStore | null = null;
const NOBODY = async () => undefined;
/** Of the person whose store is open: nobody waits for what is fetched for somebody else. */
let fetchCarried: () => Promise<void> = NOBODY;
const watchers = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('bihuan-field');
const LOCKED = 'locked';
let onSaved: () => void = () => undefined;

export const fieldState = () => state;
export const personStore = () => store;
export const closedStore = () => closed;

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
  channel?.addEventListener('message', ({ data }) => void (data === LOCKED ? lock(false) : reload()));
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
  store = null;
  closed = null;
  fetchCarried = NOBODY;
  const mine = new PersonStore(holder.personId);
  if (await mine.open()) {
    await carryOn(holder, mine);
    return;
  }
  closed = mine;
  const guard = await mine.guard();
  const others = await readOthers();
  const waiting = others[holder.personId]?.unsent ?? 0;
  set({ ...NOTHING_IN_SIGHT, phase: 'locked', holder, guarded: true, lock: { guard, waiting }, others });
}

/** What lies here is open: it comes into sight, and what waits is sent. */
export async function carryOn(holder: Holder, opened: PersonStore): Promise<void> {
  closed = null;
  store = opened;
  fetchCarried = inTurn(() => fetchFor(opened));
  const kept = await opened.bundle();
  await keepLists(opened, kept, await opened.teamBundles(holder.teams));
  const fates = (await opened.kept<Fates>(FATES)) ?? {};
  const tellsPlace = await opened.kept<boolean>(TELLS_PLACE);
  const carrying = await weigh(opened, holder);
  if (opened !== store) return;
  set({ phase: 'ready', lock: null, holder, ...carrying, fates, tellsPlace, failure: null });
  await forgetLongReceived(opened);
  await opened.leaveShelter();
  await opened.reserve.fill();
  // Before it is counted anew, which would forget what the browser threw away.
  const remembered = rememberedUnsent(holder.personId);
  await reload();
  if (opened !== store) return;
  const there = state.records.length > 0 || kept !== null || state.left !== null;
  set({ evicted: there ? 0 : remembered });
  onSaved();
  // Whatever hinders it: it goes on with the next opening.
  void opened.sealOld().catch(() => undefined);
}

/**
 * What may be shown of what is carried. Too old by the clock it is hidden; where that is certain it goes.
 *
 * @param serverNow what the server has just said the time is; null where it was not reached
 */
async function weigh(mine: PersonStore, holder: Holder, serverNow: number | null = null): Promise<Carrying> {
  const now = Date.now();
  const ran = ranOn(await readRan(), now);
  await writeRan(ran);
  // What is on screen may be newer than what a full store had room for.
  const carried = state.carried ?? (await mine.bundle());
  const teams = state.teams.length > 0 ? state.teams : await mine.teamBundles(holder.teams);
  const left = carried ? leftOf(carried.bundle) : await mine.kept<Left>(LEFT);
  const keepDays = (carried ?? teams[0])?.bundle.keepDays ?? KEEP_DAYS;
  const keeping = keepingOf(holder.contactAt, keepDays, await readClock(), ran, now);
  const hidden = { carried: null, patrols: null, teams: [] };
  if (!carried && teams.length === 0) {
    const gone: Keeping | null = left?.goneAt ? { until: left.goneAt, stands: 'over' } : null;
    return { ...hidden, left, keeping: gone };
  }
  if (isCertainlyOver(holder.contactAt, keepDays, ran, serverNow)) {
    const after = { ...(left ?? NOTHING_LEFT), goneAt: keeping.until };
    await mine.forget(after);
    return { ...hidden, left: after, keeping: { ...keeping, stands: 'over' } };
  }
  if (keeping.stands === 'over') return { ...hidden, left, keeping };
  const patrols = state.patrols ?? (await mine.kept<KeptPatrols>(PATROLS));
  return { carried, patrols, teams, left, keeping };
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
  const mine = store;
  const { holder } = state;
  if (!mine || !holder) return;
  const [records, files] = await Promise.all([mine.records(), mine.files()]);
  records.sort((a, b) => b.sequence - a.sequence);
  const room = await lookAtRoom();
  const short = room?.scarce === true || !(await mine.reserve.isWhole());
  const guarded = (await mine.guard()).pin !== 'none';
  // Shut meanwhile, or somebody else's by now.
  if (mine !== store) return;
  set({ records, files, sheltered: mine.sheltered(), room, short, guarded });
  await writeUnsent(holder, records.filter((record) => record.state !== 'RECEIVED').length);
  if (tellOthers) channel?.postMessage('changed');
}

/** Shuts what a PIN guards, here and in the other tabs; it is asked for anew. */
export async function lock(tellOthers = true): Promise<void> {
  const { holder, guarded } = state;
  const mine = store;
  if (!mine || !holder || !guarded) return;
  store = null;
  fetchCarried = NOBODY;
  // Out of sight before anything else.
  set({ ...NOTHING_IN_SIGHT, phase: 'locked', lock: null });
  if (tellOthers) channel?.postMessage(LOCKED);
  await mine.shut();
  await open(holder);
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
  const serverNow = contact.state === 'signed-out' ? Date.parse(contact.serverTime) : null;
  if (state.holder) await showWhatMayBe(state.holder, serverNow);
  set({ line: contact.state === 'unreachable' ? 'offline' : 'signed-out' });
}

async function showWhatMayBe(holder: Holder, serverNow: number | null = null): Promise<void> {
  const mine = store;
  if (!mine) return;
  const carrying = await weigh(mine, holder, serverNow);
  if (mine === store) set(carrying);
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
  const same = before?.personId === holder.personId;
  if (same) await showWhatMayBe(before, holder.contactAt);
  // Whose session was left behind without a network is ended by this one.
  await writeSignOutOwed(false);
  await writeHolder(holder);
  await writeRan({ at: Date.now(), millis: 0 });
  if (!same) {
    set(NOTHING_IN_SIGHT);
    await open(holder);
    set({ others: await readOthers() });
  } else {
    // Hidden by a clock that the server has just put right.
    await showWhatMayBe(holder);
  }
  const owed = session.mustChangePassword
    ? 'password'
    : session.mustSetUpSecondFactor
      ? 'second-factor'
      : null;
  const phase = store ? 'ready' : 'locked';
  set({ holder, phase, line: 'online', owed, lookingOnly: session.lookingOnly });
  onSaved();
  void tellOfWipe(store ?? closed);
  // On a slow line it takes minutes; neither the screen nor what waits to be sent stands still for it.
  void refresh();
}

/** What the person carries, as the server has it when this is asked. */
export const refresh = () => fetchCarried();

async function fetchFor(mine: PersonStore): Promise<void> {
  // Somebody else may take the phone while this is on its way: nothing of it is for his eyes.
  const show = (part: Partial<FieldState>) => {
    if (mine === store) set(part);
  };
  show({ fetching: true });
  try {
    const { post = null, teams: known = [], contactAt = 0 } = state.holder ?? {};
    const begun = begunMissions(state.carried?.bundle, today()).filter((team) => !known.includes(team));
    const fetched = await fetchBundle(mine, post, false);
    const carried = fetched === NO_USE || fetched === PIN_FIRST ? null : fetched;
    const teams = [...known];
    const ofTeams = [];
    for (const team of [...known, ...begun]) {
      const had = await fetchBundle(mine, team, true);
      ofTeams.push(had);
      if (had && had !== PIN_FIRST && begun.includes(team)) teams.push(team);
    }
    if (mine !== store) return;
    if ([fetched, ...ofTeams].includes(PIN_FIRST)) {
      await mine.dropCarried();
      const pinOwed = state.pinOwed ?? 'now';
      show({ carried: null, patrols: null, teams: [], keeping: null, fetching: false, pinOwed });
      return;
    }
    show({ pinOwed: null });
    // The day came while the app was open: from now on the team is one of his as if he had signed in today.
    if (teams.length > known.length && state.holder) {
      show({ holder: { ...state.holder, teams } });
      await writeHolder({ ...state.holder, teams });
    }
    show({ teams: await mine.teamBundles(teams) });
    if (fetched === NO_USE) {
      await mine.forgetOwn(NOTHING_FOR_THIS_POST);
      show({ carried: null, patrols: null, left: NOTHING_FOR_THIS_POST, keeping: null });
    }
    if (carried) {
      const until = contactAt + carried.bundle.keepDays * DAY;
      show({ carried, left: leftOf(carried.bundle), keeping: { until, stands: 'kept' } });
      show({ patrols: await fetchPatrols(mine, carried.bundle, post) });
      await fetchPictures(mine, carried.bundle, post);
      const overtaken = (await mine.records()).filter((record) => isOvertaken(state, record));
      show({ fates: await fetchFates(mine, overtaken, [...teams, post]) });
    }
  } catch {
    show({ line: 'offline' });
  }
  show({ fetching: false, room: await lookAtRoom() });
}

export async function persist(): Promise<void> {
  await askToPersist();
  set({ room: await lookAtRoom() });
}

/** What is not sent yet stays on the phone, shut, until he comes back; what was carried goes. */
export async function signOut(): Promise<void> {
  const mine = store;
  store = null;
  fetchCarried = NOBODY;
  await writeHolder(null);
  set({ ...NOTHING_IN_SIGHT, phase: 'nobody', holder: null, guarded: false, line: 'unknown' });
  // Whatever hinders it: he has signed out.
  await mine?.dropCarried().catch(() => undefined);
  await mine?.shut();
  set({ others: await readOthers() });
  if (!(await endSession())) await writeSignOutOwed(true);
}
