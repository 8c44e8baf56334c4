import { queryString } from '../../api/client';
import { CATEGORIES } from '../../api/standards';
import { HAZARD_STATUSES, ORIGINS, SOURCES } from '../../api/types';
import { listOf, parseAddress, wordOf } from '../../lib/address';
import { GRADES, LEDGER_WORDS, type LedgerSearch, type LedgerWord, sortWords } from './ledgerFilters';

/** A view is a name for an address. Ours come first. */
export type LedgerView = { name: string; search: LedgerSearch };

/** One's own, kept on the server. */
export type SavedView = { id: string; name: string; search: string; columns: string[]; first: boolean };

export const standardViews: LedgerView[] = [
  { name: '未销账', search: { open: 'true' } },
  { name: '由我负责', search: { responsible: 'me', open: 'true' } },
  { name: '已逾期', search: { overdue: 'true', sort: 'due' } },
  { name: '重大', search: { level: 'MAJOR,PROPOSED_MAJOR', open: 'true' } },
  { name: '越级报告', search: { overHead: 'true', open: 'true' } },
  { name: '已销账', search: { status: 'CLOSED' } },
  { name: '草稿', search: { status: 'DRAFT' } },
  { name: '全部', search: {} },
];

const VALUES: Partial<Record<LedgerWord, readonly string[]>> = {
  status: HAZARD_STATUSES,
  level: GRADES,
  category: CATEGORIES,
  source: SOURCES,
  origin: ORIGINS,
  sort: Object.keys(sortWords),
};

/** What a view kept earlier still means today, and what of it means nothing any more. */
export function readView(
  view: SavedView,
  columns: readonly string[],
): { search: LedgerSearch; lost: string[] } {
  const kept = parseAddress(view.search);
  const lost = Object.keys(kept).filter((word) => !LEDGER_WORDS.some((known) => known === word));
  const search: LedgerSearch = {};
  for (const word of LEDGER_WORDS) {
    const known = VALUES[word];
    const values = known ? listOf(kept[word]) : [];
    lost.push(...values.filter((value) => !known?.includes(value)));
    search[word] = known ? wordOf(values.filter((value) => known.includes(value))) : kept[word];
  }
  lost.push(...view.columns.filter((key) => !columns.includes(key)));
  return {
    search: { ...search, columns: wordOf(view.columns.filter((key) => columns.includes(key))) },
    lost,
  };
}

/** The filters of an address in one order, without the chosen scope: two equal views have equal text. */
export function addressOf(search: LedgerSearch): string {
  return queryString(Object.fromEntries(LEDGER_WORDS.map((word) => [word, search[word]])));
}

export const isSameView = (a: LedgerSearch, b: LedgerSearch) => addressOf(a) === addressOf(b);
