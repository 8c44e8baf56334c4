import { type Database, wait } from './database';
import { MOST_WRONG, ROUNDS, stillToWait } from './pin';
import { decrypt, encrypt, said } from './seal';

/**
 * The key everything of a person on this phone is sealed with. It lies beside what it opens, itself sealed with a key that
 * never leaves the browser; where the person has set a PIN, with one made of the PIN as well. A copy only the server's
 * secret opens stands by for who forgets the PIN.
 */
export class DataKey {
  private readonly db: Database;
  private readonly spend: Spend;

  /** @param spend makes room for what is written when a PIN is tried, or nobody could open a full store and empty it */
  constructor(db: Database, spend: Spend) {
    this.db = db;
    this.spend = spend;
  }

  /**
   * Null where it first wants the PIN, or the server. Made at the first opening; of two tabs that make one the first to
   * write it gives it to both.
   */
  async take(): Promise<CryptoKey | null> {
    const row = (await this.read()) ?? (await this.keepFirst(await freshRow()));
    return row.open && keyOf(await decrypt(row.device, row.open, UNGUARDED));
  }

  async guard(): Promise<Guard> {
    return guardOf(await this.read());
  }

  /** Counted before it is tried, so that no try can be taken back by closing the app. */
  async enter(pin: string): Promise<CryptoKey | Guard> {
    const data = await this.unlock(pin);
    return data instanceof ArrayBuffer ? keyOf(data) : data;
  }

  /** The first PIN: from here on the key lies here only behind it, and behind the server's secret. */
  async setFirst(pin: string, secret: Secret): Promise<void> {
    const { device, open } = await this.mustRead();
    if (!open) throw new Error('a PIN is set already');
    const data = await decrypt(device, open, UNGUARDED);
    const locked = { pin: await behindPin(device, pin, data), copy: await behindSecret(secret, data) };
    await this.alter((now) => ({ ...now, open: null, locked, wrong: 0, wiped: null }));
  }

  /** @returns null where it was changed, else how it stands after a wrong old one */
  async change(old: string, pin: string): Promise<Guard | null> {
    const data = await this.unlock(old);
    if (!(data instanceof ArrayBuffer)) return data;
    const { device } = await this.mustRead();
    await this.guardWith(await behindPin(device, pin, data));
    return null;
  }

  /** @returns null where it is lifted, else how it stands after a wrong one */
  async lift(pin: string): Promise<Guard | null> {
    const data = await this.unlock(pin);
    if (!(data instanceof ArrayBuffer)) return data;
    const { device } = await this.mustRead();
    const open = await encrypt(device, data, UNGUARDED);
    await this.alter((now) => ({ ...now, open, locked: null, wrong: 0 }));
    return null;
  }

  /** With what the server keeps for this person and this phone; a new PIN is set in the same stroke. */
  async recover(bytes: ArrayBuffer, pin: string): Promise<CryptoKey> {
    const { device, locked } = await this.mustRead();
    if (!locked) throw new Error('nothing to recover');
    const data = await decrypt(await keyOf(bytes), locked.copy.sealed, RECOVERY);
    await this.guardWith(await behindPin(device, pin, data));
    return keyOf(data);
  }

  /** The server knows that the PIN was wrong too often. */
  toldOfWipe = () => this.alter((now) => ({ ...now, wiped: null }));

  private async unlock(pin: string): Promise<ArrayBuffer | Guard> {
    let tried = false;
    const row = await this.alter((now) => {
      tried = mayTry(now);
      return tried ? { ...now, wrong: now.wrong + 1, lastAt: Date.now() } : now;
    });
    const behind = row.locked?.pin;
    if (!behind) return guardOf(row);
    const data = tried ? await openPin(row.device, behind, pin) : null;
    if (!data) return row.wrong < MOST_WRONG ? guardOf(row) : guardOf(await this.alter(withoutPin));
    await this.alter((now) => ({ ...now, wrong: 0 }));
    return data;
  }

  private guardWith = (pin: BehindPin) =>
    this.alter((now) => (now.locked ? { ...now, locked: { ...now.locked, pin }, wrong: 0 } : now));

  private async read(): Promise<KeyRow | undefined> {
    return (await this.db.get<Kept>('kept', KEY))?.value;
  }

  private async mustRead(): Promise<KeyRow> {
    const row = await this.read();
    if (!row) throw new Error('no key');
    return row;
  }

  private alter(change: (row: KeyRow) => KeyRow): Promise<KeyRow> {
    return this.spend(() =>
      this.db.change(['kept'], async (t) => {
        const store = t.objectStore('kept');
        const there = await wait<Kept | undefined>(store.get(KEY));
        if (!there) throw new Error('no key');
        const value = change(there.value);
        store.put({ key: KEY, value });
        return value;
      }),
    );
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

export type Spend = <T>(work: () => Promise<T>) => Promise<T>;

/** What the server keeps for one person and one phone, and under which number. */
export type Secret = { id: string; bytes: ArrayBuffer };

export type Guard = {
  /** `set`: the PIN opens it. `gone`: it was wrong too often, and only signing in opens it. */
  pin: 'none' | 'set' | 'gone';
  wrong: number;
  left: number;
  /** Milliseconds until the next try. */
  wait: number;
  /** The number of the server's secret that opens the copy. */
  secret: string | null;
  /** When it was wrong too often, as long as the server has not been told. */
  wiped: number | null;
};

type KeyRow = {
  /** Not to be had as bytes, not even by the app. */
  device: CryptoKey;
  /** The data key, sealed with that of the device alone; null where a PIN guards it. */
  open: ArrayBuffer | null;
  /** No PIN guards it without a copy for who forgets it; the PIN goes once it was wrong too often. */
  locked: { pin: BehindPin | null; copy: { secret: string; sealed: ArrayBuffer } } | null;
  wrong: number;
  lastAt: number;
  wiped: number | null;
};
/** Sealed with what the PIN makes, and that with the key of the device: neither opens it alone. */
type BehindPin = { salt: ArrayBuffer; rounds: number; sealed: ArrayBuffer };
type Kept = { key: string; value: KeyRow };

const UNGUARDED = said('data key');
const BEHIND_PIN = said('data key behind a PIN');
const RECOVERY = said('data key for recovery');

const mayTry = ({ locked, wrong, lastAt }: KeyRow) =>
  locked?.pin != null && wrong < MOST_WRONG && stillToWait(wrong, lastAt, Date.now()) === 0;

/** Unless another tab was just given the right one. */
const withoutPin = (row: KeyRow): KeyRow =>
  row.locked && row.wrong >= MOST_WRONG
    ? { ...row, locked: { ...row.locked, pin: null }, wrong: 0, wiped: Date.now() }
    : row;

function guardOf(row: KeyRow | undefined): Guard {
  const { locked = null, wrong = 0, lastAt = 0, wiped = null } = row ?? {};
  return {
    pin: locked ? (locked.pin ? 'set' : 'gone') : 'none',
    wrong,
    left: MOST_WRONG - wrong,
    wait: stillToWait(wrong, lastAt, Date.now()),
    secret: locked?.copy.secret ?? null,
    wiped,
  };
}

async function freshRow(): Promise<KeyRow> {
  const device = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const data = crypto.getRandomValues(new Uint8Array(32));
  const open = await encrypt(device, data, UNGUARDED);
  return { device, open, locked: null, wrong: 0, lastAt: 0, wiped: null };
}

const keyOf = (bytes: ArrayBuffer): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function behindPin(device: CryptoKey, pin: string, data: ArrayBuffer): Promise<BehindPin> {
  const salt = crypto.getRandomValues(new Uint8Array(16)).buffer;
  const inner = await encrypt(await keyOfPin(pin, salt, ROUNDS), data, BEHIND_PIN);
  return { salt, rounds: ROUNDS, sealed: await encrypt(device, inner, BEHIND_PIN) };
}

/** Null where it is another PIN. */
async function openPin(
  device: CryptoKey,
  { salt, rounds, sealed }: BehindPin,
  pin: string,
): Promise<ArrayBuffer | null> {
  const inner = await decrypt(device, sealed, BEHIND_PIN);
  const key = await keyOfPin(pin, salt, rounds);
  return decrypt(key, inner, BEHIND_PIN).catch(() => null);
}

async function keyOfPin(pin: string, salt: ArrayBuffer, iterations: number): Promise<CryptoKey> {
  const words = await crypto.subtle.importKey('raw', said(pin), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, words, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const behindSecret = async ({ id, bytes }: Secret, data: ArrayBuffer) => ({
  secret: id,
  sealed: await encrypt(await keyOf(bytes), data, RECOVERY),
});
