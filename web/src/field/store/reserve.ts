import type { Database } from './database';
import { isFull } from './storage';

/**
 * Room kept in hand. Browsers do not say any more how much is left (Chromium names a made-up figure), so some of it is
 * filled beforehand. What does not fit takes the place of a part: the person is told while all he has is kept.
 */
const MB = 1024 * 1024;
const PARTS = { 'reserve-words': 4 * MB, 'reserve-photos': 8 * MB } as const;
type Part = keyof typeof PARTS;
export const RESERVES = Object.keys(PARTS) as Part[];

/** Photos leave what is kept for words alone. */
export const FOR_PHOTOS: Part[] = ['reserve-photos'];
export const FOR_WORDS: Part[] = ['reserve-photos', 'reserve-words'];

export class Reserve {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Fills what is missing, as far as there is room. */
  async fill(): Promise<void> {
    for (const key of RESERVES) {
      if (await this.db.has('kept', key)) continue;
      // Whatever keeps it from being filled: that it is missing is told.
      await this.db.put('kept', { key, value: noise(PARTS[key]) }).catch(() => undefined);
    }
  }

  async isWhole(): Promise<boolean> {
    const there = await Promise.all(RESERVES.map((key) => this.db.has('kept', key)));
    return there.every(Boolean);
  }

  /** Does the work, giving up these parts one after the other where there is no room for it. */
  async spend<T>(parts: Part[], work: () => Promise<T>): Promise<T> {
    for (const key of parts) {
      try {
        return await work();
      } catch (error) {
        if (!isFull(error)) throw error;
      }
      await this.db.change(['kept'], (t) => {
        t.objectStore('kept').delete(key);
      });
    }
    return work();
  }
}

/** A browser writes zeros in next to no room. */
function noise(bytes: number): ArrayBuffer {
  const all = new Uint8Array(bytes);
  const most = 65_536;
  for (let at = 0; at < bytes; at += most) crypto.getRandomValues(all.subarray(at, at + most));
  return all.buffer;
}
