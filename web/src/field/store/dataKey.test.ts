import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FieldRecord } from '../types';
import { Database } from './database';
import { PersonStore } from './person';

const WORDS = '锅炉房：灭火器压力不足';
const PIN = '258014';
const record = { id: 'a', title: WORDS, state: 'WAITING' } as unknown as Omit<FieldRecord, 'sequence'>;
const secret = () => ({ id: 's1', bytes: crypto.getRandomValues(new Uint8Array(32)).buffer });

vi.setConfig({ testTimeout: 60_000 });

let people = 0;
let person = '';
let now = Date.parse('2026-11-28T08:00:00Z');
beforeEach(() => {
  people++;
  person = `pin${people}`;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});

const store = () => new PersonStore(person);
async function guarded(of = secret()): Promise<ArrayBuffer> {
  const mine = store();
  await mine.open();
  await mine.add(record);
  await mine.keep('bundle', { bundle: { units: [WORDS] } });
  await mine.keep('bundle of t', { bundle: {} });
  await mine.addPicture('p', new ArrayBuffer(9));
  await mine.setPin(PIN, of);
  return of.bytes;
}
async function wrong(times: number) {
  let guard = null;
  for (let time = 0; time < times; time++) {
    // One waits between them.
    now += 400_000;
    guard = await store().enter('999111');
  }
  return guard;
}
async function keptKeys() {
  const db = new Database(`bihuan-field-${person}`, 2);
  const keys = await db.keys('kept');
  const pictures = await db.keys('pictures');
  db.close();
  return { keys, pictures };
}

describe('behind a PIN', () => {
  test('nothing is read before it was said, and everything after', async () => {
    await guarded();
    const closed = store();
    expect(await closed.open()).toBe(false);
    await expect(closed.records()).rejects.toThrow();
    await expect(closed.add(record)).rejects.toThrow();
    expect(await closed.enter('999111')).toMatchObject({ pin: 'set', wrong: 1, left: 9 });
    await expect(closed.records()).rejects.toThrow();
    expect(await closed.enter(PIN)).toBeNull();
    expect((await closed.record('a'))?.title).toBe(WORDS);
    expect(await closed.guard()).toMatchObject({ pin: 'set', wrong: 0 });
  });

  test('what was open is shut again, and what was being written before is written', async () => {
    await guarded();
    const mine = store();
    await mine.enter(PIN);
    void mine.update('a', (r) => ({ ...r, title: '最后一个字' }));
    await mine.shut();
    await expect(mine.record('a')).rejects.toThrow();
    expect(await mine.enter(PIN)).toBeNull();
    expect((await mine.record('a'))?.title).toBe('最后一个字');
  });

  test('no key lies there that opens it without', async () => {
    await guarded();
    const db = new Database(`bihuan-field-${person}`, 2);
    const row = await db.get<{ value: Record<string, unknown> }>('kept', 'key');
    expect(row?.value.open).toBeNull();
    expect(row?.value.device).toMatchObject({ extractable: false });
    db.close();
  });

  test('it is changed and lifted by who knows it, and nothing is sealed anew for that', async () => {
    await guarded();
    const mine = store();
    await mine.enter(PIN);
    expect(await mine.changePin('999111', '908172')).toMatchObject({ wrong: 1 });
    expect(await mine.changePin(PIN, '908172')).toBeNull();
    expect(await store().enter(PIN)).toMatchObject({ pin: 'set' });
    const again = store();
    expect(await again.enter('908172')).toBeNull();
    expect(await again.liftPin('908172')).toBeNull();
    const free = store();
    expect(await free.open()).toBe(true);
    expect((await free.record('a'))?.title).toBe(WORDS);
  });
});

describe('a wrong PIN', () => {
  test('is counted in the store, and makes one wait longer and longer', async () => {
    await guarded();
    expect(await wrong(4)).toMatchObject({ wrong: 4, wait: 10_000 });
    // Within the pause not even the right one is tried, and nothing is counted.
    expect(await store().enter(PIN)).toMatchObject({ wrong: 4, wait: 10_000 });
    now += 10_000;
    expect(await store().enter(PIN)).toBeNull();
    expect(await wrong(1)).toMatchObject({ wrong: 1 });
  });

  test('ten times takes what is carried and the PIN; what was not sent opens with the server’s secret', async () => {
    const bytes = await guarded();
    expect(await wrong(9)).toMatchObject({ pin: 'set', left: 1 });
    expect((await keptKeys()).keys).toContain('bundle');
    expect(await wrong(1)).toMatchObject({ pin: 'gone', wiped: now });
    const { keys, pictures } = await keptKeys();
    expect(keys.filter((key) => key.startsWith('bundle'))).toEqual([]);
    expect(pictures).toEqual([]);
    expect(await store().enter(PIN)).toMatchObject({ pin: 'gone' });
    expect(await store().open()).toBe(false);

    const mine = store();
    await mine.recover(bytes, '746190');
    expect((await mine.record('a'))?.title).toBe(WORDS);
    expect(await mine.guard()).toMatchObject({ pin: 'set', wrong: 0, secret: 's1' });
    await mine.toldOfWipe();
    expect(await store().guard()).toMatchObject({ wiped: null });
    expect(await store().enter('746190')).toBeNull();
  });

  test('tried in two tabs at once is counted twice', async () => {
    await guarded();
    await Promise.all([store().enter('999111'), store().enter('888222')]);
    expect(await store().guard()).toMatchObject({ wrong: 2 });
  });
});

describe('a forgotten PIN', () => {
  test('is set anew with the server’s secret, and with no other', async () => {
    const bytes = await guarded();
    await expect(store().recover(secret().bytes, '746190')).rejects.toThrow();
    expect(await store().enter(PIN)).toBeNull();
    const mine = store();
    await mine.recover(bytes, '746190');
    expect((await mine.record('a'))?.title).toBe(WORDS);
    expect(await store().enter('746190')).toBeNull();
    expect(await store().enter(PIN)).toMatchObject({ pin: 'set' });
  });
});

test('a full store lets itself be opened, and gives up for it what can be had again', async () => {
  await guarded();
  const put = IDBObjectStore.prototype.put;
  let full = true;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
  ) {
    if (full) throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value);
  });
  const clear = IDBObjectStore.prototype.clear;
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
    full = false;
    return clear.call(this);
  });
  const mine = store();
  expect(await mine.enter(PIN)).toBeNull();
  expect((await mine.record('a'))?.title).toBe(WORDS);
});
