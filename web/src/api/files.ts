import { sha256 } from '../lib/sha256';
import { upload } from './client';
import { ProblemError } from './problem';
import type { Ref, StoredFile } from './types';

export const thumbnailOf = (file: Ref) => `/api/files/${file}/thumbnail`;
export const previewOf = (file: Ref) => `/api/files/${file}/preview`;
export const originalOf = (file: Ref) => `/api/files/${file}`;

export const ACCEPT_PHOTOS = 'image/*';
const KEPT_AS_THEY_ARE = ['image/jpeg', 'image/png'];
const MOST_BYTES = 20 * 1024 * 1024;

/** @param id made once for each chosen file: trying again after a broken line keeps one file, not two */
export type PhotoUpload = { id: string; unit: Ref; file: File };

/** Sends one photo with the hash of its bytes, so that the server can tell whether it arrived whole. */
export async function uploadPhoto(
  { id, unit, file }: PhotoUpload,
  progress: (part: number) => void,
  signal?: AbortSignal,
): Promise<StoredFile> {
  const sent = KEPT_AS_THEY_ARE.includes(file.type) ? file : await asJpeg(file);
  if (sent.size > MOST_BYTES) {
    throw refusal(`“${file.name}”超过 ${MOST_BYTES / 1024 / 1024} MB`, '请压缩后上传');
  }
  const hash = await sha256(await sent.arrayBuffer());
  const name = sent === file ? file.name : `${file.name.replace(/\.\w+$/, '')}.jpg`;
  return upload<StoredFile>(
    '/files',
    { id, unit, name: name || '照片.jpg', sha256: hash },
    sent,
    progress,
    signal,
  );
}

/** What the server does not keep (WebP, HEIC where the browser can read it) is drawn again as a JPEG. */
async function asJpeg(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
    if (jpeg) return jpeg;
  } catch {
    // Not a picture this browser can read: refused below.
  }
  throw refusal(
    `“${file.name}”不是能识别的照片`,
    '请使用 JPG 或 PNG；苹果手机请在相机设置中选择“兼容性最佳”',
  );
}

function refusal(detail: string, remedy: string): ProblemError {
  return new ProblemError({ code: 'unfit-file', title: '照片不能上传', status: 0, detail, remedy });
}
