import type { FieldProblem, Problem } from '../../api/problem';
import type { EntryPhoto, ItemEntry, ItemResult, LedgerChoice, Line, OpenHazard, TaskSheet } from './queries';
import { resultWords } from './words';

/** What is filled in for a check, and how far the server knows it. Pure; the page shows it, useDraftSaving sends it. */

export type Entries = Readonly<Record<string, ItemEntry>>;

export type Draft = {
  /** The version of the task the server has. */
  version: number;
  entries: Entries;
  /** What the server has. */
  saved: Entries;
  /** On its way to the server. */
  sending: Entries | null;
  /** Somebody else saved in the meantime and answered the same items differently. */
  theirs: (Saved & { different: string[] }) | null;
  failure: Problem | null;
};

/** What the server has and who saved it last. */
export type Saved = { version: number; entries: Entries; by: string | null };

export type DraftAct =
  | { type: 'answer'; item: string; result: ItemResult; points?: number }
  | { type: 'point'; line: Line; at: number; result: ItemResult }
  | { type: 'write'; item: string; part: Partial<ItemEntry> | ((entry: ItemEntry) => Partial<ItemEntry>) }
  | { type: 'send' }
  | { type: 'received'; version: number }
  | { type: 'failed'; problem: Problem }
  | { type: 'overtaken'; theirs: Saved }
  | { type: 'keep-mine' }
  | { type: 'take-theirs' };

export const blank = (item: string): ItemEntry => ({
  item,
  result: 'UNANSWERED',
  note: null,
  reading: null,
  placeId: null,
  placeText: null,
  photos: [],
  noPhotoReason: null,
  measures: null,
  ledger: null,
  points: [],
});

export function entriesOf(lines: readonly Line[]): Entries {
  return Object.fromEntries(lines.flatMap((line) => (line.entry ? [[line.item, line.entry]] : [])));
}

export function draftOf(sheet: TaskSheet): Draft {
  const entries = entriesOf(sheet.lines);
  return { version: sheet.version, entries, saved: entries, sending: null, theirs: null, failure: null };
}

/** An earlier visit's answers, what the server had then, and at which version. */
export type Kept = { version: number; entries: Entries; saved: Entries };

/** What an earlier visit left in the browser, put on top of what the server has. */
export function restored(sheet: TaskSheet, kept: Kept | null): Draft {
  const draft = draftOf(sheet);
  if (!kept) return draft;
  const now = { version: draft.version, entries: draft.saved, by: sheet.savedBy };
  return joined({ ...draft, entries: whole(kept.entries), saved: whole(kept.saved) }, now);
}

/** What was kept before the program learnt more of an answer. */
const whole = (entries: Entries): Entries =>
  Object.fromEntries(Object.entries(entries).map(([item, entry]) => [item, { ...blank(item), ...entry }]));

/** What two people answered, item by item; where both changed the same one, mine stays until somebody chooses. */
function joined(draft: Draft, theirs: Saved): Draft {
  const entries: Record<string, ItemEntry> = {};
  const different: string[] = [];
  for (const item of new Set([...Object.keys(draft.entries), ...Object.keys(theirs.entries)])) {
    const [mine, other, base] = [draft.entries[item], theirs.entries[item], draft.saved[item]];
    const kept = sameEntry(mine, base) ? other : mine;
    if (kept) entries[item] = kept;
    if (!sameEntry(mine, base) && !sameEntry(other, base) && !sameEntry(mine, other)) different.push(item);
  }
  const known = { ...draft, entries, version: theirs.version, sending: null, failure: null };
  return different.length === 0
    ? { ...known, saved: theirs.entries, theirs: null }
    : { ...known, theirs: { ...theirs, different: different.sort() } };
}

export function reduceDraft(draft: Draft, act: DraftAct): Draft {
  switch (act.type) {
    case 'answer':
      return written(draft, act.item, (entry) =>
        onceGood(entry, answered(entry, act.result, act.points ?? 0)),
      );
    case 'point':
      return written(draft, act.line.item, (entry) =>
        onceGood(entry, pointed(act.line, entry, act.at, act.result)),
      );
    case 'write':
      return written(draft, act.item, act.part);
    case 'send':
      return { ...draft, sending: draft.entries, failure: null };
    case 'received':
      return {
        ...draft,
        version: act.version,
        saved: draft.sending ?? draft.saved,
        sending: null,
        failure: null,
      };
    case 'failed':
      return { ...draft, sending: null, failure: act.problem };
    case 'overtaken':
      return joined(draft, act.theirs);
    case 'keep-mine':
      return draft.theirs ? { ...draft, saved: draft.theirs.entries, theirs: null } : draft;
    case 'take-theirs':
      return draft.theirs ? { ...draft, ...taken(draft.entries, draft.theirs), theirs: null } : draft;
  }
}

/** What was said of an open hazard at an item called good is said no more once it is not. */
function onceGood(entry: ItemEntry, change: Partial<ItemEntry>): Partial<ItemEntry> {
  return change.result === 'PASS' || !entry.note?.includes(OF_OPEN)
    ? change
    : { ...change, note: withoutSaid(entry.note) };
}

/** 合格, 不涉及 and 未检查 hold for every point of the item; what is wrong is said point by point. */
function answered(entry: ItemEntry, result: ItemResult, points: number): Partial<ItemEntry> {
  if (points === 0) return { result };
  if (result === 'PASS' || result === 'NOT_APPLICABLE' || result === 'NOT_CHECKED') {
    return { result, points: Array.from({ length: points }, () => result) };
  }
  return entry.points.includes('FAIL') || result === 'UNANSWERED' ? { result } : { result, points: [] };
}

/** The answer to one point, and what it makes of the item. */
function pointed(line: Line, entry: ItemEntry, at: number, result: ItemResult): Partial<ItemEntry> {
  const all = line.points?.each.map((_, i) => (i === at ? result : (entry.points[i] ?? 'UNANSWERED'))) ?? [];
  const failing = all.filter((point) => point === 'FAIL').length;
  if (failing >= (line.points?.failsAt ?? 1)) {
    return { points: all, result: entry.result === 'FIXED_ON_SPOT' ? 'FIXED_ON_SPOT' : 'FAIL' };
  }
  if (all.includes('UNANSWERED')) return { points: all, result: 'UNANSWERED' };
  if (all.includes('NOT_CHECKED')) return { points: all, result: 'NOT_CHECKED' };
  return {
    points: all,
    result: all.every((point) => point === 'NOT_APPLICABLE') ? 'NOT_APPLICABLE' : 'PASS',
  };
}

function taken(mine: Entries, theirs: NonNullable<Draft['theirs']>): Pick<Draft, 'entries' | 'saved'> {
  const entries = { ...mine };
  for (const item of theirs.different) {
    const other = theirs.entries[item];
    if (other) entries[item] = other;
    else delete entries[item];
  }
  return { entries, saved: theirs.entries };
}

function written(
  draft: Draft,
  item: string,
  part: Partial<ItemEntry> | ((entry: ItemEntry) => Partial<ItemEntry>),
) {
  const before = draft.entries[item] ?? blank(item);
  const change = typeof part === 'function' ? part(before) : part;
  return { ...draft, entries: { ...draft.entries, [item]: { ...before, ...change } } };
}

export const isUnsaved = (draft: Draft): boolean => !sameEntries(draft.entries, draft.saved);

function sameEntries(a: Entries, b: Entries): boolean {
  return a === b || canonical(a) === canonical(b);
}

const sameEntry = (a: ItemEntry | undefined, b: ItemEntry | undefined) =>
  a === b || sameEntries(a ? { [a.item]: a } : {}, b ? { [b.item]: b } : {});

const canonical = (entries: Entries) =>
  JSON.stringify(
    Object.values(entries)
      .filter((entry) => saysAnything(entry))
      .map(tidied)
      .sort((a, b) => a.item.localeCompare(b.item)),
  );

const saysAnything = (entry: ItemEntry) =>
  entry.result !== 'UNANSWERED' ||
  entry.points.some((point) => point !== 'UNANSWERED') ||
  Boolean(entry.note || entry.reading) ||
  entry.photos.length > 0;

/** In the order of the check list, without blanks; a choice about the ledger only where something was found. */
export function toSend(lines: readonly Line[], entries: Entries): ItemEntry[] {
  return lines.flatMap((line) => {
    const entry = entries[line.item];
    return entry && saysAnything(entry) ? [tidied(entry)] : [];
  });
}

function tidied(entry: ItemEntry): ItemEntry {
  const found = isFinding(entry.result);
  return {
    item: entry.item,
    result: entry.result,
    note: text(entry.note),
    reading: text(entry.reading),
    placeId: found ? entry.placeId : null,
    placeText: found ? text(entry.placeText) : null,
    photos: entry.photos,
    noPhotoReason: entry.result === 'FAIL' && entry.photos.length === 0 ? text(entry.noPhotoReason) : null,
    measures: entry.result === 'FIXED_ON_SPOT' ? text(entry.measures) : null,
    ledger: found ? entry.ledger : null,
    points: entry.points,
  };
}

const text = (value: string | null) => value?.trim() || null;

/** Left unchecked on purpose, as a whole or at a point of it. */
export const leavesUnchecked = ({ result, points }: ItemEntry): boolean =>
  result === 'NOT_CHECKED' || points.includes('NOT_CHECKED');

export const isFinding = (result: ItemResult): boolean => result === 'FAIL' || result === 'FIXED_ON_SPOT';

/** Items called good although the ledger holds open hazards of them. */
export const passedThoughOpen = (lines: readonly Line[], entries: Entries): Line[] =>
  lines.filter((line) => isPassedThoughOpen(line, entries[line.item]));

export const isPassedThoughOpen = (line: Line, entry: ItemEntry | undefined): boolean =>
  line.openHazards.length > 0 && entry?.result === 'PASS';

/** What can be said of it; it stands as a note of the item, blocks nothing and writes nothing off. */
export const OF_OPEN_ANSWERS = ['现场已整改好', '这次没有看到该处'] as const;
export type OfOpen = (typeof OF_OPEN_ANSWERS)[number];

const OF_OPEN = '台账未销账的 ';
const withoutSaid = (note: string | null): string | null =>
  (note ?? '')
    .split('；')
    .filter((part) => !part.startsWith(OF_OPEN))
    .join('；') || null;

export const saidOfOpen = ({ note }: ItemEntry): OfOpen | null =>
  OF_OPEN_ANSWERS.find((answer) =>
    (note ?? '').split('；').some((part) => part.startsWith(OF_OPEN) && part.endsWith(answer)),
  ) ?? null;

export function sayOfOpen(line: Line, entry: ItemEntry, answer: OfOpen): Partial<ItemEntry> {
  const said = `${OF_OPEN}${line.openHazards.map(({ number }) => number).join('、')}：${answer}`;
  return { note: [withoutSaid(entry.note), said].filter(Boolean).join('；') };
}

export type Progress = Record<ItemResult, number> & { answered: number; total: number };

export function progressOf(lines: readonly Line[], entries: Entries): Progress {
  const counts: Record<ItemResult, number> = {
    UNANSWERED: 0,
    PASS: 0,
    FAIL: 0,
    NOT_APPLICABLE: 0,
    FIXED_ON_SPOT: 0,
    NOT_CHECKED: 0,
  };
  for (const line of lines) counts[entries[line.item]?.result ?? 'UNANSWERED']++;
  return { ...counts, total: lines.length, answered: lines.length - counts.UNANSWERED };
}

/** The next item without an answer after this one, going round; null when every item is answered. */
export function nextUnanswered(lines: readonly Line[], entries: Entries, from: string | null): string | null {
  const start = lines.findIndex((line) => line.item === from) + 1;
  const round = [...lines.slice(start), ...lines.slice(0, start)];
  return round.find((line) => (entries[line.item]?.result ?? 'UNANSWERED') === 'UNANSWERED')?.item ?? null;
}

/** Whether something fails that the judgement rules mean; points that are less by themselves are not. */
export const isJudged = ({ points }: Line, entry: ItemEntry): boolean =>
  !points || entry.points.length === 0 || entry.points.some((r, i) => r === 'FAIL' && !points.each[i]?.level);

/** Of an item with several points those that the judgement rules mean; empty where it is all of them. */
export function judgedPoints({ points }: Line): string {
  const numbers = (points?.each ?? []).flatMap(({ level }, i) => (level ? [] : [i + 1]));
  return numbers.length > 0 && numbers.length < (points?.each.length ?? 0)
    ? `要点 ${numbers.join('、')} `
    : '';
}

/**
 * What a published rule calls 重大 by itself goes the long way, even where the defect itself is gone. Of an item with points
 * the failing ones say whether that is meant; before one fails, the fix is open where any point is less by itself.
 */
export function mayBeFixedOnSpot(line: Line, entry: ItemEntry): boolean {
  if (line.majorIfFailed.length === 0) return true;
  const each = line.points?.each ?? [];
  return entry.points.includes('FAIL') ? !isJudged(line, entry) : each.some(({ level }) => level);
}

/** Which of an answer's photos its result has: a fix both, a failure how it was found, anything else none. */
const has = (result: ItemResult, kind: EntryPhoto['kind']): boolean =>
  result === 'FIXED_ON_SPOT' || (result === 'FAIL' && kind === 'BEFORE');

/** As it is handed in: what another result had stays with the draft and is no part of this one. */
export function ofItsResult(entry: ItemEntry): ItemEntry {
  const photos = entry.photos.filter(({ kind }) => has(entry.result, kind));
  return photos.length === entry.photos.length ? entry : { ...entry, photos };
}

/** Said where photos were taken that the result chosen now does not have; empty where there are none. */
export function leftOut(result: ItemResult, photos: readonly { kind: EntryPhoto['kind'] }[]): string {
  const count = photos.filter(({ kind }) => !has(result, kind)).length;
  if (count === 0 || result === 'UNANSWERED') return '';
  const back = result === 'FAIL' ? '当场整改' : '原来的结果';
  return `另有${result === 'FAIL' ? '整改后' : ''}照片 ${count} 张，“${resultWords[result]}”不带这些照片，不写进记录；改回“${back}”就都还在。`;
}

/** The sentences that go to the ledger: each failing point in its own words, or the item as a whole. */
export const phrasesOf = (
  { points, hazardPhrase }: Pick<Line, 'points' | 'hazardPhrase'>,
  entry: ItemEntry,
): string[] =>
  points
    ? points.each.filter((_, i) => entry.points[i] === 'FAIL').map((point) => point.hazardPhrase)
    : [hazardPhrase];

/** What an answer still lacks before it can be handed in, in the words of the buttons that add it. */
export function lacking(entry: ItemEntry, points = 0): string[] {
  const lacks: string[] = [];
  if (leavesUnchecked(entry) && !text(entry.note)) lacks.push('未检查的原因');
  if (!isFinding(entry.result)) return lacks;
  if (points > 0 && (entry.points.length === 0 || entry.points.includes('UNANSWERED')))
    lacks.push('各要点的结果');
  const shows = (kind: 'BEFORE' | 'AFTER') => entry.photos.some((photo) => photo.kind === kind);
  if (!entry.placeId && !text(entry.placeText)) lacks.push('地点');
  if (entry.result === 'FIXED_ON_SPOT') {
    if (!shows('BEFORE')) lacks.push('整改前照片');
    if (!shows('AFTER')) lacks.push('整改后照片');
    if (!text(entry.measures)) lacks.push('整改措施');
  } else if (entry.ledger?.decision !== 'LINK' && !shows('BEFORE') && !text(entry.noPhotoReason)) {
    lacks.push('照片或无法拍照的原因');
  }
  return lacks;
}

/** The same with what the item itself demands. */
export function lackingAt(line: Line, entry: ItemEntry): string[] {
  const lacks = lacking(entry, line.points?.each.length);
  return entry.result === 'FIXED_ON_SPOT' && !mayBeFixedOnSpot(line, entry)
    ? [...lacks, '改为“不合格”（重大隐患不能当场整改）']
    : lacks;
}

/** A team is asked whether the unit's own check, which passed it of late, had missed it. */
export function missedUnsaid(entry: ItemEntry, line: Line): boolean {
  const { decision, missed } = ledgerOf(entry, line);
  return isFinding(entry.result) && decision === 'NEW' && line.passedByUnit && (missed ?? null) === null;
}

/** The open hazard this finding most likely is: same item, same place, and nobody has said otherwise. */
export function likelySame(entry: ItemEntry, open: readonly OpenHazard[]): OpenHazard | null {
  return open.find((hazard) => samePlace(entry, hazard)) ?? null;
}

function samePlace(entry: ItemEntry, hazard: OpenHazard): boolean {
  if (entry.placeId || hazard.placeId) return entry.placeId === hazard.placeId;
  const bare = (place: string | null) => (place ?? '').replaceAll(/\s+/g, '');
  return bare(entry.placeText) !== '' && bare(entry.placeText) === bare(hazard.placeText);
}

/**
 * As it is handed in: each finding with open hazards of its item says whether it is one of them, and what nobody decided is
 * decided here.
 */
export function decided(lines: readonly Line[], entries: Entries, always = false): Entries {
  const result: Record<string, ItemEntry> = {};
  for (const [item, entry] of Object.entries(entries)) result[item] = ofItsResult(entry);
  for (const line of lines) {
    const entry = result[line.item];
    if (entry && isFinding(entry.result) && (always || line.openHazards.length > 0)) {
      result[line.item] = { ...entry, ledger: ledgerOf(entry, line) };
    }
  }
  return result;
}

export function ledgerOf(entry: ItemEntry, line: Line): LedgerChoice {
  if (entry.ledger) return entry.ledger;
  const same = likelySame(entry, line.openHazards);
  return same ? { decision: 'LINK', hazard: same.ref } : { decision: 'NEW', hazard: null };
}

const NAMED = /^第 \d+ 项“[^”]*”：/;

/** The server names entries by their place in what was sent; the page shows them beside the item, which needs no name. */
export function problemsByItem(problem: Problem, sent: readonly ItemEntry[]): Record<string, FieldProblem[]> {
  const byItem: Record<string, FieldProblem[]> = {};
  for (const error of problem.errors ?? []) {
    const at = /^entries\[(\d+)\](?:\.(.*))?$/.exec(error.field);
    const item = at && sent[Number(at[1])]?.item;
    if (item)
      byItem[item] = [
        ...(byItem[item] ?? []),
        { ...error, problem: error.problem.replace(NAMED, ''), field: at[2] ?? 'result' },
      ];
  }
  return byItem;
}
