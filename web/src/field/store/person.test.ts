import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FieldFile, FieldRecord } from '../types';
import { Database } from './database';
import { PersonStore } from './person';

const WORDS = '锅炉房：灭火器压力不足';
const PHOTO = Uint8Array.from({ length: 4096 }, (_, at) => (at * 31) % 251);

const draft = (id: string, title = WORDS) =>
  ({ id, title, unit: '110108-u', state: 'DRAFT', receipt: null }) as unknown as Omit<
    FieldRecord,
    'sequence'
  >;
const photo = (id: string, recordId: string) =>
  ({ id, recordId, unit: '110108-u', name: `${WORDS}.jpg`, acknowledged: false }) as unknown as FieldFile;

let people = 0;
let person = '';
beforeEach(() => {
  people++;
  person = `p${people}`;
});
afterEach(() => localStorage.clear());

async function opened(): Promise<PersonStore> {
  const store = new PersonStore(person);
  await store.open();
  return store;
}

/** As it lies there, read past the app. */
async function raw(): Promise<Record<string, Record<string, unknown>[]>> {
  const db = new Database(`bihuan-field-${person}`, 2);
  const all: Record<string, Record<string, unknown>[]> = {};
  for (const store of ['kept', 'records', 'files', 'bytes', 'pictures'] as const)
    all[store] = await db.all(store);
  db.close();
  return all;
}

/** Every byte that lies there, one letter each. */
const letters = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
async function everyByte(): Promise<string> {
  const rows = Object.values(await raw()).flat();
  const parts = rows
    .flatMap((row) => Object.values(row))
    .map((value) => {
      if (value instanceof ArrayBuffer)
        return value.byteLength > 1_000_000 ? '' : letters(new Uint8Array(value));
      return letters(new TextEncoder().encode(JSON.stringify(value)));
    });
  return [...parts, ...Object.values(localStorage).map(String)].join('\n');
}
const utf8 = (words: string) => letters(new TextEncoder().encode(words));

/** The rows as an app from before sealing wrote them. */
async function before(write: (db: Database) => Promise<void>): Promise<void> {
  const db = new Database(`bihuan-field-${person}`, 1);
  await write(db);
  db.close();
}

describe('what lies on the phone', () => {
  test('is sealed, words and photos, and read by who opens it', async () => {
    const store = await opened();
    await store.add(draft('a'), [{ file: photo('f', 'a'), bytes: PHOTO.buffer.slice(0) }]);
    await store.keep('units', ['110108-u', WORDS]);
    await store.addPicture('x', PHOTO.buffer.slice(0));
    const there = await everyByte();
    for (const secret of [WORDS, '110108-u', 'DRAFT']) expect(there).not.toContain(utf8(secret));
    expect(there).not.toContain(letters(PHOTO.slice(100, 140)));

    const again = await opened();
    expect(await again.record('a')).toMatchObject({ title: WORDS, sequence: 1 });
    expect((await again.filesOf('a')).map(({ name }) => name)).toEqual([`${WORDS}.jpg`]);
    expect(new Uint8Array((await again.bytes('f')) ?? new ArrayBuffer())).toEqual(PHOTO);
    expect(new Uint8Array((await again.picture('x')) ?? new ArrayBuffer())).toEqual(PHOTO);
    expect(await again.kept('units')).toEqual(['110108-u', WORDS]);
  });

  test('is written with an initial vector of its own each time', async () => {
    const store = await opened();
    await store.add(draft('a'));
    const vectors = new Set<string>();
    for (let time = 0; time < 5; time++) {
      await store.update('a', (record) => record);
      const [row] = (await raw()).records ?? [];
      vectors.add(letters(new Uint8Array(row?.sealed as ArrayBuffer).slice(0, 12)));
    }
    expect(vectors.size).toBe(5);
  });

  test('is refused where one row was put in the place of another', async () => {
    const store = await opened();
    await store.add(draft('a'));
    await store.add(draft('b'));
    const db = new Database(`bihuan-field-${person}`, 2);
    const [a] = (await raw()).records ?? [];
    await db.put('records', { ...a, id: 'b' });
    await expect((await opened()).record('b')).rejects.toThrow();
    db.close();
  });

  test('is another key for another person', async () => {
    const mine = await opened();
    await mine.add(draft('a'));
    const [row] = (await raw()).records ?? [];
    person = `${person}-other`;
    const other = await opened();
    const db = new Database(`bihuan-field-${person}`, 2);
    await db.put('records', row);
    await expect(other.record('a')).rejects.toThrow();
    db.close();
  });
});

describe('two tabs', () => {
  test('opened at once for the first time have one key', async () => {
    const [one, two] = await Promise.all([opened(), opened()]);
    await one.add(draft('a'));
    expect(await two.record('a')).toMatchObject({ title: WORDS });
  });

  test('writing one record lose nothing of each other, and number records one after the other', async () => {
    const [one, two] = await Promise.all([opened(), opened()]);
    await one.add(draft('a', ''));
    const each = (store: PersonStore, letter: string) =>
      Array.from({ length: 20 }, () =>
        store.update('a', (record) => ({ ...record, title: record.title + letter })),
      );
    await Promise.all([...each(one, 'x'), ...each(two, 'y')]);
    const { title = '', writes } = (await one.record('a')) ?? {};
    expect([...title].sort().join('')).toBe('x'.repeat(20) + 'y'.repeat(20));
    expect(writes).toBe(40);
    const made = await Promise.all([one, two, one, two].map((store, at) => store.add(draft(`n${at}`))));
    expect(made.map(({ sequence }) => sequence).sort()).toEqual([2, 3, 4, 5]);
  });

  test('do not bring back what one of them has dropped', async () => {
    const [one, two] = await Promise.all([opened(), opened()]);
    await one.add(draft('a'));
    await Promise.all([one.drop('a', []), two.update('a', (record) => ({ ...record, title: 'x' }))]);
    await two.update('a', (record) => record);
    expect(await two.record('a')).toBeNull();
  });
});

test('a letter typed later is never overtaken by the one before', async () => {
  const store = await opened();
  await store.add(draft('a', ''));
  const typed = Array.from({ length: 30 }, (_, at) => 'x'.repeat((at * 7919) % 5000));
  await Promise.all(typed.map((title) => store.update('a', (record) => ({ ...record, title }))));
  expect((await store.record('a'))?.title).toBe(typed.at(-1));
});

describe('what lies there from before the app sealed', () => {
  const queue = 500;
  beforeEach(() =>
    before(async (db) => {
      await db.put('kept', { key: 'sequence', value: queue });
      for (let at = 1; at <= queue; at++) {
        await db.put('records', { ...draft(`r${at}`), state: 'WAITING', sequence: at, writes: 2 });
      }
      await db.put('files', photo('f', 'r1'));
      await db.put('bytes', { id: 'f', bytes: PHOTO.buffer.slice(0) });
      localStorage.setItem(
        `bihuan-field-${person}-r2`,
        JSON.stringify({ ...draft('r2', `${WORDS}！`), sequence: 2, writes: 3 }),
      );
    }),
  );

  test('is read at once, and all of it is there and sealed after one pass, with writing going on', async () => {
    const store = await opened();
    expect(await store.records()).toHaveLength(queue);
    const pass = store.sealOld();
    await store.update('r400', (record) => ({ ...record, title: '边封边写' }));
    await store.drop('r401', []);
    expect((await store.add(draft('fresh'))).sequence).toBe(queue + 1);
    await pass;
    const there = await everyByte();
    for (const secret of [WORDS, 'WAITING', '边封边写']) expect(there).not.toContain(utf8(secret));
    expect(there).not.toContain(letters(PHOTO.slice(100, 140)));
    const records = await (await opened()).records();
    expect(records).toHaveLength(queue);
    expect(records.find(({ id }) => id === 'r400')?.title).toBe('边封边写');
    expect(records.find(({ id }) => id === 'r2')?.title).toBe(`${WORDS}！`);
    expect(new Uint8Array((await store.bytes('f')) ?? new ArrayBuffer())).toEqual(PHOTO);
  });

  test('stays as it is where there is no room, is still read, and is sealed once there is', async () => {
    const full = noRoom();
    const store = await opened();
    await store.sealOld();
    expect(await store.records()).toHaveLength(queue);
    full.mockRestore();
    const later = await opened();
    await later.sealOld();
    expect(await everyByte()).not.toContain(utf8(WORDS));
    expect(await later.records()).toHaveLength(queue);
  });

  test('shuts out an app that would take sealed rows for empty ones', async () => {
    const old = new Database(`bihuan-field-${person}`, 1);
    await old.all('records');
    await opened();
    await expect(old.all('records')).rejects.toThrow();
  });
});

describe('a full store', () => {
  test('takes words in its shelter, sealed and in their order, and gives them back to the store', async () => {
    const store = await opened();
    await store.add(draft('a', ''));
    const full = noRoom();
    const typed = ['锅', '锅炉', WORDS];
    await Promise.all(typed.map((title) => store.update('a', (record) => ({ ...record, title }))));
    expect((await store.add(draft('b'))).sequence).toBe(2);
    await expect(store.addFile(photo('f', 'a'), PHOTO.buffer.slice(0))).rejects.toThrow();
    expect(store.sheltered().sort()).toEqual(['a', 'b']);
    expect((await store.record('a'))?.title).toBe(WORDS);
    expect(await everyByte()).not.toContain(utf8(WORDS));
    expect(Object.values(localStorage).join()).not.toContain(WORDS);
    full.mockRestore();
    await store.leaveShelter();
    expect(store.sheltered()).toEqual([]);
    expect((await store.records()).map(({ title }) => title)).toEqual([WORDS, WORDS]);
  });
});

function noRoom() {
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}
