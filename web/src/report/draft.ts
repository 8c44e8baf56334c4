import { uuidv7 } from '../lib/uuidv7';
import type { AboutKind } from './door';

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
  photos: { id: string; picture: string }[];
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

export function readDraft(): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Draft | null;
    return kept?.id && kept.secret ? { ...emptyDraft(), ...kept } : emptyDraft();
  } catch {
    return emptyDraft();
  }
}

/** False where the store is full or closed: then the text stands on the page alone. */
export function keepDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** Only for counting reports of a day; it names nobody. */
export function device(): string {
  try {
    const known = localStorage.getItem(DEVICE);
    if (known) return known;
    const fresh = random();
    localStorage.setItem(DEVICE, fresh);
    return fresh;
  } catch {
    return random();
  }
}
