import type { Ref } from '../../api/types';
import type { PatrolDay } from '../../features/inspection/patrol/queries';
import type { Bundle, FieldFile, FieldRecord } from '../types';
import { Database, type StoreName, wait } from './database';
import type { Left } from './keeping';
import { FOR_PHOTOS, FOR_WORDS, Reserve } from './reserve';
import { later, Shelter } from './shelter';
import { ifRoom, isFull } from './storage';

/** Everything one person has on this phone. */
export class PersonStore {
  readonly personId: string;
  private readonly db: Database;
  private readonly shelter: Shelter;
  readonly reserve: Reserve;

  constructor(personId: string) {
    this.personId = personId;
    this.db = new Database(`bihuan-field-${personId}`);
    this.shelter = new Shelter(personId);
    this.reserve = new Reserve(this.db);
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

  async records(): Promise<FieldRecord[]> {
    const all = new Map((await this.db.all<FieldRecord>('records')).map((record) => [record.id, record]));
    for (const sheltered of this.shelter.all()) {
      all.set(sheltered.id, later(all.get(sheltered.id), sheltered) ?? sheltered);
    }
    return [...all.values()];
  }

  files = () => this.db.all<FieldFile>('files');

  async record(id: string): Promise<FieldRecord | null> {
    const kept = await this.db.get<FieldRecord>('records', id);
    return later(kept, this.shelter.get(id));
  }

  /** Those the store had no room for. */
  sheltered = () => this.shelter.all().map((record) => record.id);

  /** Brings back what had to stay in the shelter, as far as there is room again. */
  async leaveShelter(): Promise<void> {
    for (const { id } of this.shelter.all()) await this.update(id, (record) => record);
  }

  async filesOf(recordId: string): Promise<FieldFile[]> {
    return (await this.files()).filter((file) => file.recordId === recordId).sort(byId);
  }

  async bytes(fileId: string): Promise<ArrayBuffer | null> {
    return (await this.db.get<{ bytes: ArrayBuffer }>('bytes', fileId))?.bytes ?? null;
  }

  /** A record begun: its number in the order of this phone is given in the same transaction. */
  async add(record: Omit<FieldRecord, 'sequence'>, files: FileWithBytes[] = []): Promise<FieldRecord> {
    try {
      const parts = files.length > 0 ? FOR_PHOTOS : FOR_WORDS;
      const stores: StoreName[] = ['kept', 'records', 'files', 'bytes'];
      return await this.reserve.spend(parts, () =>
        this.db.change(stores, async (t) => {
          const last = await wait<{ value: number } | undefined>(t.objectStore('kept').get('sequence'));
          const numbered = { ...record, sequence: this.after(last?.value) };
          t.objectStore('kept').put({ key: 'sequence', value: numbered.sequence });
          t.objectStore('records').put(numbered);
          for (const { file, bytes } of files) {
            t.objectStore('files').put(file);
            if (bytes) t.objectStore('bytes').put({ id: file.id, bytes });
          }
          return numbered;
        }),
      );
    } catch (error) {
      if (!isFull(error) || files.length > 0) throw error;
      const last = await this.kept<number>('sequence');
      const numbered = { ...record, sequence: this.after(last) };
      this.shelter.put(numbered);
      return numbered;
    }
  }

  private after(last: number | null | undefined): number {
    return Math.max(last ?? 0, ...this.shelter.all().map((record) => record.sequence)) + 1;
  }

  /** Changes a record as it is now, not as some screen last saw it; nothing happens where it is gone. */
  async update(id: string, change: (record: FieldRecord) => FieldRecord): Promise<FieldRecord | null> {
    try {
      const next = await this.reserve.spend(FOR_WORDS, () =>
        this.db.change(['records'], async (t) => {
          const store = t.objectStore('records');
          const kept = await wait<FieldRecord | undefined>(store.get(id));
          const record = later(kept, this.shelter.get(id));
          if (!record) return null;
          const written = counted(change(record));
          store.put(written);
          return written;
        }),
      );
      this.shelter.drop(id);
      return next;
    } catch (error) {
      if (!isFull(error)) throw error;
      const kept = await this.db.get<FieldRecord>('records', id);
      const record = later(kept, this.shelter.get(id));
      if (!record) return null;
      const written = counted(change(record));
      this.shelter.put(written);
      return written;
    }
  }

  /** The bytes and what is said of them, together. */
  addFile(file: FieldFile, bytes: ArrayBuffer): Promise<void> {
    return this.reserve.spend(FOR_PHOTOS, () =>
      this.db.change(['files', 'bytes'], (t) => {
        t.objectStore('files').put(file);
        t.objectStore('bytes').put({ id: file.id, bytes });
      }),
    );
  }

  updateFile(id: string, part: Partial<FieldFile>): Promise<void> {
    return ifRoom(
      this.db.change(['files'], async (t) => {
        const file = await wait<FieldFile | undefined>(t.objectStore('files').get(id));
        if (file) t.objectStore('files').put({ ...file, ...part });
      }),
    );
  }

  dropFile(id: string): Promise<void> {
    return this.db.change(['files', 'bytes'], (t) => {
      t.objectStore('files').delete(id);
      t.objectStore('bytes').delete(id);
    });
  }

  /**
   * The record stands as received; the bytes of files whose hash the server has confirmed go with the same stroke. Where
   * the store is so full that not even this can be written, the receipt is sheltered first: only then do bytes go, and
   * make room.
   */
  async receive(record: FieldRecord, files: FieldFile[]): Promise<void> {
    const received = counted(record);
    const drop = (t: IDBTransaction) => {
      for (const file of files.filter((f) => f.acknowledged)) t.objectStore('bytes').delete(file.id);
    };
    try {
      await this.db.change(['records', 'bytes'], (t) => {
        t.objectStore('records').put(received);
        drop(t);
      });
      this.shelter.drop(record.id);
    } catch (error) {
      if (!isFull(error)) throw error;
      this.shelter.put(received);
      await this.db.change(['bytes'], drop);
    }
  }

  /** A record and its files under new ids: the old ones belong to what the server has. */
  async replace(
    old: FieldRecord,
    fresh: FieldRecord,
    files: { old: string; fresh: FieldFile }[],
  ): Promise<void> {
    await this.db.change(['records', 'files', 'bytes'], async (t) => {
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
    this.shelter.drop(old.id);
  }

  async drop(recordId: string, files: FieldFile[]): Promise<void> {
    await this.db.change(['records', 'files', 'bytes'], (t) => {
      t.objectStore('records').delete(recordId);
      for (const file of files) {
        t.objectStore('files').delete(file.id);
        t.objectStore('bytes').delete(file.id);
      }
    });
    this.shelter.drop(recordId);
  }

  /** @param ref its file, or where else the server gives it */
  picture = async (ref: string) =>
    (await this.db.get<{ bytes: ArrayBuffer }>('pictures', ref))?.bytes ?? null;

  /** Keeps just these pictures; who calls fetches what is missing. */
  async keepPictures(wanted: string[]): Promise<string[]> {
    const there = (await this.db.all<{ ref: string }>('pictures')).map((picture) => picture.ref);
    const old = there.filter((ref) => !wanted.includes(ref));
    if (old.length > 0) {
      await this.db.change(['pictures'], (t) => {
        for (const ref of old) t.objectStore('pictures').delete(ref);
      });
    }
    return wanted.filter((ref) => !there.includes(ref));
  }

  addPicture = (ref: string, bytes: ArrayBuffer) => ifRoom(this.db.put('pictures', { ref, bytes }));

  bundle = () => this.kept<KeptBundle>(OWN_BUNDLE);

  /** All of what is carried, pictures too; what says why it is not there stays. */
  async forget(left: Left): Promise<void> {
    await this.forgetOwn(left);
    await this.teamBundles([]);
  }

  /** Of it what is carried under the own post. */
  async forgetOwn(left: Left): Promise<void> {
    await this.db.change(['kept', 'pictures'], (t) => {
      for (const key of [OWN_BUNDLE, PATROLS]) t.objectStore('kept').delete(key);
      t.objectStore('pictures').clear();
    });
    // Apart, because a full store may not take it, and going makes room.
    await ifRoom(this.keep(LEFT, left));
  }

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

export type FileWithBytes = { file: FieldFile; bytes: ArrayBuffer | null };

/** `at` is when the server gave it, by its clock. */
export type KeptBundle = { etag: string; at: number; bundle: Bundle };

/** How the places of the carried units stood. `at` is when the server said so, by its clock. */
export type KeptPatrols = { at: number; days: PatrolDay[] };

const counted = (record: FieldRecord): FieldRecord => ({ ...record, writes: (record.writes ?? 0) + 1 });

/** What is carried under the post of an inspection team. */
export type CarriedTeam = { post: Ref; bundle: Bundle };

export const OWN_BUNDLE = 'bundle';
export const PATROLS = 'patrols';
/** What is known in place of the carried content once that is gone. */
export const LEFT = 'left';
export const FATES = 'fates';
/** Whether he lets his records say where the phone was; absent until he was asked. */
export const TELLS_PLACE = 'tells-place';
const TEAM = 'bundle of ';
export const teamBundle = (post: Ref) => `${TEAM}${post}`;

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
