import { sha256 } from '../lib/sha256';
import { upload } from './client';
import { ProblemError } from './problem';
import type { Ref, UploadedFile } from './types';

export const thumbnailOf = (file: Ref) => `/api/files/${file}/thumbnail`;
export const previewOf = (file: Ref) => `/api/files/${file}/preview`;
export const originalOf = (file: Ref) => `/api/files/${file}`;

const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp'];
export const ACCEPT_PHOTOS = ACCEPTED.join(',');
const MOST_BYTES = 20 * 1024 * 1024;

/**
 * Sends one photo with the hash of its bytes, so that the server can tell whether it arrived whole; sent again under
 * the same id, it is still one photo.
 */
export async function uploadPhoto(
  id: string,
  unit: Ref,
  file: File,
  progress: (part: number) => void,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  refuseUnfit(file);
  const hash = await sha256(await file.arrayBuffer());
  return upload<UploadedFile>(
    '/files',
    { id, unit, name: file.name || '照片.jpg', sha256: hash },
    file,
    progress,
    signal,
  );
}

function refuseUnfit(file: File): void {
  if (!ACCEPTED.includes(file.type)) {
    throw refusal(
      `“${file.name}”不是 JPG、PNG 或 WebP 照片`,
      '请转换格式后再上传；手机请把相机格式设为“兼容性最佳”',
    );
  }
  if (file.size > MOST_BYTES) {
    throw refusal(`“${file.name}”超过 20 MB`, '请压缩后再上传');
  }
}

function refusal(detail: string, remedy: string): ProblemError {
  return new ProblemError({ code: 'unfit-file', title: '照片不能上传', status: 0, detail, remedy });
}
