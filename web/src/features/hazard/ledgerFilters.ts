import type { Query } from '../../api/client';
import { categoryWords, levelWords, originWords, sourceWords, statusWords } from '../../api/words';
import { listOf } from '../../lib/address';

/** The words a ledger address may hold; the server's filters, and nothing else. */
export const LEDGER_WORDS = [
  'q',
  'status',
  'open',
  'level',
  'category',
  'source',
  'origin',
  'overdue',
  'overHead',
  'rebound',
  'late',
  'extended',
  'onSpot',
  'planned',
  'fiveElements',
  'writtenOff',
  'withdrawn',
  'responsible',
  'place',
  'item',
  'dueFrom',
  'dueTo',
  'registeredFrom',
  'registeredTo',
  'closedFrom',
  'closedTo',
  'spentFrom',
  'spentTo',
  'sort',
  'clusterOn',
] as const;

export const SCOPE_WORDS = ['district', 'cluster', 'unit'] as const;

/** A whole address also says which columns are shown; what it does not say is left to whoever reads it. */
export const ADDRESS_WORDS = [...LEDGER_WORDS, 'columns'] as const;

export type LedgerWord = (typeof LEDGER_WORDS)[number];
export type LedgerSearch = {
  [K in (typeof ADDRESS_WORDS)[number] | (typeof SCOPE_WORDS)[number]]?: string;
};

/** What the server is asked. `responsible=me` means whoever reads the address, so that a view can be shared. */
export function queryOf(search: LedgerSearch, me: string): Query {
  const query: Query = {};
  for (const word of [...SCOPE_WORDS, ...LEDGER_WORDS]) {
    if (search[word]) query[word] = search[word];
  }
  if (search.responsible === 'me') query.responsible = me;
  return query;
}

/** Grades to filter by, and what nobody has graded yet: what is proposed as major, and the rest. */
export const GRADES = ['MAJOR', 'PROPOSED_MAJOR', 'GENERAL', 'MINOR', 'UNGRADED'] as const;
export const gradeWords: Record<string, string> = {
  ...levelWords,
  PROPOSED_MAJOR: '建议重大、待核定',
  UNGRADED: '其他待核定',
};

export const sortWords: Record<string, string> = {
  due: '期限最近在前',
  registered: '最新上账在前',
};

export const DEFAULT_SORT = 'registered';

const RANGES: Record<string, string> = {
  due: '整改期限',
  registered: '上账',
  closed: '销账',
  spent: '整改支出',
};

/** Yes-or-no filters that figures use to name their rows. */
const FLAGS: Record<string, [yes: string, no: string]> = {
  overHead: ['越级报告', '没有越级报告'],
  rebound: ['反弹的', '非反弹的'],
  late: ['补登的', '及时上账的'],
  extended: ['延过期的', '没有延过期的'],
  onSpot: ['当场整改销账', '非当场整改销账'],
  planned: ['已定整改期限', '未定整改期限'],
  fiveElements: ['五落实齐全', '五落实不全'],
  writtenOff: ['曾经销账', '未曾销账'],
  withdrawn: ['已撤销', '未撤销'],
};

type Chip = { words: LedgerWord[]; text: string };

/** One removable chip for each filter that has no input of its own in the bar. */
export function chipsOf(search: LedgerSearch): Chip[] {
  const chips: Chip[] = [];
  const add = (word: LedgerWord, text: string) => search[word] && chips.push({ words: [word], text });
  add('origin', `发现渠道：${wordsOf(originWords, search.origin)}`);
  add('source', `来源：${wordsOf(sourceWords, search.source)}`);
  for (const [word, [yes, no]] of Object.entries(FLAGS)) {
    if (search[word as LedgerWord]) {
      chips.push({ words: [word as LedgerWord], text: search[word as LedgerWord] === 'false' ? no : yes });
    }
  }
  add('responsible', search.responsible === 'me' ? '由我负责整改' : '指定负责人');
  add('place', '指定部位');
  add('clusterOn', `学区按 ${search.clusterOn} 的所辖单位`);
  add('item', `检查项 ${search.item}`);
  for (const [name, title] of Object.entries(RANGES)) {
    const from = `${name}From` as LedgerWord;
    const to = `${name}To` as LedgerWord;
    if (search[from] || search[to]) {
      chips.push({
        words: [from, to],
        text: `${title} ${search[from] ?? '最早'} 至 ${search[to] ?? '最近'}`,
      });
    }
  }
  return chips;
}

export function wordsOf(dictionary: Record<string, string>, value: string | undefined): string {
  return listOf(value)
    .map((v) => dictionary[v] ?? v)
    .join('、');
}

/** The order by deadline is of what still has one: choosing it asks for what is open, asking for more ends it. */
export function changed(before: LedgerSearch, next: LedgerSearch): LedgerSearch {
  const all = { ...before, ...next };
  if (all.sort !== 'due' || all.open === 'true' || all.overdue === 'true') return all;
  return next.sort === 'due' ? { ...all, open: 'true' } : { ...all, sort: undefined };
}

/** What the filters mean, in a sentence: the heading of a printed ledger. */
export function sentenceOf(search: LedgerSearch): string {
  const parts = [
    search.open && '未销账',
    search.overdue && '已逾期',
    search.status && wordsOf(statusWords, search.status),
    search.level && wordsOf(gradeWords, search.level),
    search.category && wordsOf(categoryWords, search.category),
    search.q && `含“${search.q}”`,
    ...chipsOf(search).map((c) => c.text),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('，') : '全部';
}
