/**
 * IndexedDB with promises. One database for the phone, one for each person: another person's hand never opens it.
 *
 * Mobile browsers close the connection behind our back when memory is short; every later call would fail until the page
 * is loaded again. So a call that finds it closed opens it anew and tries once more.
 */

export type StoreName = 'kept' | 'records' | 'files' | 'bytes' | 'pictures';

export const KEYS: Record<StoreName, string> = {
  kept: 'key',
  records: 'id',
  files: 'id',
  bytes: 'id',
  pictures: 'ref',
};

export class Database {
  private readonly name: string;
  private readonly version: number;
  private opened: Promise<IDBDatabase> | null = null;

  constructor(name: string, version = 1) {
    this.name = name;
    this.version = version;
  }

  async get<T>(store: StoreName, key: string): Promise<T | undefined> {
    return this.run([store], 'readonly', (t) => wait<T | undefined>(t.objectStore(store).get(key)));
  }

  async all<T>(store: StoreName): Promise<T[]> {
    return this.run([store], 'readonly', (t) => wait<T[]>(t.objectStore(store).getAll()));
  }

  async keys(store: StoreName): Promise<string[]> {
    return this.run([store], 'readonly', (t) => wait<string[]>(t.objectStore(store).getAllKeys()));
  }

  async has(store: StoreName, key: string): Promise<boolean> {
    return this.run(
      [store],
      'readonly',
      async (t) => (await wait(t.objectStore(store).getKey(key))) !== undefined,
    );
  }

  async put(store: StoreName, value: unknown): Promise<void> {
    await this.change([store], (t) => {
      t.objectStore(store).put(value);
    });
  }

  /** All of it or nothing; on the disk, as far as the browser can promise, when it resolves. */
  async change<T>(stores: StoreName[], work: (transaction: IDBTransaction) => T | Promise<T>): Promise<T> {
    return this.run(stores, 'readwrite', work);
  }

  close(): void {
    void this.opened?.then((db) => db.close());
    this.opened = null;
  }

  private async run<T>(
    stores: StoreName[],
    mode: IDBTransactionMode,
    work: (transaction: IDBTransaction) => T | Promise<T>,
  ): Promise<T> {
    try {
      return await this.once(stores, mode, work);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      this.opened = null;
      return this.once(stores, mode, work);
    }
  }

  private async once<T>(
    stores: StoreName[],
    mode: IDBTransactionMode,
    work: (transaction: IDBTransaction) => T | Promise<T>,
  ): Promise<T> {
    const db = await this.open();
    const transaction = db.transaction(stores, mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
      transaction.onerror = () => reject(transaction.error);
    });
    done.catch(() => undefined);
    let result: T;
    try {
      result = await work(transaction);
    } catch (error) {
      abort(transaction);
      throw error;
    }
    await done;
    return result;
  }

  private open(): Promise<IDBDatabase> {
    this.opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.name, this.version);
      request.onupgradeneeded = () => {
        for (const [store, keyPath] of Object.entries(KEYS)) {
          if (!request.result.objectStoreNames.contains(store)) {
            request.result.createObjectStore(store, { keyPath });
          }
        }
      };
      request.onsuccess = () => {
        const db = request.result;
        db.onclose = () => {
          this.opened = null;
        };
        // A newer version of the app in another tab wants to change the shape: it may not wait for us.
        db.onversionchange = () => {
          db.close();
          this.opened = null;
        };
        resolve(db);
      };
      request.onerror = () => {
        this.opened = null;
        reject(request.error);
      };
    });
    return this.opened;
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It ended by itself.
  }
}

export function wait<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error);
  });
}
