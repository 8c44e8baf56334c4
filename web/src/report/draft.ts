import { daysBetween, today } from '../lib/dates';
import { uuidv7 } from '../lib/uuidv7';
import type { AboutKind } from './door';
import { held, letAllGo } from './heldPhotos';

/** What is being written, kept in this browser until it is handed in. */
export type Draft = {
  id: string;
  secret: string;
  about: AboutKind;
  unit: { ref: string; name: string } | null;
  target: string;
  district: string;
  placeText: string;
  what: string;
  /** `waits`: not sent yet; what is not `kept` is on this page alone. */
  photos: { id: string; picture: string; waits?: 'kept' | 'page' }[];
  named: boolean;
  name: string;
  phone: string;
};

const KEY = 'bihuan.report.draft';
const DEVICE = 'bihuan.report.device';

export function random(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}

export const emptyDraft = (): Draft => ({
  id: uuidv7(),
  secret: random(),
  about: 'UNIT',
  unit: null,
  target: '',
  district: '',
  placeText: '',
  what: '',
  photos: [],
  named: false,
  name: '',
  phone: '',
});

/** What a person has entered so far, named one by one; empty where there is nothing to lose. */
export function writtenWords(draft: Draft): string {
  const parts = [
    draft.unit || draft.target.trim() || draft.district ? '所选的反映对象' : '',
    draft.what.trim() ? `问题描述（${draft.what.trim().length} 个字）` : '',
    draft.placeText.trim() ? '具体位置' : '',
    draft.photos.length > 0 ? `${draft.photos.length} 张照片` : '',
    draft.name.trim() || draft.phone.trim() ? '联系方式' : '',
  ].filter(Boolean);
  return parts.join('、');
}

export const isEmpty = (draft: Draft): boolean => writtenWords(draft) === '';

/** What lies in the browser: the draft and the day it was last written on. */
type Kept = { draft: Draft; on: string };

/** A draft nobody went on with is not left behind on a phone for good, least of all a name in it. */
export const DRAFT_DAYS = 7;

function stored<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

export function readDraft(): Draft {
  const kept = stored<Kept>(KEY);
  if (kept?.draft?.id && kept.draft.secret && daysBetween(kept.on, today()) < DRAFT_DAYS)
    return there({ ...emptyDraft(), ...kept.draft });
  forgetDraft();
  return emptyDraft();
}

/** What was on the former page alone is gone with it; the person was told when he chose it. */
const there = (draft: Draft): Draft => ({
  ...draft,
  photos: draft.photos.filter(({ id, waits }) => !waits || held(id) !== null),
});

/**
 * False where the store is full or closed: then the text stands on the page alone. Opening the page again is no writing: it
 * does not make the draft stay longer.
 */
export function keepDraft(draft: Draft): boolean {
  if (isEmpty(draft)) {
    forgetDraft();
    return true;
  }
  if (JSON.stringify(stored<Kept>(KEY)?.draft) === JSON.stringify(draft)) return true;
  try {
    localStorage.setItem(KEY, JSON.stringify({ draft, on: today() } satisfies Kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(): void {
  forget(KEY);
  letAllGo();
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

type Mark = { mark: string; day: string };

/** The mark of today; one of another day says nothing any more and goes. */
function markOfToday(): string | null {
  const kept = stored<Mark>(DEVICE);
  if (kept?.mark && kept.day === today()) return kept.mark;
  forget(DEVICE);
  return null;
}

/** Whoever opens the page another day leaves no mark of the day before. */
export function forgetFormerMark(): void {
  markOfToday();
}

/** Only for counting the reports of one day, as the server counts them from midnight; the next day it is another. */
export function device(): string {
  const known = markOfToday();
  if (known) return known;
  const mark = random();
  try {
    localStorage.setItem(DEVICE, JSON.stringify({ mark, day: today() } satisfies Mark));
  } catch {
    // Then each report has its own; the limit of the address holds.
  }
  return mark;
}
