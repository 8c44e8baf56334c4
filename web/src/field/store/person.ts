import type { Ref } from '../../api/types';
import type { PatrolDay } from '../../features/inspection/patrol/queries';
import type { Bundle, FieldFile, FieldRecord } from '../types';
import { Database, type StoreName, wait } from './database';
import { DataKey, type Guard, KEY, type Secret } from './dataKey';
import type { Left } from './keeping';
import { FOR_PHOTOS, FOR_WORDS, RESERVES, Reserve } from './reserve';
import { canSeal, PLAIN, Seal, type Sealing } from './seal';
import { type Rows, SealedDatabase } from './sealedDatabase';
import { later, Shelter } from './shelter';
import { ifRoom, isFull } from './storage';

/** An app from before rows were sealed would take a sealed one for an empty record: it is not let in. */
const SEALED_VERSION = 2;
const ALL_SEALED = 'all-sealed';
const NEVER_SEALED: readonly string[] = [KEY, ALL_SEALED, ...RESERVES];
/** First what the person wrote. */
const STORES: StoreName[] = ['records', 'files', 'bytes', 'kept', 'pictures'];

/** Everything one person has on this phone. */
export class PersonStore {
  readonly personId: string;
  private readonly db: SealedDatabase;
  private readonly shelter: Shelter;
  private readonly key: DataKey;
  readonly reserve: Reserve;
  /** Changes in the order they were asked for: a letter typed later must not be overtaken by the one before. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(personId: string) {
    this.personId = personId;
    const raw = new Database(`bihuan-field-${personId}`, SEALED_VERSION);
    this.db = new SealedDatabase(raw);
    this.shelter = new Shelter(personId, () => this.db.mustBeOpen());
    this.reserve = new Reserve(raw);
    this.key = new DataKey(raw, (work) => this.makingRoom(work));
  }

  /** Before anything else; false where the PIN has to be said first, or the server asked. */
  async open(): Promise<boolean> {
    const sealing = await this.sealing();
    if (sealing) this.db.use(sealing);
    else if ((await this.guard()).pin === 'gone') await this.dropCarried();
    return sealing !== null;
  }

  guard = () => this.key.guard();

  /** @returns null where it is open now, else how it stands */
  async enter(pin: string): Promise<Guard | null> {
    const key = await this.key.enter(pin);
    if (key instanceof CryptoKey) {
      this.db.use(new Seal(key));
      return null;
    }
    if (key.pin === 'gone') await this.dropCarried();
    return key;
  }

  setPin = (pin: string, secret: Secret) => this.key.setFirst(pin, secret);

  async changePin(old: string, pin: string): Promise<Guard | null> {
    return this.afterTry(await this.key.change(old, pin));
  }

  async liftPin(pin: string): Promise<Guard | null> {
    return this.afterTry(await this.key.lift(pin));
  }

  /** Opens with the secret of the server, and is guarded by this PIN from now on. */
  async recover(secret: ArrayBuffer, pin: string): Promise<void> {
    this.db.use(new Seal(await this.key.recover(secret, pin)));
  }

  toldOfWipe = () => this.key.toldOfWipe();

  /** What is being written is written; then nothing is read any more. */
  async shut(): Promise<void> {
    await this.last.catch(() => undefined);
    this.db.shut();
    this.close();
  }

  private async afterTry(guard: Guard | null): Promise<Guard | null> {
    if (guard?.pin === 'gone') await this.dropCarried();
    return guard;
  }

  private async sealing(): Promise<Sealing | null> {
    if (!canSeal()) return PLAIN;
    try {
      const key = await this.reserve.spend(FOR_WORDS, () => this.key.take());
      return key && new Seal(key);
    } catch (error) {
      if (!isFull(error) && !isNotToBeKept(error)) throw error;
      // Without a key in its place what is written stays as it is, and is sealed once there is one.
      return PLAIN;
    }
  }

  /** For the key, without which not even what would make room could be read: what can be had again gives way to it. */
  private async makingRoom<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.reserve.spend(FOR_WORDS, work);
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.dropCarried();
      return work();
    }
  }

  /** What can be had again from the server goes; for that it need not be opened. */
  async dropCarried(): Promise<void> {
    await this.db.raw.change(['kept', 'pictures'], async (t) => {
      const kept = t.objectStore('kept');
      for (const key of await wait<IDBValidKey[]>(kept.getAllKeys())) {
        const name = String(key);
        if ([OWN_BUNDLE, PATROLS, FATES].includes(name) || name.startsWith(TEAM)) kept.delete(key);
      }
      t.objectStore('pictures').clear();
    });
  }

  /** Seals what lies here from before the app sealed, one row after the other, so that nobody waits for it. */
  async sealOld(): Promise<void> {
    if (this.db.mustBeOpen() === PLAIN || (await this.db.raw.has('kept', ALL_SEALED))) return;
    try {
      for (const store of STORES) {
        await this.db.sealAll(store, (key) => store !== 'kept' || !NEVER_SEALED.includes(key));
      }
      for (const record of await this.shelter.all()) {
        await this.inOrder(async () => {
          const now = await this.shelter.get(record.id);
          if (now) await this.shelter.put(now);
        });
      }
      await this.db.raw.put('kept', { key: ALL_SEALED, value: true });
    } catch (error) {
      if (!isFull(error)) throw error;
    }
  }

  close(): void {
    this.db.raw.close();
  }

  async kept<T>(key: string): Promise<T | null> {
    return (await this.db.get<{ value: T }>('kept', key))?.value ?? null;
  }

  keep(key: string, value: unknown): Promise<void> {
    return this.db.put('kept', { key, value });
  }

  async records(): Promise<FieldRecord[]> {
    const all = new Map((await this.db.all<FieldRecord>('records')).map((record) => [record.id, record]));
    for (const sheltered of await this.shelter.all()) {
      all.set(sheltered.id, later(all.get(sheltered.id), sheltered) ?? sheltered);
    }
    return [...all.values()];
  }

  files = () => this.db.all<FieldFile>('files');

  async record(id: string): Promise<FieldRecord | null> {
    const kept = await this.db.get<FieldRecord>('records', id);
    return later(kept, await this.shelter.get(id));
  }

  /** Those the store had no room for. */
  sheltered = () => this.shelter.ids();

  /** Brings back what had to stay in the shelter, as far as there is room again. */
  async leaveShelter(): Promise<void> {
    for (const id of this.shelter.ids()) await this.update(id, (record) => record);
  }

  async filesOf(recordId: string): Promise<FieldFile[]> {
    return (await this.files()).filter((file) => file.recordId === recordId).sort(byId);
  }

  async bytes(fileId: string): Promise<ArrayBuffer | null> {
    return (await this.db.get<{ bytes: ArrayBuffer }>('bytes', fileId))?.bytes ?? null;
  }

  /** A record begun: its number in the order of this phone is given in the same stroke. */
  add(record: Omit<FieldRecord, 'sequence'>, files: FileWithBytes[] = []): Promise<FieldRecord> {
    return this.inOrder(async () => {
      try {
        const parts = files.length > 0 ? FOR_PHOTOS : FOR_WORDS;
        return await this.reserve.spend(parts, () =>
          this.db.change(async (rows) => {
            const last = await rows.get<{ value: number }>('kept', 'sequence');
            const numbered = { ...record, sequence: await this.after(last?.value) };
            rows.put('kept', { key: 'sequence', value: numbered.sequence });
            rows.put('records', numbered);
            for (const { file, bytes } of files) {
              rows.put('files', file);
              if (bytes) rows.put('bytes', { id: file.id, bytes });
            }
            return numbered;
          }),
        );
      } catch (error) {
        if (!isFull(error) || files.length > 0) throw error;
        const last = await this.kept<number>('sequence');
        const numbered = { ...record, sequence: await this.after(last) };
        await this.shelter.put(numbered);
        return numbered;
      }
    });
  }

  private async after(last: number | null | undefined): Promise<number> {
    const sheltered = await this.shelter.all();
    return Math.max(last ?? 0, ...sheltered.map((record) => record.sequence)) + 1;
  }

  /** Changes a record as it is now, not as some screen last saw it; nothing happens where it is gone. */
  update(id: string, change: (record: FieldRecord) => FieldRecord): Promise<FieldRecord | null> {
    return this.inOrder(async () => {
      try {
        const next = await this.reserve.spend(FOR_WORDS, () =>
          this.db.change(async (rows) => {
            const kept = await rows.get<FieldRecord>('records', id);
            const record = later(kept, await this.shelter.get(id));
            if (!record) return null;
            const written = counted(change(record));
            rows.put('records', written);
            return written;
          }),
        );
        this.shelter.drop(id);
        return next;
      } catch (error) {
        if (!isFull(error)) throw error;
        const record = await this.record(id);
        if (!record) return null;
        const written = counted(change(record));
        await this.shelter.put(written);
        return written;
      }
    });
  }

  /** The bytes and what is said of them, together. */
  addFile(file: FieldFile, bytes: ArrayBuffer): Promise<void> {
    return this.inOrder(() =>
      this.reserve.spend(FOR_PHOTOS, () =>
        this.db.change((rows) => {
          rows.put('files', file);
          rows.put('bytes', { id: file.id, bytes });
        }),
      ),
    );
  }

  updateFile(id: string, part: Partial<FieldFile>): Promise<void> {
    return this.inOrder(() =>
      ifRoom(
        this.db.change(async (rows) => {
          const file = await rows.get<FieldFile>('files', id);
          if (file) rows.put('files', { ...file, ...part });
        }),
      ),
    );
  }

  dropFile(id: string): Promise<void> {
    return this.inOrder(() =>
      this.db.change((rows) => {
        rows.delete('files', id);
        rows.delete('bytes', id);
      }),
    );
  }

  /**
   * The record stands as received; the bytes of files whose hash the server has confirmed go with the same stroke. Where
   * the store is so full that not even this can be written, the receipt is sheltered first: only then do bytes go, and
   * make room.
   */
  receive(record: FieldRecord, files: FieldFile[]): Promise<void> {
    const received = counted(record);
    const drop = (rows: Rows) => {
      for (const file of files.filter((f) => f.acknowledged)) rows.delete('bytes', file.id);
    };
    return this.inOrder(async () => {
      try {
        await this.db.change((rows) => {
          rows.put('records', received);
          drop(rows);
        });
        this.shelter.drop(record.id);
      } catch (error) {
        if (!isFull(error)) throw error;
        await this.shelter.put(received);
        await this.db.change(drop);
      }
    });
  }

  /** A record and its files under new ids: the old ones belong to what the server has. */
  replace(old: FieldRecord, fresh: FieldRecord, files: { old: string; fresh: FieldFile }[]): Promise<void> {
    return this.inOrder(async () => {
      await this.db.change(async (rows) => {
        for (const { old: from, fresh: file } of files) {
          const kept = await rows.get<{ bytes: ArrayBuffer }>('bytes', from);
          if (kept) rows.put('bytes', { id: file.id, bytes: kept.bytes });
          rows.put('files', file);
          rows.delete('files', from);
          rows.delete('bytes', from);
        }
        rows.delete('records', old.id);
        rows.put('records', fresh);
      });
      this.shelter.drop(old.id);
    });
  }

  drop(recordId: string, files: FieldFile[]): Promise<void> {
    return this.inOrder(async () => {
      await this.db.change((rows) => {
        rows.delete('records', recordId);
        for (const file of files) {
          rows.delete('files', file.id);
          rows.delete('bytes', file.id);
        }
      });
      this.shelter.drop(recordId);
    });
  }

  /** @param ref its file, or where else the server gives it */
  picture = async (ref: string) =>
    (await this.db.get<{ bytes: ArrayBuffer }>('pictures', ref))?.bytes ?? null;

  /** Keeps just these pictures; who calls fetches what is missing. */
  async keepPictures(wanted: string[]): Promise<string[]> {
    const there = await this.db.keys('pictures');
    const old = there.filter((ref) => !wanted.includes(ref));
    await this.db.change((rows) => {
      for (const ref of old) rows.delete('pictures', ref);
    });
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
    await this.db.change((rows) => {
      for (const key of [OWN_BUNDLE, PATROLS]) rows.delete('kept', key);
      rows.clear('pictures');
    });
    // Apart, because a full store may not take it, and going makes room.
    await ifRoom(this.keep(LEFT, left));
  }

  /** What is carried for the teams of these posts; of teams that are no more nothing stays. */
  async teamBundles(posts: readonly Ref[]): Promise<CarriedTeam[]> {
    const known = (await this.db.keys('kept')).filter((key) => key.startsWith(TEAM));
    const wanted = new Set(posts.map(teamBundle));
    await this.db.change((rows) => {
      for (const key of known) if (!wanted.has(key)) rows.delete('kept', key);
    });
    const carried = posts.map(async (post) => {
      const found = await this.kept<KeptBundle>(teamBundle(post));
      return found ? [{ post, bundle: found.bundle }] : [];
    });
    return (await Promise.all(carried)).flat();
  }

  private inOrder<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work);
    this.last = next;
    return next;
  }
}

/** A browser that keeps no keys, as some do in a private window. */
const isNotToBeKept = (error: unknown) => error instanceof DOMException && error.name === 'DataCloneError';

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
