import type { JudgementSection } from '../../api/standards';
import { addDays } from '../../lib/dates';

/** How far a citation was compared with the text of the law itself. */
export const verifiedWords: Record<string, string> = {
  VERIFIED: '已核对原文',
  PARTIAL: '部分核对',
  MEMORY: '待核对',
};

export const verifiedChoices = Object.entries(verifiedWords);

export const kindWords = { DIRECT: '直接判定', COMPOSITE: '综合判定' } as const;

/** What a section of a judgement standard asks for, in words. */
export function sectionRule(
  { kind, atLeast, samePlace }: Pick<JudgementSection, 'kind' | 'atLeast' | 'samePlace'>,
  of: number,
): string {
  if (kind === 'DIRECT') return '存在任意一条即为重大';
  return `${samePlace ? '同一场所 ' : ''}${of} 条中同时存在 ${atLeast} 条及以上为重大`;
}

/**
 * `自 2026-01-01 起施行` · `2025-01-01 至 2025-12-31`, both days included.
 *
 * @param to the first day on which it no longer holds
 */
export function validity(from: string, to: string | null | undefined): string {
  if (!to) return `自 ${from} 起施行`;
  const last = addDays(to, -1);
  return last < from ? `${from} 当日结束` : `${from} 至 ${last}`;
}

/** `7、3、1 天` */
export const parameterValue = ({ value, unit }: { value: string; unit: string }) =>
  `${value.replaceAll('|', '、')} ${unit}`.trim();

/** Whether each of the words that somebody typed is in the text. */
export const saysAll = (text: string, q: string | undefined) =>
  (q ?? '')
    .toUpperCase()
    .split(/\s+/)
    .every((word) => text.toUpperCase().includes(word));

export const differenceWords = { NEW: '新增', CHANGED: '修订', ENDED: '废止' } as const;

/** How often an item or a list is checked, strictest first. */
export const frequencyChoices = [
  ['BEFORE_WORK', '作业前'],
  ['DAILY', '每日'],
  ['WEEKLY', '每周'],
  ['WEEKLY_IN_FLOOD_SEASON', '汛期每周'],
  ['MONTHLY', '每月'],
  ['QUARTERLY', '每季度'],
  ['EACH_TERM', '每学期'],
  ['HALF_YEARLY', '每半年'],
  ['YEARLY', '每年'],
  ['SPECIAL', '专项'],
] as const;

export const ownerWords = { DISTRICT: '本区', UNIT: '本单位' } as const;

/** What is not simply inherited, and by whom. */
export function originWords(
  origin: 'INHERITED' | 'LOCAL' | 'TIGHTENED',
  by: 'DISTRICT' | 'UNIT' | null,
): string {
  if (origin === 'INHERITED' || by === null) return '';
  return ownerWords[by] + (origin === 'LOCAL' ? '增加' : '加严');
}

export const adaptationWords = { ADD: '增加', TIGHTEN: '加严', SWITCH_OFF: '停用' } as const;
