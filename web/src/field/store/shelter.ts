import type { FieldRecord } from '../types';
import { isSealed, type Sealing } from './seal';

/**
 * Where a person's words stay when the store takes nothing more: a few megabytes of the browser that do not count against
 * the store's room. There is no room for photos, and the browser is slower to bring it to the disk, so the screens say that it is a
 * makeshift; as soon as the store takes them again, records go back there. Sealed like the rows of the store.
 */
export class Shelter {
  private readonly prefix: string;
  private readonly sealing: () => Sealing;

  constructor(personId: string, sealing: () => Sealing) {
    this.prefix = `bihuan-field-${personId}-`;
    this.sealing = sealing;
  }

  async get(id: string): Promise<FieldRecord | null> {
    const text = localStorage.getItem(this.prefix + id);
    if (!text) return null;
    // What was put before it was sealed is the record itself.
    const row = text.startsWith('{') ? JSON.parse(text) : { id, sealed: bytesOf(text) };
    return this.sealing().open<FieldRecord>({ store: 'shelter', key: id }, row);
  }

  async all(): Promise<FieldRecord[]> {
    const all = await Promise.all(this.ids().map((id) => this.get(id)));
    return all.flatMap((record) => record ?? []);
  }

  ids(): string[] {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length));
  }

  async put(record: FieldRecord): Promise<void> {
    const row = await this.sealing().close({ store: 'shelter', key: record.id }, record);
    localStorage.setItem(this.prefix + record.id, isSealed(row) ? textOf(row.sealed) : JSON.stringify(row));
  }

  drop(id: string): void {
    localStorage.removeItem(this.prefix + id);
  }
}

/**
 * Of two copies the one that was written more often. A browser that dies may bring back what had left the shelter
 * already.
 */
export function later<T extends Pick<FieldRecord, 'writes'>>(
  kept: T | null | undefined,
  sheltered: T | null,
): T | null {
  if (!kept || !sheltered) return kept ?? sheltered;
  return (sheltered.writes ?? 0) > (kept.writes ?? 0) ? sheltered : kept;
}

const textOf = (bytes: ArrayBuffer): string => {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
};

const bytesOf = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
