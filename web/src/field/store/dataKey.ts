import { type Database, wait } from './database';
import { decrypt, encrypt, said } from './seal';

/**
 * The key everything of a person on this phone is sealed with. It lies beside what it opens, itself sealed with a key that
 * never leaves the browser.
 */
export class DataKey {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Made at the first opening; of two tabs that make one the first to write it gives it to both. */
  async take(): Promise<CryptoKey> {
    const row = (await this.read()) ?? (await this.keepFirst(await freshRow()));
    return keyOf(await decrypt(row.device, row.open, UNGUARDED));
  }

  private async read(): Promise<KeyRow | undefined> {
    return (await this.db.get<Kept>('kept', KEY))?.value;
  }

  private keepFirst(fresh: KeyRow): Promise<KeyRow> {
    return this.db.change(['kept'], async (t) => {
      const store = t.objectStore('kept');
      const there = await wait<Kept | undefined>(store.get(KEY));
      if (there) return there.value;
      store.put({ key: KEY, value: fresh });
      return fresh;
    });
  }
}

/** Where it lies among what is kept; never sealed itself. */
export const KEY = 'key';

type KeyRow = {
  /** Not to be had as bytes, not even by the app. */
  device: CryptoKey;
  /** The data key, sealed with that of the device. */
  open: ArrayBuffer;
};
type Kept = { key: string; value: KeyRow };

const UNGUARDED = said('data key');

async function freshRow(): Promise<KeyRow> {
  const device = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const data = crypto.getRandomValues(new Uint8Array(32));
  return { device, open: await encrypt(device, data, UNGUARDED) };
}

const keyOf = (bytes: ArrayBuffer): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
