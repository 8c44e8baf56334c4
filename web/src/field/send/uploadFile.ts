import { call, csrfToken, POST_HEADER, parseProblem } from '../../api/client';
import { type Problem, ProblemError, unreachable } from '../../api/problem';
import { sha256 } from '../../lib/sha256';
import type { FieldFile } from '../types';
import { fileRef } from '../types';

/** Small enough for a bad line to get one through, large enough not to ask too often. */
const PIECE = 192 * 1024;
const PATIENCE = 60_000;

/** Who sends it, and under which of his posts. */
export type Sender = { owner: string; post: string | null };

type UploadState = { ref: string; sha256: string; size: number; received: number; done: boolean };

/**
 * Brings one file to the server from wherever it broke, and answers only when the server has confirmed the hash of the
 * whole. What the phone remembers of the progress is for the eye; the server says where to go on.
 */
export async function uploadFile(
  file: FieldFile,
  bytes: ArrayBuffer,
  sender: Sender,
  progress: (received: number) => void,
): Promise<void> {
  let at = await announce(file, sender);
  while (!at.done) {
    progress(at.received);
    at = await append(file, bytes, at.received, sender).catch((error) => goOn(error, file, sender));
  }
  if (at.sha256 !== file.sha256) throw new ProblemError(wrongHash);
  progress(file.size);
}

function announce(file: FieldFile, { owner, post }: Sender): Promise<UploadState> {
  return call<UploadState>('POST', '/files/uploads', {
    body: {
      id: file.id,
      owner,
      unit: file.unit,
      name: file.name,
      sha256: file.sha256,
      size: file.size,
      mediaType: file.mediaType,
    },
    post,
    signal: AbortSignal.timeout(PATIENCE),
  });
}

async function append(
  file: FieldFile,
  bytes: ArrayBuffer,
  offset: number,
  { post }: Sender,
): Promise<UploadState> {
  const piece = bytes.slice(offset, offset + PIECE);
  const query = new URLSearchParams({ offset: String(offset), sha256: await sha256(piece) });
  let response: Response;
  try {
    response = await fetch(`/api/files/uploads/${fileRef(file)}?${query}`, {
      method: 'PUT',
      headers: {
        'X-CSRF-Token': csrfToken() ?? '',
        'Content-Type': 'application/octet-stream',
        ...(post ? { [POST_HEADER]: post } : {}),
      },
      body: piece,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new ProblemError(unreachable);
  }
  if (!response.ok)
    throw new ProblemError(parseProblem(response.status, await response.text().catch(() => '')));
  return (await response.json()) as UploadState;
}

/** Another answer arrived first, or the server forgot an upload that lay too long: asking again tells where to go on. */
function goOn(error: unknown, file: FieldFile, sender: Sender): Promise<UploadState> {
  const problem = error instanceof ProblemError ? error.problem : null;
  if (problem?.code === 'upload-offset' || problem?.code === 'not-found') return announce(file, sender);
  throw error;
}

const wrongHash: Problem = {
  code: 'file-hash',
  title: '照片没有传完整',
  status: 422,
  detail: '服务器上同一编号的内容与本机不同',
  remedy: '请另存为新记录后再传',
};
