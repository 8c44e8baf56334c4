import { KEYS, type StoreName } from './database';

/** A row as it lies in the store: its own key, and the rest sealed or, from before rows were sealed, as it is. */
export type Row = Record<string, unknown>;

/**
 * How rows are closed and opened: AES-GCM with a fresh initial vector for every writing, bound to the place they lie in,
 * so that no row can be passed off as another.
 */
export interface Sealing {
  close(place: Place, value: object): Promise<Row>;
  open<T>(place: Place, row: Row): Promise<T>;
}

export type Place = { store: StoreName | 'shelter'; key: string };

const VECTOR = 12;
const WORDS = 0;
const BYTES = 1;

/** Browsers offer it only over https or on localhost; elsewhere rows stay as they are. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

export const PLAIN: Sealing = {
  close: async (_, value) => value as Row,
  open: async <T>(_: Place, row: Row) => {
    if (isSealed(row)) throw new Shut();
    return row as T;
  },
};

/** What is to be read is sealed, and the key for it is not at hand. */
export class Shut extends Error {}

export class Seal implements Sealing {
  private readonly key: CryptoKey;

  constructor(key: CryptoKey) {
    this.key = key;
  }

  async close(place: Place, value: object): Promise<Row> {
    const path = keyPath(place);
    return { [path]: place.key, sealed: await encrypt(this.key, packed(value), boundTo(place)) };
  }

  async open<T>(place: Place, row: Row): Promise<T> {
    if (!isSealed(row)) return row as T;
    const open = await decrypt(this.key, row.sealed, boundTo(place));
    return unpacked(keyPath(place), place.key, open) as T;
  }
}

export const isSealed = (row: Row): row is Row & { sealed: ArrayBuffer } => 'sealed' in row;

/** Tells two states of a row apart without opening it: no two writings share their initial vector. */
export function stampOf(row: Row | undefined): string {
  if (!row) return '';
  return isSealed(row) ? hex(row.sealed.slice(0, VECTOR)) : JSON.stringify(row);
}

/** The initial vector, and what was made of the bytes with it. */
export async function encrypt(
  key: CryptoKey,
  bytes: BufferSource,
  additionalData: BufferSource,
): Promise<ArrayBuffer> {
  const iv = crypto.getRandomValues(new Uint8Array(VECTOR));
  const closed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
  const all = new Uint8Array(VECTOR + closed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(closed), VECTOR);
  return all.buffer;
}

export function decrypt(
  key: CryptoKey,
  sealed: ArrayBuffer,
  additionalData: BufferSource,
): Promise<ArrayBuffer> {
  const iv = sealed.slice(0, VECTOR);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed.slice(VECTOR));
}

export const said = (words: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words);

const boundTo = ({ store, key }: Place) => said(`${store}/${key}`);
const keyPath = ({ store }: Place) => (store === 'shelter' ? 'id' : KEYS[store]);

/** A photo stays bytes; as text it would be a third larger. */
function packed(value: object): Uint8Array<ArrayBuffer> {
  const { bytes } = value as { bytes?: unknown };
  const content = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : said(JSON.stringify(value));
  const all = new Uint8Array(1 + content.byteLength);
  all[0] = bytes instanceof ArrayBuffer ? BYTES : WORDS;
  all.set(content, 1);
  return all;
}

function unpacked(path: string, key: string, packed: ArrayBuffer): unknown {
  const content = packed.slice(1);
  if (new Uint8Array(packed)[0] === BYTES) return { [path]: key, bytes: content };
  return JSON.parse(new TextDecoder().decode(content));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
