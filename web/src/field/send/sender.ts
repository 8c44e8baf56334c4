import { call } from '../../api/client';
import { type Problem, ProblemError, problemOf } from '../../api/problem';
import { fieldState, meet, personStore, refresh, reload, set, whenSaved } from '../store/field';
import type { PersonStore } from '../store/person';
import { deviceId } from '../store/phone';
import { postOf } from '../store/records';
import { Shut } from '../store/seal';
import { startOf } from '../store/tasks';
import { type Draft, type FieldFile, type FieldRecord, fileRef, type Receipt } from '../types';
import { uploadFile } from './uploadFile';

/**
 * Brings what waits to the server, one record after the other in the order they were made, for ever. One tab does it for
 * all of them. A record leaves the queue only by the server's receipt, or into the hands of the person where the server
 * refuses what he wrote.
 */

const LOCK = 'bihuan-field-send';
const LONGEST_PAUSE = 5 * 60_000;
const FIRST_PAUSE = 2_000;
const LOOK_AGAIN = 15_000;

/** How much of a record is there, for the eye: 0 to 1. */
const progress = new Map<string, number>();
export const progressOf = (recordId: string) => progress.get(recordId) ?? 0;

let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;

export function startSending(): void {
  whenSaved(sendSoon);
  window.addEventListener('online', () => void sendNow());
  // Said by the phone itself before any call fails, so that no screen calls something on its way.
  window.addEventListener('offline', () => set({ line: 'offline' }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendNow();
  });
  sendSoon();
}

/** The person asks, or the line is back: nobody waits for a pause that began without it. */
export async function sendNow(): Promise<void> {
  const store = personStore();
  for (const record of fieldState().records) {
    if (record.state === 'WAITING') await store?.update(record.id, (r) => ({ ...r, nextAt: 0 }));
  }
  await meet();
  sendSoon();
}

function sendSoon(delay = 0): void {
  clearTimeout(timer);
  timer = setTimeout(() => void round(), delay);
}

async function round(): Promise<void> {
  if (running) return;
  running = true;
  try {
    if (navigator.locks)
      await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock && sendAll());
    else await sendAll();
  } catch (error) {
    // Locked in the middle of it: what was on its way goes again once it is open.
    if (!(error instanceof Shut)) set({ failure: problemOf(error).detail });
  } finally {
    running = false;
    sendSoon(nextLook());
  }
}

function nextLook(): number {
  if (fieldState().records.some(isToBeTold)) return LOOK_AGAIN;
  const waiting = fieldState().records.filter(({ state }) => state === 'WAITING' || state === 'SENDING');
  if (waiting.length === 0) return LONGEST_PAUSE;
  const soonest = Math.min(...waiting.map((record) => record.nextAt)) - Date.now();
  // A clock set back must not make the phone wait for a day.
  return Math.min(Math.max(soonest, 500), LOOK_AGAIN);
}

async function sendAll(): Promise<void> {
  const store = personStore();
  if (!store) return;
  await takeUpAgain(store);
  await tellStarts(store);
  const due = (await store.records())
    .filter((record) => record.state === 'WAITING' && isDue(record) && !startOf(record))
    .sort((a, b) => a.sequence - b.sequence);
  if (due.length === 0) return;
  if (fieldState().line !== 'online') await meet();
  for (const record of due) {
    if (personStore() !== store || fieldState().line === 'signed-out') return;
    await sendOne(store, record);
  }
  await store.leaveShelter();
  await store.reserve.fill();
  await reload();
  // The next record does not wait for it.
  if (fieldState().line === 'online') void refresh();
}

const isToBeTold = (record: FieldRecord) =>
  startOf(record) !== null && (record.state === 'DRAFT' || record.state === 'WAITING');

/**
 * A team was on site without a network: the server learns of it before anything of the check goes there. What it refuses
 * stands beside the answers, which stay where they are.
 */
async function tellStarts(store: PersonStore): Promise<void> {
  const begun = (await store.records()).filter(isToBeTold);
  if (begun.length === 0) return;
  if (fieldState().line !== 'online') await meet();
  if (fieldState().line !== 'online') return;
  for (const record of begun) {
    const start = startOf(record);
    if (!start) continue;
    try {
      const { plan, target, place, at, offsetMillis } = start;
      await call('POST', '/inspection/visits', {
        body: { plan, target, place, told: { at, offsetMillis } },
        post: postOf(record),
        signal: AbortSignal.timeout(60_000),
      });
      await store.update(record.id, (r) => ({ ...r, draft: toldOf(r.draft), problem: null }));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 0) set({ line: 'offline' });
      else if (isForThePerson(problem)) {
        await store.update(record.id, (r) => ({
          ...r,
          state: r.state === 'WAITING' ? 'NEEDS_PERSON' : r.state,
          problem,
        }));
      }
    }
  }
  await reload(true);
  // With the start come the ledger and the places of the unit; where it was refused, the list goes.
  void refresh();
}

function toldOf(draft: Draft): Draft {
  if (draft.kind !== 'CHECK') return draft;
  const { start: _, ...told } = draft;
  return told;
}

const isDue = (record: FieldRecord) =>
  record.nextAt <= Date.now() || record.nextAt - Date.now() > LONGEST_PAUSE;

/** What was on its way when a tab or browser died waits again. */
async function takeUpAgain(store: PersonStore): Promise<void> {
  const left = (await store.records()).filter((record) => record.state === 'SENDING');
  for (const record of left) await store.update(record.id, (r) => ({ ...r, state: 'WAITING' }));
  if (left.length > 0) await reload();
}

async function sendOne(store: PersonStore, record: FieldRecord): Promise<void> {
  // Withdrawn by its person meanwhile, it is no longer ours to send.
  const taken = await store.update(record.id, (r) =>
    r.state === 'WAITING' ? { ...r, state: 'SENDING' } : r,
  );
  if (taken?.state !== 'SENDING') return;
  await reload(true);
  try {
    const files = await sendFiles(store, record);
    const receipt = await sendRecord(store, record, files);
    const now = await store.record(record.id);
    await store.receive({ ...(now ?? record), state: 'RECEIVED', receipt, problem: null }, files);
  } catch (error) {
    await failed(store, record, problemOf(error));
  } finally {
    progress.delete(record.id);
  }
  await reload(true);
}

async function sendFiles(store: PersonStore, record: FieldRecord): Promise<FieldFile[]> {
  const files = await store.filesOf(record.id);
  const all = files.reduce((sum, file) => sum + file.size, 0) || 1;
  let sent = 0;
  for (const file of files) {
    if (!file.acknowledged) {
      const bytes = await store.bytes(file.id);
      if (!bytes) throw new ProblemError(photoGone);
      await uploadFile(file, bytes, { owner: store.personId, post: postOf(record) }, (received) => {
        progress.set(record.id, (sent + received) / all);
        set({});
      });
      await store.updateFile(file.id, { acknowledged: true, received: file.size });
    }
    sent += file.size;
  }
  // Said of all of them here, because a full store may not have taken it down.
  return files.map((file) => ({ ...file, acknowledged: true }));
}

const photoGone: Problem = {
  code: 'photo-gone',
  title: '照片不在手机上了',
  status: 422,
  detail: '浏览器清理了一张还没有上传的照片',
  remedy: '请改回草稿，删去这张照片后补拍',
};

async function sendRecord(store: PersonStore, record: FieldRecord, files: FieldFile[]): Promise<Receipt> {
  return call<Receipt>('POST', '/sync/records', {
    body: {
      id: record.id,
      owner: store.personId,
      unit: record.unit,
      content: record.content,
      expectedVersion: record.expectedVersion,
      originals: files
        .filter((file) => !file.signer)
        .map((file) => ({
          file: fileRef(file),
          sha256: file.originalSha256,
          size: file.originalSize,
          takenAt: file.takenAt,
        })),
      position: record.position,
      device: {
        id: await deviceId(),
        sequence: record.sequence,
        at: record.deviceAt,
        // Saved before this was kept, it has not been written on since.
        finishedAt: record.finishedAt ?? record.changedAt,
        offsetMillis: record.offsetMillis,
        offsetKnownAt: record.offsetKnownAt,
      },
    },
    post: postOf(record),
    signal: AbortSignal.timeout(60_000),
  });
}

async function failed(store: PersonStore, record: FieldRecord, problem: Problem): Promise<void> {
  const person = isForThePerson(problem);
  await store.update(record.id, (r) => ({
    ...r,
    state: person ? 'NEEDS_PERSON' : 'WAITING',
    problem,
    attempts: r.attempts + 1,
    nextAt: Date.now() + pauseAfter(r.attempts),
  }));
  if (problem.status === 401 || problem.code === 'other-person') {
    await meet();
  } else if (problem.status === 0) {
    set({ line: 'offline' });
  } else if (problem.code === 'cross-site') {
    await meet();
  }
}

/** Refusals that another sign-in or a new password cures; the record itself is in order. */
const OF_THE_SESSION = ['other-person', 'cross-site', 'change-password-first', 'second-factor-first'];

/** Without words of ours: said by a portal on the way, not by the server. */
const BY_THE_LINE = 'http-403';

/** What sending it again cannot cure; everything else is tried for ever. */
function isForThePerson({ status, code }: Problem): boolean {
  return (
    [404, 409, 412, 413, 422, 428].includes(status) ||
    (status === 403 && !OF_THE_SESSION.includes(code) && code !== BY_THE_LINE)
  );
}

function pauseAfter(attempts: number): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempts, 10));
  return pause * (0.5 + Math.random() / 2);
}
