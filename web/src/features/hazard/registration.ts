import type { FieldProblem } from '../../api/problem';
import type { CheckItem } from '../../api/standards';
import type { HazardDetail, Level, PhotoKind, Ref, Role, SignedIn, Source } from '../../api/types';
import { missing, textWrong, tooLong, type Wrong } from '../../lib/checks';
import { now } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import type { Known, Registration } from './queries';

/** What is typed into 登记隐患, and what becomes of it. */
export type Typed = {
  /** Made here, once: sending it twice registers it once. */
  id: string;
  known: Known | null;
  unit: Ref | undefined;
  unitName: string | undefined;
  placeId: string | null;
  placeText: string;
  category: string | undefined;
  itemCode: string | null;
  /** Of an item with several points the one that fails, from 1; null where nobody has said so yet. */
  itemPoint: number | null;
  description: string;
  basis: string;
  source: Source | undefined;
  foundAt: string;
  proposedLevel: Level | null;
  photos: { file: Ref; kind: PhotoKind }[];
  noPhotoReason: string;
};

type ScopeKind = SignedIn['scope']['kind'];

const OF_UNIT: Source[] = ['SELF_CHECK', 'PATROL', 'SPECIAL_CHECK'];
const OF_DISTRICT: Source[] = [
  'DISTRICT_CHECK',
  'UNANNOUNCED',
  'CROSS_INSPECTION',
  'SPECIAL_CHECK',
  'MONITORING',
  'TRANSFER',
  'SELF_CHECK',
];

/** Of a unit's people, those who handle its alarms. */
const HEARS_ALARMS: Role[] = ['SAFETY_OFFICER', 'POST_HOLDER', 'DUTY_OFFICER'];

/** The sources a post may name; the first is the usual one. */
export function sourcesFor(scope: ScopeKind, role: Role): Source[] {
  if (scope === 'UNIT') return HEARS_ALARMS.includes(role) ? [...OF_UNIT, 'MONITORING'] : OF_UNIT;
  return scope === 'CITY' ? ['CITY_CHECK', ...OF_DISTRICT] : OF_DISTRICT;
}

export function blank({ scope, post }: Pick<SignedIn, 'scope' | 'post'>): Typed {
  const own = post.unit ?? (scope.units.length === 1 ? scope.units[0] : undefined);
  return {
    id: uuidv7(),
    known: null,
    unit: own,
    unitName: own ? post.nodeName : undefined,
    placeId: null,
    placeText: '',
    category: undefined,
    itemCode: null,
    itemPoint: null,
    description: '',
    basis: '',
    source: sourcesFor(scope.kind, post.role)[0],
    foundAt: now().toISOString(),
    proposedLevel: null,
    photos: [],
    noPhotoReason: '',
  };
}

export function typedOf(h: HazardDetail): Typed {
  return {
    id: h.ref.slice(7),
    known: { ref: h.ref, version: h.version },
    unit: h.unit.ref,
    unitName: h.unit.name,
    placeId: h.placeId,
    placeText: h.placeText,
    category: h.category,
    itemCode: h.itemCode,
    itemPoint: null,
    description: h.description,
    basis: h.basis ?? '',
    source: h.source,
    foundAt: h.foundAt,
    proposedLevel: h.proposedLevel,
    photos: h.photos.map(({ file, kind }) => ({ file, kind })),
    noPhotoReason: h.noPhotoReason ?? '',
  };
}

/** What the library knows of the item, for every field the person has not written himself. */
export function withItem(typed: Typed, item: CheckItem, before: CheckItem | undefined): Typed {
  const untouched = (value: string, offered: string | undefined) => !value.trim() || value === offered;
  return {
    ...typed,
    itemCode: item.code,
    itemPoint: null,
    category: item.category,
    description:
      !typed.description.trim() || phrases(before).includes(typed.description)
        ? item.hazardPhrase
        : typed.description,
    basis: untouched(typed.basis, before?.basis) ? item.basis : typed.basis,
    proposedLevel: item.level,
  };
}

const phrases = (item: CheckItem | undefined): string[] =>
  item ? [item.hazardPhrase, ...(item.points?.each ?? []).map((point) => point.hazardPhrase)] : [];

/** The point that fails: the one chosen, else the one whose words are the description. */
export function pointOf({ itemPoint, description }: Typed, item: CheckItem | undefined): number | null {
  if (!item?.points) return null;
  const said = item.points.each.findIndex((point) => description.startsWith(point.hazardPhrase));
  return itemPoint ?? (said < 0 ? null : said + 1);
}

export function withPoint(typed: Typed, item: CheckItem, itemPoint: number): Typed {
  const point = item.points?.each[itemPoint - 1];
  if (!point) return typed;
  const untouched = !typed.description.trim() || phrases(item).includes(typed.description);
  return {
    ...typed,
    itemPoint,
    description: untouched ? point.hazardPhrase : typed.description,
    proposedLevel: point.level ?? item.level,
  };
}

/** The checks of the server (Registration.check), in its words. */
export function wrongIn(typed: Typed, draft: boolean, item?: CheckItem): FieldProblem[] {
  const at = Date.parse(typed.foundAt);
  const found = Number.isNaN(at) ? undefined : at - now().getTime();
  const all: [string, Wrong | null][] = [
    ['unit', typed.unit ? null : missing('单位')],
    ['placeText', textWrong('部位', typed.placeText, 300)],
    ['itemPoint', draft || !item?.points || pointOf(typed, item) ? null : NO_POINT],
    ['description', textWrong('隐患描述', typed.description, 2000)],
    ['category', typed.category ? null : missing('类别')],
    ['basis', tooLong('依据', typed.basis, 500)],
    ['source', typed.source ? null : missing('来源')],
    ['foundAt', foundAtWrong(found)],
    ['photos', draft || typed.photos.length > 0 || typed.noPhotoReason.trim() ? null : NO_PHOTOS],
    ['noPhotoReason', tooLong('不能拍照的原因', typed.noPhotoReason, 200)],
  ];
  return all.flatMap(([field, wrong]) => (wrong ? [{ field, ...wrong }] : []));
}

const NO_POINT: Wrong = { problem: '没有选择不符合的要点', remedy: '请选择现场不符合的是哪一点' };
const NO_PHOTOS: Wrong = { problem: '缺少现场照片', remedy: '请至少上传一张照片，或写明不能拍照的原因' };
const QUARTER_HOUR = 900_000;
const YEAR = 366 * 86_400_000;

function foundAtWrong(ahead: number | undefined): Wrong | null {
  if (ahead === undefined) return missing('发现时间');
  if (ahead > QUARTER_HOUR) return { problem: '发现时间晚于现在', remedy: '请核对发现时间' };
  if (ahead < -YEAR)
    return { problem: '发现时间早于一年前', remedy: '请核对发现时间；历史隐患请重新核查后登记' };
  return null;
}

/** Only called with what {@link wrongIn} found right. */
export function contentOf(typed: Typed, draft: boolean): Registration {
  return {
    unit: typed.unit ?? '',
    placeId: typed.placeId,
    placeText: typed.placeText.trim(),
    category: typed.category ?? '',
    itemCode: typed.itemCode,
    itemPoint: typed.itemCode ? typed.itemPoint : null,
    description: typed.description.trim(),
    basis: typed.basis.trim() || null,
    source: typed.source ?? 'SELF_CHECK',
    foundAt: typed.foundAt,
    photos: typed.photos,
    noPhotoReason: typed.photos.length > 0 ? null : typed.noPhotoReason.trim() || null,
    proposedLevel: typed.proposedLevel,
    draft,
  };
}
