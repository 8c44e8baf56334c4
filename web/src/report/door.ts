import { parseProblem } from '../api/client';
import { type Problem, ProblemError, unreachable } from '../api/problem';
import { setServerTime } from '../lib/dates';

/** The public page's own door: no cookie goes along, and no address of this page. */

export type FoundUnit = { ref: string; name: string; districtName: string };
export type District = { id: number; name: string };
export type Target = { unit: FoundUnit; place: string | null };
export type AboutKind = 'UNIT' | 'DISTRICT_OFFICE' | 'CITY_OFFICE';

export type Told = {
  id: string;
  about: AboutKind;
  unit: string | null;
  district: number | null;
  target: string | null;
  placeText: string;
  what: string;
  photos: string[];
  name: string | null;
  phone: string | null;
  secret: string;
};

export type Feedback = { round: number; fixed: boolean; words: string | null; on: string };
export type ProgressView = {
  state: string;
  stateTitle: string;
  next: string | null;
  target: string;
  submittedOn: string;
  steps: { title: string; on: string; words: string | null; photos: number[] }[];
  asks: 1 | 2 | null;
  feedback: Feedback[];
};

/** Nothing may be written for a while. What the server says of it is for those who can put it right, and not for a passer-by. */
export const CLOSED: Problem = {
  code: 'closed',
  title: '暂时不能提交',
  status: 503,
  detail: '现在不能接收，请稍后再试',
  remedy: '情况紧急请拨打 12345 或 119',
};

const isClosed = ({ status, code }: Problem) =>
  status === 503 && !['busy', 'line-lost', 'http-503'].includes(code);

async function answer(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/report${path}`, {
      ...init,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  } catch {
    throw new ProblemError(unreachable);
  }
  // The mark of a day changes when the day of the server does, whatever the clock of the phone says.
  setServerTime(response.headers.get('Date') ?? '');
  if (!response.ok) {
    const problem = parseProblem(response.status, await response.text().catch(() => ''));
    throw new ProblemError(isClosed(problem) ? CLOSED : problem);
  }
  return response;
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await answer(path, init);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const post = <T>(path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask<T>(path, json(body, headers));

export const door = {
  isOpen: async () => (await ask<{ open: boolean }>('/open')).open,
  puzzle: () => ask<{ challenge: string; bits: number }>('/puzzle'),
  units: (words: string) => ask<FoundUnit[]>(`/units?q=${encodeURIComponent(words)}`),
  districts: () => ask<District[]>('/districts'),
  target: (search: string) => ask<Target>(`/target?${search}`),
  photo: (id: string, picture: Blob, puzzle: string) =>
    ask<void>(`/photos?id=${id}`, {
      method: 'POST',
      headers: { 'Content-Type': picture.type || 'application/octet-stream', 'X-Puzzle': puzzle },
      body: picture,
    }),
  submit: (report: Told, device: string, puzzle: string) =>
    post<{ code: string }>('', { report, device }, { 'X-Puzzle': puzzle }),
  progress: (code: string) => post<ProgressView>('/progress', { code }),
  answerPhoto: async (code: string, photo: number) =>
    (await answer('/answer-photo', json({ code, photo }))).blob(),
  feedback: (code: string, fixed: boolean, words: string) =>
    post<ProgressView>('/feedback', { code, fixed, words }),
};
