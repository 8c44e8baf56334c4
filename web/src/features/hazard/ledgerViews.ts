import { queryString } from '../../api/client';
import { parseAddress } from '../../lib/address';
import { LEDGER_WORDS, type LedgerSearch } from './ledgerFilters';

/** A view is a name for an address. Ours come first; one's own are kept in this browser. */
export type LedgerView = { name: string; search: LedgerSearch; own?: boolean };

export const standardViews: LedgerView[] = [
  { name: '未销账', search: { open: 'true' } },
  { name: '由我负责', search: { responsible: 'me', open: 'true' } },
  { name: '已逾期', search: { overdue: 'true', sort: 'due' } },
  { name: '重大', search: { level: 'MAJOR', open: 'true' } },
  { name: '越级报告', search: { overHead: 'true', open: 'true' } },
  { name: '已销账', search: { status: 'CLOSED' } },
  { name: '草稿', search: { status: 'DRAFT' } },
  { name: '全部', search: {} },
];

const KEY = 'bihuan.ledger-views';

export function readViews(): LedgerView[] {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? '[]') as { name: string; search: string }[];
    return saved.map(({ name, search }) => ({ name, search: parseAddress(search), own: true }));
  } catch {
    return [];
  }
}

/** False when the browser refuses to keep them. */
export function writeViews(views: LedgerView[]): boolean {
  const saved = views.filter((v) => v.own).map(({ name, search }) => ({ name, search: addressOf(search) }));
  try {
    localStorage.setItem(KEY, JSON.stringify(saved));
    return true;
  } catch {
    return false;
  }
}

/** The filters of an address in one order, without the chosen scope: two equal views have equal text. */
export function addressOf(search: LedgerSearch): string {
  return queryString(Object.fromEntries(LEDGER_WORDS.map((word) => [word, search[word]])));
}

export const isSameView = (a: LedgerSearch, b: LedgerSearch) => addressOf(a) === addressOf(b);
