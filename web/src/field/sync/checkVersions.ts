import type { Ref } from '../../api/types';
import type { ItemEntry, ItemResult, Signatures, TaskSheet } from '../../features/inspection/queries';
import { blank, isFinding } from '../../features/inspection/selfCheckDraft';
import { resultWords } from '../../features/inspection/words';
import { placeOf } from '../check/keptList';
import type { KeptLine, KeptList } from '../types';

/** Of one check what the server has and what the phone has, told apart item by item. Pure. */

/** The sheet of the task, or what came in under the same number before. */
export type Theirs = Partial<Pick<TaskSheet, 'lines'>> & { entries?: ItemEntry[] };

/** @param photos of the server's side, to be seen */
export type Line = { name: string; there: string; here: string; photos?: Ref[] };

/** @param differing item by item; null where the server did not say what it has: then nothing is claimed of it */
export type Compared = { differing: Line[]; same: number } | null;

type Named = Pick<KeptLine, 'item' | 'position' | 'requirement' | 'points'>;

/** The list as far as the phone has it, to tell items and places by. */
type List = { lines: readonly Named[]; places: KeptList['places'] };

export function compared(theirs: Theirs, mine: readonly ItemEntry[], list: List): Compared {
  const there = theirs.lines?.map((line) => line.entry ?? { ...blank(line.item), result: line.result });
  const their = byItem(there ?? theirs.entries);
  if (!their) return null;
  const own = byItem(mine) ?? new Map<string, ItemEntry>();
  const named = new Map<string, Named>();
  for (const line of [...list.lines, ...(theirs.lines ?? [])]) named.set(line.item, line);
  const items = [...new Set([...named.keys(), ...their.keys(), ...own.keys()])]
    .filter((item) => their.has(item) || own.has(item))
    .sort((a, b) => (named.get(a)?.position ?? 0) - (named.get(b)?.position ?? 0));
  const differing = items.flatMap((item) => {
    const line = named.get(item);
    const entry = their.get(item) ?? blank(item);
    const words = apart(entry, own.get(item) ?? blank(item), line, list);
    if (!words) return [];
    const name = line ? `第 ${line.position} 项 ${line.requirement}` : item;
    return [{ name, ...words, photos: entry.photos.map(({ file }) => file) }];
  });
  return { differing, same: items.length - differing.length };
}

const byItem = (entries: readonly ItemEntry[] | undefined) =>
  entries && new Map(entries.map((entry) => [entry.item, entry]));

/** The result and whatever else is not the same on both sides; null where nothing is. */
function apart(
  there: ItemEntry,
  here: ItemEntry,
  line: Named | undefined,
  list: List,
): { there: string; here: string } | null {
  const [their, own] = [saidOf(there, line, list), saidOf(here, line, list)];
  const parts = their.flatMap((said, at): [string, string][] =>
    said.key === own[at]?.key ? [] : [[said.words, own[at]?.words ?? '']],
  );
  if (there.result === here.result && parts.length === 0) return null;
  const all: [string, string][] = [[resultWords[there.result], resultWords[here.result]], ...parts];
  return {
    there: all.map(([a]) => a).join('\n'),
    here: all.map(([, b]) => b).join('\n'),
  };
}

/** Each part with what makes it the same as another, and as a person reads it. */
type Said = { key: string; words: string };

function saidOf(entry: ItemEntry, line: Named | undefined, list: List): Said[] {
  const part = (name: string, value: string | null): Said => {
    const words = value?.trim() ?? '';
    return { key: words, words: words ? `${name}：${words}` : `${name}：无` };
  };
  const place = entry.placeId ? placeOf(entry, list) || '一处重点部位' : placeOf(entry, list);
  const points = pointsOf(entry);
  return [
    { ...part('地点', place), key: `${entry.placeId ?? ''} ${entry.placeText?.trim() ?? ''}` },
    part('说明', entry.note),
    part('读数', entry.reading),
    part('措施', entry.measures),
    part('无照片的原因', entry.noPhotoReason),
    {
      key: points.join(),
      words: `要点：${pointWords(entry, points, line)}`,
    },
    { key: String(entry.photos.length), words: `照片：${entry.photos.length} 张` },
  ];
}

/** One tap answers all the points of an item, unless it says that something is wrong. */
function pointWords({ result }: ItemEntry, points: readonly ItemResult[], line: Named | undefined): string {
  if (points.length > 0)
    return points.map((each, at) => `${at + 1} ${textOf(line, at)}${resultWords[each]}`).join('；');
  return isFinding(result) || result === 'UNANSWERED' ? '未逐条填写' : `均为${resultWords[result]}`;
}

/** Who stands under the check on either side; nothing where nobody signs there. */
export function signedBy(there: Signatures | null | undefined, here: Signatures | undefined): Line[] {
  if (!there && !here) return [];
  const inspectors = (s: Signatures | null | undefined) =>
    s?.inspectors.map(({ name }) => name).join('、') ?? '';
  const head = (s: Signatures | null | undefined) => {
    if (s?.refused) return `${s.refused.name}（${s.refused.post}）拒绝签字：${s.refused.reason}`;
    return s?.unit ? `${s.unit.name}（${s.unit.post}）` : '';
  };
  return [
    { name: '签名的检查人员', there: inspectors(there), here: inspectors(here) },
    { name: '签名的单位负责人', there: head(there), here: head(here) },
  ];
}

const textOf = (line: Named | undefined, at: number) => {
  const text = line?.points?.each[at]?.text;
  return text ? `${text} ` : '';
};

/** Points that all say what the item says say no more than it: the server does not keep them. */
const pointsOf = ({ points, result }: ItemEntry): ItemResult[] =>
  points.every((point) => point === result) ? [] : points;
