import { type Database, KEYS, type StoreName, wait } from './database';
import { isSealed, PLAIN, type Place, type Row, type Sealing, Shut, stampOf } from './seal';

/**
 * A database whose rows are sealed. Sealing takes a moment in which an IndexedDB transaction would have closed; so what a
 * change builds on is read and what it writes is sealed outside, and the transaction that writes first looks whether all
 * that was read still lies there. Where another tab was quicker the change is made anew upon what that tab wrote.
 */
export class SealedDatabase {
  readonly raw: Database;
  private sealing: Sealing | null = null;
  /** Rows opened before, so that a long list is not opened again for one letter. */
  private readonly opened = new Map<string, { stamp: string; value: unknown }>();

  constructor(raw: Database) {
    this.raw = raw;
  }

  use(sealing: Sealing): void {
    this.sealing = sealing;
  }

  /** What was open is forgotten; nothing is read or written until there is a key again. */
  shut(): void {
    this.sealing = null;
    this.opened.clear();
  }

  mustBeOpen(): Sealing {
    if (!this.sealing) throw new Shut();
    return this.sealing;
  }

  async get<T>(store: StoreName, key: string): Promise<T | undefined> {
    const row = await this.raw.get<Row>(store, key);
    return row && this.mustBeOpen().open<T>({ store, key }, row);
  }

  async all<T>(store: StoreName): Promise<T[]> {
    const rows = await this.raw.all<Row>(store);
    const open = await Promise.all(rows.map((row) => this.open<T>(store, row)));
    const there = new Set(rows.map((row) => nameOf({ store, key: keyOf(store, row) })));
    for (const name of this.opened.keys()) {
      if (name.startsWith(`${store}/`) && !there.has(name)) this.opened.delete(name);
    }
    return open;
  }

  keys = (store: StoreName) => this.raw.keys(store);

  put(store: StoreName, value: object): Promise<void> {
    return this.change((rows) => rows.put(store, value));
  }

  /** All of it or nothing. The work may run more than once, each time on rows as they are by then. */
  async change<T>(work: (rows: Rows) => T | Promise<T>): Promise<T> {
    for (;;) {
      const rows = new Rows(this.raw, this.mustBeOpen());
      const result = await work(rows);
      if (await rows.write()) return result;
    }
  }

  /** Seals what lies there from before; what there is no room for stays as it is until it is written next. */
  async sealAll(store: StoreName, wanted: (key: string) => boolean): Promise<void> {
    if (this.mustBeOpen() === PLAIN) return;
    for (const key of (await this.keys(store)).filter(wanted)) {
      const row = await this.raw.get<Row>(store, key);
      if (!row || isSealed(row)) continue;
      await this.change(async (rows) => {
        const value = await rows.get<object>(store, key);
        if (value) rows.put(store, value);
      });
    }
  }

  private async open<T>(store: StoreName, row: Row): Promise<T> {
    const place = { store, key: keyOf(store, row) };
    const stamp = stampOf(row);
    const before = this.opened.get(nameOf(place));
    if (before?.stamp === stamp) return before.value as T;
    const value = await this.mustBeOpen().open<T>(place, row);
    this.opened.set(nameOf(place), { stamp, value });
    return value;
  }
}

/** What one change reads and is going to write. It does not read what it has itself just written. */
export class Rows {
  private readonly raw: Database;
  private readonly sealing: Sealing;
  private readonly read = new Map<string, Place & { store: StoreName; stamp: string }>();
  private readonly written: { store: StoreName; key: string | null; value: object | null }[] = [];

  constructor(raw: Database, sealing: Sealing) {
    this.raw = raw;
    this.sealing = sealing;
  }

  async get<T>(store: StoreName, key: string): Promise<T | undefined> {
    const row = await this.raw.get<Row>(store, key);
    this.read.set(nameOf({ store, key }), { store, key, stamp: stampOf(row) });
    return row && this.sealing.open<T>({ store, key }, row);
  }

  put(store: StoreName, value: object): void {
    this.written.push({ store, key: keyOf(store, value as Row), value });
  }

  delete(store: StoreName, key: string): void {
    this.written.push({ store, key, value: null });
  }

  clear(store: StoreName): void {
    this.written.push({ store, key: null, value: null });
  }

  /** Whether it was written; not, where something read has changed meanwhile. */
  async write(): Promise<boolean> {
    if (this.written.length === 0) return true;
    const sealed = await Promise.all(
      this.written.map(async ({ store, key, value }) => ({
        store,
        key,
        row: key !== null && value ? await this.sealing.close({ store, key }, value) : null,
      })),
    );
    const read = [...this.read.values()];
    const stores = [...new Set([...read, ...sealed].map(({ store }) => store))];
    return this.raw.change(stores, async (t) => {
      for (const { store, key, stamp } of read) {
        if (stampOf(await wait<Row | undefined>(t.objectStore(store).get(key))) !== stamp) return false;
      }
      for (const { store, key, row } of sealed) {
        if (row) t.objectStore(store).put(row);
        else if (key !== null) t.objectStore(store).delete(key);
        else t.objectStore(store).clear();
      }
      return true;
    });
  }
}

const keyOf = (store: StoreName, row: Row): string => String(row[KEYS[store]]);
const nameOf = ({ store, key }: Place): string => `${store}/${key}`;
