import type { Ref } from '../../api/types';
import type { Bundle, FieldFile, FieldRecord } from '../types';
import { Database, wait } from './database';

/** Everything one person has on this phone. */
export class PersonStore {
  readonly personId: string;
  private readonly db: Database;

  constructor(personId: string) {
    this.personId = personId;
    this.db = new Database(`bihuan-field-${personId}`);
  }

  close(): void {
    this.db.close();
  }

  async kept<T>(key: string): Promise<T | null> {
    return (await this.db.get<{ value: T }>('kept', key))?.value ?? null;
  }

  keep(key: string, value: unknown): Promise<void> {
    return this.db.put('kept', { key, value });
  }

  records = () => this.db.all<FieldRecord>('records');
  files = () => this.db.all<FieldFile>('files');
  record = (id: string) => this.db.get<FieldRecord>('records', id);

  async filesOf(recordId: string): Promise<FieldFile[]> {
    return (await this.files()).filter((file) => file.recordId === recordId).sort(byId);
  }

  async bytes(fileId: string): Promise<ArrayBuffer | null> {
    return (await this.db.get<{ bytes: ArrayBuffer }>('bytes', fileId))?.bytes ?? null;
  }

  /** A record begun: its number in the order of this phone is given in the same transaction. */
  add(record: Omit<FieldRecord, 'sequence'>): Promise<FieldRecord> {
    return this.db.change(['kept', 'records'], async (t) => {
      const last = await wait<{ value: number } | undefined>(t.objectStore('kept').get('sequence'));
      const sequence = (last?.value ?? 0) + 1;
      const numbered = { ...record, sequence };
      t.objectStore('kept').put({ key: 'sequence', value: sequence });
      t.objectStore('records').put(numbered);
      return numbered;
    });
  }

  /** Changes a record as it is now, not as some screen last saw it; nothing happens where it is gone. */
  update(id: string, change: (record: FieldRecord) => FieldRecord): Promise<FieldRecord | null> {
    return this.db.change(['records'], async (t) => {
      const store = t.objectStore('records');
      const record = await wait<FieldRecord | undefined>(store.get(id));
      if (!record) return null;
      const next = change(record);
      store.put(next);
      return next;
    });
  }

  /** The bytes and what is said of them, together. */
  addFile(file: FieldFile, bytes: ArrayBuffer): Promise<void> {
    return this.db.change(['files', 'bytes'], (t) => {
      t.objectStore('files').put(file);
      t.objectStore('bytes').put({ id: file.id, bytes });
    });
  }

  updateFile(id: string, part: Partial<FieldFile>): Promise<void> {
    return this.db.change(['files'], async (t) => {
      const file = await wait<FieldFile | undefined>(t.objectStore('files').get(id));
      if (file) t.objectStore('files').put({ ...file, ...part });
    });
  }

  dropFile(id: string): Promise<void> {
    return this.db.change(['files', 'bytes'], (t) => {
      t.objectStore('files').delete(id);
      t.objectStore('bytes').delete(id);
    });
  }

  /** The record stands as received; the bytes of files whose hash the server has confirmed go with the same stroke. */
  receive(record: FieldRecord, files: FieldFile[]): Promise<void> {
    return this.db.change(['records', 'files', 'bytes'], (t) => {
      t.objectStore('records').put(record);
      for (const file of files.filter((f) => f.acknowledged)) t.objectStore('bytes').delete(file.id);
    });
  }

  /** A record and its files under new ids: the old ones belong to what the server has. */
  replace(old: FieldRecord, fresh: FieldRecord, files: { old: string; fresh: FieldFile }[]): Promise<void> {
    return this.db.change(['records', 'files', 'bytes'], async (t) => {
      for (const { old: from, fresh: file } of files) {
        const kept = await wait<{ bytes: ArrayBuffer } | undefined>(t.objectStore('bytes').get(from));
        if (kept) t.objectStore('bytes').put({ id: file.id, bytes: kept.bytes });
        t.objectStore('files').put(file);
        t.objectStore('files').delete(from);
        t.objectStore('bytes').delete(from);
      }
      t.objectStore('records').delete(old.id);
      t.objectStore('records').put(fresh);
    });
  }

  drop(recordId: string, files: FieldFile[]): Promise<void> {
    return this.db.change(['records', 'files', 'bytes'], (t) => {
      t.objectStore('records').delete(recordId);
      for (const file of files) {
        t.objectStore('files').delete(file.id);
        t.objectStore('bytes').delete(file.id);
      }
    });
  }

  picture = async (ref: Ref) => (await this.db.get<{ bytes: ArrayBuffer }>('pictures', ref))?.bytes ?? null;

  /** Keeps just these pictures; who calls fetches what is missing. */
  async keepPictures(wanted: Ref[]): Promise<Ref[]> {
    const there = (await this.db.all<{ ref: Ref }>('pictures')).map((picture) => picture.ref);
    const old = there.filter((ref) => !wanted.includes(ref));
    if (old.length > 0) {
      await this.db.change(['pictures'], (t) => {
        for (const ref of old) t.objectStore('pictures').delete(ref);
      });
    }
    return wanted.filter((ref) => !there.includes(ref));
  }

  addPicture = (ref: Ref, bytes: ArrayBuffer) => this.db.put('pictures', { ref, bytes });

  bundle = () => this.kept<KeptBundle>(OWN_BUNDLE);

  /** What is carried for the teams of these posts; of teams that are no more nothing stays. */
  async teamBundles(posts: readonly Ref[]): Promise<CarriedTeam[]> {
    const kept = await this.db.all<{ key: string; value: KeptBundle | null }>('kept');
    const known = kept.filter(({ key, value }) => value && key.startsWith(TEAM));
    const wanted = new Set(posts.map(teamBundle));
    await this.db.change(['kept'], (t) => {
      for (const { key } of known) if (!wanted.has(key)) t.objectStore('kept').delete(key);
    });
    return posts.flatMap((post) => {
      const found = known.find(({ key }) => key === teamBundle(post))?.value;
      return found ? [{ post, bundle: found.bundle }] : [];
    });
  }
}

export type KeptBundle = { etag: string; at: number; bundle: Bundle };

/** What is carried under the post of an inspection team. */
export type CarriedTeam = { post: Ref; bundle: Bundle };

export const OWN_BUNDLE = 'bundle';
const TEAM = 'bundle of ';
export const teamBundle = (post: Ref) => `${TEAM}${post}`;

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
