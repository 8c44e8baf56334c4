import { sha256 } from '../../lib/sha256';
import type { FileWithBytes } from '../store/person';
import type { FieldRecord } from '../types';
import { type Exported, WHAT } from './exportDrafts';

/** Why an exported file is not taken back, in the words of the screen. */
export class NotReadable extends Error {}

/** The records of an exported file. Nothing is taken of one that is somebody else's, or whose photos are not what they were. */
export async function readExported(
  text: string,
  personId: string,
): Promise<{ record: FieldRecord; files: FileWithBytes[] }[]> {
  const exported = parsed(text);
  if (exported?.what !== WHAT || !Array.isArray(exported.records)) {
    throw new NotReadable('这不是从“同步”页导出的文件，请另选一个。');
  }
  if (exported.person !== personId) {
    throw new NotReadable('这份文件是另一个人的记录，须由本人登录后取回。');
  }
  return Promise.all(
    exported.records.map(async ({ record, files }) => ({
      record,
      files: await Promise.all(files.map(readFile)),
    })),
  );
}

async function readFile({
  base64,
  ...file
}: Exported['records'][number]['files'][number]): Promise<FileWithBytes> {
  const bytes = base64 === null ? null : bytesOf(base64);
  if (bytes && (await sha256(bytes)) !== file.sha256) {
    throw new NotReadable('文件里的照片已经损坏，没有取回。请找原来导出的那一份。');
  }
  // What the server has of it, it says itself when it is asked.
  return { file: { ...file, acknowledged: false, received: 0 }, bytes };
}

function parsed(text: string): Partial<Exported> | null {
  try {
    return JSON.parse(text) as Partial<Exported>;
  } catch {
    return null;
  }
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
}
