import type { ItemEntry, ItemResult, TaskSheet } from '../../features/inspection/queries';
import { blank } from '../../features/inspection/selfCheckDraft';
import { resultWords } from '../../features/inspection/words';
import { placeOf } from '../check/keptList';
import type { KeptLine, KeptList } from '../types';

/** Of one check what the server has and what the phone has, told apart item by item. Pure. */

/** The sheet of the task, or what came in under the same number before. */
export type Theirs = Partial<Pick<TaskSheet, 'lines'>> & { entries?: ItemEntry[] };

export type Line = { name: string; there: string; here: string };

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
    const words = apart(their.get(item) ?? blank(item), own.get(item) ?? blank(item), line, list);
    return words ? [{ name: line ? `第 ${line.position} 项 ${line.requirement}` : item, ...words }] : [];
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
      words: `要点：${points.length > 0 ? points.map((result, at) => `${at + 1} ${textOf(line, at)}${resultWords[result]}`).join('；') : '未逐条填写'}`,
    },
    { key: String(entry.photos.length), words: `照片：${entry.photos.length} 张` },
  ];
}

const textOf = (line: Named | undefined, at: number) => {
  const text = line?.points?.each[at]?.text;
  return text ? `${text} ` : '';
};

/** Points that all say what the item says say no more than it: the server does not keep them. */
const pointsOf = ({ points, result }: ItemEntry): ItemResult[] =>
  points.every((point) => point === result) ? [] : points;
