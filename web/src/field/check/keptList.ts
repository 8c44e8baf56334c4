import type { Category } from '../../api/standards';
import { SOURCES, type Source } from '../../api/types';
import type { ItemEntry } from '../../features/inspection/queries';
import { isFinding, phrasesOf } from '../../features/inspection/selfCheckDraft';
import { resultWords } from '../../features/inspection/words';
import type { CarriedTask } from '../store/tasks';
import type { Draft, FieldFile, KeptLine, KeptList } from '../types';

/** What stays with a check that was begun, so that it can be read when its list is carried no more. Pure. */

type Check = Extract<Draft, { kind: 'CHECK' }>;
type Finding = Extract<Draft, { kind: 'FINDING' }>;

/** Of the list only what the answers speak of and the words of the standards; of the ledger nothing. */
export function keptList({ sheet, bundle }: CarriedTask): KeptList {
  const places = bundle.units.find(({ ref }) => ref === sheet.unit.ref)?.places ?? [];
  const named = SOURCES.find((source) => source === sheet.kind);
  return {
    title: sheet.checklistTitle,
    kindTitle: sheet.kindTitle,
    source: named && bundle.sources.some(({ code }) => code === named) ? named : null,
    lines: sheet.lines.map(
      ({ item, position, requirement, hazardPhrase, level, origin, points, categoryTitle }) => ({
        item,
        position,
        requirement,
        hazardPhrase,
        level,
        points,
        ofTheCity: origin !== 'LOCAL',
        category: bundle.categories.find(({ title }) => title === categoryTitle)?.code ?? null,
      }),
    ),
    places: places.map(({ id, name }) => ({ id, name })),
  };
}

/** One answer as it was given, in the order of the list. */
export type Given = { item: string; line: KeptLine | null; entry: ItemEntry; photos: FieldFile[] };

/** Everything that was entered; where the phone has lost the list, under the code of the item. */
export function givenOf(draft: Check, files: readonly FieldFile[]): Given[] {
  const given = Object.values(draft.entries).flatMap((entry) => {
    const photos = files.filter((file) => file.item === entry.item);
    const said = entry.result !== 'UNANSWERED' || entry.points.length > 0 || entry.note || entry.placeText;
    if (!said && photos.length === 0) return [];
    const line = draft.list?.lines.find(({ item }) => item === entry.item) ?? null;
    return [{ item: entry.item, line, entry, photos }];
  });
  return given.sort((a, b) => (a.line?.position ?? 0) - (b.line?.position ?? 0));
}

export const isFound = ({ entry }: Given): boolean => isFinding(entry.result);

/** What was answered, in one line: result, place, words, reading and the reason without a photo. */
export function saidOf({ entry }: Given, list: KeptList | undefined): string {
  return [
    resultWords[entry.result],
    placeOf(entry, list),
    entry.note?.trim(),
    entry.reading && `读数 ${entry.reading}`,
    entry.measures && `措施：${entry.measures}`,
    entry.noPhotoReason && `无照片：${entry.noPhotoReason}`,
    entry.photos.length > 0 && `另有在工作台上传的照片 ${entry.photos.length} 张`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** As the ledger would write it: the key place, and in brackets where exactly. */
export function placeOf(entry: ItemEntry, list: Pick<KeptList, 'places'> | undefined): string {
  const words = entry.placeText?.trim() ?? '';
  const place = list?.places.find(({ id }) => id === entry.placeId)?.name;
  if (!place) return words;
  return words ? `${place}（${words}）` : place;
}

/**
 * A finding of a check as hazards of their own, one for each point that failed, with all that is already known. The
 * judgement rules are the server's; what it would call 重大 proposes nothing here.
 */
export function findingsOf(given: Given, list: KeptList | undefined, usual: Source): Finding[] {
  const { line, entry } = given;
  const points = line?.points?.each.flatMap((point, i) => (entry.points[i] === 'FAIL' ? [{ point, i }] : []));
  const parts =
    points && points.length > 0
      ? points.map(({ point, i }) => ({
          phrase: point.hazardPhrase,
          itemPoint: i + 1,
          level: point.level ?? line?.level ?? null,
        }))
      : [
          {
            phrase: line ? (phrasesOf(line, entry)[0] ?? '') : '',
            itemPoint: null,
            level: line?.level ?? null,
          },
        ];
  // An item of several points is meant by one of them; said of the whole it stays words.
  const byItem = line?.ofTheCity && (!line.points || (points?.length ?? 0) > 0);
  return parts.map(({ phrase, itemPoint, level }) => ({
    kind: 'FINDING',
    placeId: entry.placeId,
    placeText: placeOf(entry, list),
    category: (line?.category ?? null) as Category | null,
    itemCode: byItem ? given.item : null,
    itemPoint,
    description: wordsOf(phrase || line?.requirement || given.item, given),
    source: list?.source ?? usual,
    proposedLevel: level === 'MAJOR' ? null : level,
    noPhotoReason: entry.noPhotoReason ?? '',
  }));
}

function wordsOf(phrase: string, { entry }: Given): string {
  const said = [
    phrase,
    entry.note?.trim() && `现场情况：${entry.note.trim()}`,
    entry.reading?.trim() && `读数：${entry.reading.trim()}`,
    entry.result === 'FIXED_ON_SPOT' &&
      `检查时已当场整改${entry.measures?.trim() ? `：${entry.measures.trim()}` : '，措施没有写明'}`,
  ];
  return said.filter(Boolean).join('。');
}

/** Named before a check goes: how many answers, findings and photos, and which findings stand nowhere else. */
export function lostWords(
  draft: Check,
  files: readonly FieldFile[],
  elsewhere: (item: string) => boolean,
): string {
  const given = givenOf(draft, files);
  const found = given.filter(isFound);
  const only = found.filter(({ item }) => !elsewhere(item)).length;
  const parts = [`${given.length} 项答案`, `${found.length} 个问题`, `${files.length} 张照片`];
  return `将删除${parts.join('、')}${only > 0 ? `，其中 ${only} 个问题既没有转为随手拍，也不在已提交的记录里` : ''}。删除后找不回来。`;
}

/** What became of a check that is carried no more, as the server last said. */
export type Fate = {
  state: 'SUBMITTED' | 'OPEN' | 'GONE';
  by: string | null;
  doneOn: string | null;
  /** What stands on the ledger from the check that was handed in. */
  findings: { item: string; number: string | null }[];
  /** When the server was asked, by its clock. */
  askedAt: string;
};

/** By the task. */
export type Fates = Record<string, Fate>;

export function fateWords(fate: Fate | undefined): string {
  if (!fate) return '这项检查不在随身内容中了，还不知道原因；联网后会显示。';
  switch (fate.state) {
    case 'SUBMITTED':
      return `这项检查已由${fate.by ?? '他人'}于 ${fate.doneOn} 提交，手机上的这份不能再提交。`;
    case 'OPEN':
      return '这项检查还没有人提交，但不再由您承担，或检查组的日期已过、计划已提前结束。';
    case 'GONE':
      return '服务器不再向您提供这项检查：检查组的日期已过、计划已提前结束、对象不再检查，或任务已改由他人承担。';
  }
}
