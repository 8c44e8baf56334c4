import { sha256 } from '../lib/sha256';
import { uuidv7 } from '../lib/uuidv7';
import type { FieldFile, FieldRecord, PhotoMoment, Signer } from './types';

/** Long enough to read a label on the photo, small enough for a bad line: about 300 KB. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

type Taken = { file: FieldFile; bytes: ArrayBuffer };

/** A photo made smaller on the phone; the hash of what the camera gave stays with it. */
export async function taken(
  record: FieldRecord,
  original: File,
  moment: PhotoMoment,
  item: string | null,
): Promise<Taken> {
  const first = await original.arrayBuffer();
  const bytes = await smaller(original);
  return {
    bytes,
    file: {
      id: uuidv7(),
      recordId: record.id,
      unit: record.unit,
      item,
      moment,
      name: `${original.name.replace(/\.\w+$/, '') || '照片'}.jpg`,
      mediaType: 'image/jpeg',
      size: bytes.byteLength,
      sha256: await sha256(bytes),
      originalSha256: await sha256(first),
      originalSize: first.byteLength,
      takenAt: new Date(original.lastModified).toISOString(),
      received: 0,
      acknowledged: false,
    },
  };
}

/** The same picture of the album chosen once more, drawn on meanwhile or not. */
export const isAmong = (files: readonly FieldFile[], { originalSha256 }: FieldFile): boolean =>
  files.some((file) => file.originalSha256 === originalSha256);

/** The same photo with what was drawn on it; the original it came from stays the camera's. */
export async function drawnOn(file: FieldFile, drawn: Blob): Promise<Taken> {
  const bytes = await drawn.arrayBuffer();
  return {
    bytes,
    file: {
      ...file,
      id: uuidv7(),
      size: bytes.byteLength,
      sha256: await sha256(bytes),
      received: 0,
      acknowledged: false,
    },
  };
}

/** What somebody of the team or of the unit drew under the check. */
export async function signature(record: FieldRecord, signer: Signer, drawn: Blob): Promise<Taken> {
  const bytes = await drawn.arrayBuffer();
  const hash = await sha256(bytes);
  return {
    bytes,
    file: {
      id: uuidv7(),
      recordId: record.id,
      unit: record.unit,
      item: null,
      signer,
      moment: 'BEFORE',
      name: `${signer.name}签名.jpg`,
      mediaType: drawn.type,
      size: bytes.byteLength,
      sha256: hash,
      originalSha256: hash,
      originalSize: bytes.byteLength,
      takenAt: null,
      received: 0,
      acknowledged: false,
    },
  };
}

async function smaller(original: File): Promise<ArrayBuffer> {
  const picture = await createImageBitmap(original, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return (await jpegOf(canvas)).arrayBuffer();
}

export function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('照片无法读取，请重拍'))),
      'image/jpeg',
      QUALITY,
    ),
  );
}
