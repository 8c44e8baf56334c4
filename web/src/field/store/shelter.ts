import type { FieldRecord } from '../types';

/**
 * Where a person's words stay when the store takes nothing more: a few megabytes of the browser that do not count against
 * the store's room. There is no room for photos, and the browser is slower to bring it to the disk, so the screens say that it is a
 * makeshift; as soon as the store takes them again, records go back there.
 */
export class Shelter {
  private readonly prefix: string;

  constructor(personId: string) {
    this.prefix = `bihuan-field-${personId}-`;
  }

  get(id: string): FieldRecord | null {
    const text = localStorage.getItem(this.prefix + id);
    return text ? (JSON.parse(text) as FieldRecord) : null;
  }

  all(): FieldRecord[] {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(this.prefix))
      .flatMap((key) => this.get(key.slice(this.prefix.length)) ?? []);
  }

  put(record: FieldRecord): void {
    localStorage.setItem(this.prefix + record.id, JSON.stringify(record));
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
