import type { Ref } from '../../api/types';
import { uuidv7 } from '../../lib/uuidv7';
import { asDraft, contentOf, saidLater } from '../content';
import type { Draft, FieldFile, FieldRecord } from '../types';
import { fieldState, personStore, reload, set, tellWaiting } from './field';
import type { FileWithBytes, PersonStore } from './person';
import { readClock } from './phone';
import { whereAmI } from './position';
import { isFull } from './storage';
import { bundleOf } from './tasks';

/** What a person writes: begun, written on letter by letter, saved to be sent, taken back. */

/** Counts what is being written, so that no screen calls it kept too early; what cannot be written is said aloud. */
export async function kept<T>(what: string, work: () => Promise<T>): Promise<T> {
  set({ writing: fieldState().writing + 1 });
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
    set({ writing: fieldState().writing - 1 });
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
export const postOf = (record: FieldRecord): Ref | null => record.team ?? fieldState().holder?.post ?? null;

export const addFile = (file: FieldFile, bytes: ArrayBuffer): Promise<void> =>
  kept('照片', () => addFileNow(file, bytes));

async function beginNow(
  draft: Draft,
  unit: { ref: Ref; name: string },
  title: string,
  expectedVersion: number | null,
  team: Ref | null,
): Promise<FieldRecord> {
  const record = await mustStore().add(await blank(draft, unit, title, expectedVersion, team));
  await reload(true);
  return record;
}

/** A record as it is begun, by the clock as it is known now. */
export async function blank(
  draft: Draft,
  unit: { ref: Ref; name: string },
  title: string,
  expectedVersion: number | null,
  team: Ref | null,
): Promise<Omit<FieldRecord, 'sequence'>> {
  const clock = await readClock();
  const now = new Date().toISOString();
  return {
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
  };
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
    content: contentOf(record, files, bundleOf(fieldState(), record)),
    changedAt: new Date().toISOString(),
    // A copy under another number was finished when the first was.
    finishedAt: record.finishedAt ?? new Date().toISOString(),
    position: position ?? record.position,
    offsetMillis: clock?.offsetMillis ?? record.offsetMillis,
    offsetKnownAt: clock?.knownAt ?? record.offsetKnownAt,
    attempts: 0,
    nextAt: 0,
    problem: null,
  }));
  await reload(true);
  tellWaiting();
}

export async function back(id: string): Promise<void> {
  await mustStore().update(id, asDraft);
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
  tellWaiting();
}

/** The same content under a new id, files too: the old one belongs to what the server has. */
export const saveAsNew = (id: string): Promise<void> => saveAnew(id, (record) => record);

/** Somebody else was faster: what he wrote goes to the version there is now, as something that is still to be said. */
export const saveAsStep = (
  id: string,
  act: 'REPORT_PROGRESS' | 'ADD_NOTE',
  expectedVersion: number,
): Promise<void> =>
  saveAnew(id, (record) =>
    record.draft.kind === 'RECTIFICATION'
      ? { ...record, expectedVersion, draft: { ...record.draft, act, text: saidLater(record.draft) } }
      : record,
  );

async function saveAnew(id: string, change: (record: FieldRecord) => FieldRecord): Promise<void> {
  const mine = mustStore();
  const old = await mine.record(id);
  if (!old) return;
  const fresh: FieldRecord = { ...change(old), id: uuidv7(), state: 'DRAFT', content: null, problem: null };
  const files = (await mine.filesOf(id)).map((file) => ({
    old: file.id,
    fresh: { ...file, id: uuidv7(), recordId: fresh.id, received: 0, acknowledged: false },
  }));
  await mine.replace(old, fresh, files);
  await save(fresh.id);
}

/**
 * A finding of a check that cannot be handed in any more becomes records of its own, with copies of its photos; the check
 * says what became of it. All of it or nothing for each record, and a second tap makes no second one.
 */
export const turn = (id: string, item: string, findings: Draft[]): Promise<void> =>
  kept('问题', async () => {
    const mine = mustStore();
    const check = await mine.record(id);
    if (check?.draft.kind !== 'CHECK') return;
    const before = await Promise.all((check.draft.turned?.[item] ?? []).map((made) => mine.record(made)));
    if (before.some((made) => made !== null)) return;
    const { teams = [] } = fieldState().holder ?? {};
    const team = check.team && teams.includes(check.team) ? check.team : null;
    const failed = check.draft.entries[item]?.result === 'FAIL';
    const photos = (await mine.filesOf(id)).filter(
      (file) => file.item === item && !(failed && file.moment === 'AFTER'),
    );
    const made: string[] = [];
    for (const finding of findings) {
      const unit = { ref: check.unit, name: check.unitName };
      const title = finding.kind === 'FINDING' ? `${finding.placeText} · ${finding.description}` : '';
      // It was found when the check was made, whenever it is turned.
      const { deviceAt, offsetMillis, offsetKnownAt, position } = check;
      const fresh = {
        ...(await blank(finding, unit, title, null, team)),
        deviceAt,
        offsetMillis,
        offsetKnownAt,
        position,
      };
      const copies = await Promise.all(
        photos.map(async (file) => ({
          file: {
            ...file,
            id: uuidv7(),
            recordId: fresh.id,
            item: null,
            received: 0,
            acknowledged: false,
          },
          bytes: await mine.bytes(file.id),
        })),
      );
      await mine.add(
        fresh,
        copies.filter(({ bytes }) => bytes !== null),
      );
      made.push(fresh.id);
    }
    await mine.update(id, (record) =>
      record.draft.kind === 'CHECK'
        ? { ...record, draft: { ...record.draft, turned: { ...record.draft.turned, [item]: made } } }
        : record,
    );
    await reload(true);
  });

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
    tellWaiting();
  }
}

export function mustStore(): PersonStore {
  const store = personStore();
  if (!store) throw new Error('还没有登录');
  return store;
}
