import { type Problem, ProblemError, unreachable, wordless } from './problem';

/** The one door to the server. Features call it from their queries.ts and nowhere else. */

export type QueryValue = string | number | boolean | readonly string[] | null | undefined;
export type Query = Record<string, QueryValue>;

export type CallOptions = {
  query?: Query;
  body?: unknown;
  /** The version last seen of the thing to be changed. */
  version?: number;
  idempotencyKey?: string;
  /** The post this call is made under: that of the page where nothing is said, that of the session where it is null. */
  post?: string | null;
  /** Asks as nobody: no session goes along, and none is kept alive by it. */
  anonymous?: boolean;
  signal?: AbortSignal;
};

export const POST_HEADER = 'X-Acting-Post';

let pagePost: string | null = null;

/** What the page shows is what the server is asked for, whatever another tab has chosen meanwhile (decision 0298). */
export function setPagePost(post: string): void {
  pagePost = post;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let onSignedOut: () => void = () => {};

/** Called when the server no longer knows who we are. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

let onPostNotHeld: () => unknown = () => {};

/** Called when whoever is signed in does not act under the post of this page. */
export function whenPostNotHeld(listener: () => unknown): void {
  onPostNotHeld = listener;
}

const notWritable = new Set<() => void>();

/** Tells when the server would not write for a reason that lasts; answers with how to hear no more of it. */
export function whenNotWritable(listener: () => void): () => void {
  notWritable.add(listener);
  return () => notWritable.delete(listener);
}

/** Of what passes by itself in a moment. */
const PASSING = ['busy', 'line-lost', 'http-503'];

let onProofNeeded: (problem: Problem) => Promise<boolean> = async () => false;

/** Called when the server wants to know once more that it is the owner; true lets the call be made again. */
export function whenProofNeeded(listener: (problem: Problem) => Promise<boolean>): void {
  onProofNeeded = listener;
}

/** For answers that refuse a part and not the whole call; true lets that part be sent again. */
export const askForProof = (problem: Problem) => onProofNeeded(problem);

export function address(path: string, query?: Query): string {
  const search = queryString(query);
  return `/api${path}${search ? `?${search}` : ''}`;
}

export function queryString(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue;
    if (Array.isArray(value)) {
      if (value.length > 0) search.set(name, value.join(','));
    } else {
      search.set(name, String(value));
    }
  }
  return search.toString();
}

export function csrfToken(cookies: string = document.cookie): string | undefined {
  const found = /(?:^|;\s*)(?:__Host-)?bihuan_csrf=([^;]*)/.exec(cookies);
  return found?.[1] ? decodeURIComponent(found[1]) : undefined;
}

export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const said = { ...options, post: options.post === undefined ? pagePost : options.post };
  let response = await send(method, path, said);
  if (!response.ok) {
    const problem = await readProblem(response);
    if (problem.code !== 'step-up-needed' || !(await onProofNeeded(problem))) throw new ProblemError(problem);
    response = await send(method, path, said);
    if (!response.ok) throw new ProblemError(await readProblem(response));
  }
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T;
  return (await response.json()) as T;
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  if (method !== 'GET') headers.set('X-CSRF-Token', await needCsrfToken());
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`);
  if (options.post) headers.set(POST_HEADER, options.post);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  return reach(address(path, options.query), {
    method,
    headers,
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
    credentials: options.anonymous ? 'omit' : 'same-origin',
  });
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(unreachable);
  }
}

async function needCsrfToken(): Promise<string> {
  const known = csrfToken();
  if (known) return known;
  await reach('/api/session', { credentials: 'same-origin' });
  return csrfToken() ?? '';
}

async function readProblem(response: Response): Promise<Problem> {
  return heard(parseProblem(response.status, await response.text().catch(() => '')));
}

/** What a refusal says of the page as a whole is known before its own place tells it. */
function heard(problem: Problem): Problem {
  if (problem.code === 'not-signed-in') onSignedOut();
  if (problem.code === 'post-not-held') onPostNotHeld();
  if (problem.status === 503 && !PASSING.includes(problem.code))
    for (const listener of notWritable) listener();
  return problem;
}

export function parseProblem(status: number, text: string): Problem {
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    if (typeof body.title === 'string' && typeof body.detail === 'string') {
      const code = body.code ?? body.type?.split(':').at(-1) ?? `http-${status}`;
      return { ...body, code, status, title: body.title, detail: body.detail };
    }
  } catch {
    // Not ours: told in our words below.
  }
  return wordless(status);
}

/** Sends a file as it is, telling how far it got; fetch cannot tell. */
export function upload<T>(
  path: string,
  query: Query,
  file: Blob,
  progress: (part: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return needCsrfToken().then(
    (token) =>
      new Promise<T>((done, fail) => {
        const request = new XMLHttpRequest();
        request.open('POST', address(path, query));
        request.setRequestHeader('X-CSRF-Token', token);
        request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
        if (pagePost) request.setRequestHeader(POST_HEADER, pagePost);
        request.upload.onprogress = (e) => e.lengthComputable && progress(e.loaded / e.total);
        request.onload = () => {
          if (request.status < 300) return done(JSON.parse(request.responseText) as T);
          fail(new ProblemError(heard(parseProblem(request.status, request.responseText))));
        };
        request.onerror = () => fail(new ProblemError(unreachable));
        request.onabort = () => fail(new DOMException('aborted', 'AbortError'));
        signal?.addEventListener('abort', () => request.abort());
        request.send(file);
      }),
  );
}
