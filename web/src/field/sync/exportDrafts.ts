import { dayOf } from '../../lib/dates';
import { personStore } from '../store/field';
import type { PersonStore } from '../store/person';
import type { FieldFile, FieldRecord } from '../types';

/** What an exported file says of itself, and what is taken back from it. */
export const WHAT = '闭环现场 未上传的记录';
export type Exported = {
  what: string;
  person: string;
  records: { record: FieldRecord; files: (FieldFile & { base64: string | null })[] }[];
};

export async function exportToFile(): Promise<void> {
  const store = personStore();
  if (!store) return;
  const { name, blob } = await exportUnsent(store);
  download(name, blob);
}

/** Everything the server does not have yet, photos included, as one file for the person to keep elsewhere. */
async function exportUnsent(store: PersonStore): Promise<{ name: string; blob: Blob }> {
  const unsent = (await store.records()).filter((record) => record.state !== 'RECEIVED');
  const parts: BlobPart[] = [
    `{"what":${JSON.stringify(WHAT)},"person":${JSON.stringify(store.personId)},"exportedAt":${JSON.stringify(
      new Date().toISOString(),
    )},"records":[`,
  ];
  for (const [at, record] of unsent.entries()) {
    const files = await store.filesOf(record.id);
    parts.push(at > 0 ? ',' : '', `{"record":${JSON.stringify(record)},"files":[`);
    for (const [n, file] of files.entries()) {
      const bytes = await store.bytes(file.id);
      parts.push(n > 0 ? ',' : '', JSON.stringify({ ...file, base64: bytes ? base64(bytes) : null }));
    }
    parts.push(']}');
  }
  parts.push(']}');
  const day = dayOf(new Date());
  return {
    name: `闭环现场-未上传-${day}.json`,
    blob: new Blob(parts, { type: 'application/json' }),
  };
}

export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** In pieces: a photo as arguments of one call would be too many. */
function base64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = '';
  for (let i = 0; i < all.length; i += 0x8000) text += String.fromCharCode(...all.subarray(i, i + 0x8000));
  return btoa(text);
}
