import type { ItemResult, Line, TaskState } from './queries';

/** The answers in the order of the keys 1 to 5. */
export const RESULTS = ['PASS', 'FAIL', 'NOT_APPLICABLE', 'FIXED_ON_SPOT', 'NOT_CHECKED'] as const;

/** What can be said of one point of an item. */
export const POINT_RESULTS = ['PASS', 'FAIL', 'NOT_APPLICABLE', 'NOT_CHECKED'] as const;

export const resultWords: Record<ItemResult, string> = {
  UNANSWERED: '未填写',
  PASS: '合格',
  FAIL: '不合格',
  NOT_APPLICABLE: '不涉及',
  FIXED_ON_SPOT: '当场整改',
  NOT_CHECKED: '未检查',
};

/** A sign beside the word and the number: answers are never told by colour alone. */
export const resultSigns: Record<ItemResult, string> = {
  UNANSWERED: '',
  PASS: '✓',
  FAIL: '✕',
  NOT_APPLICABLE: '－',
  FIXED_ON_SPOT: '↻',
  NOT_CHECKED: '?',
};

/** What the newest earlier check said of the item, with the reason where it was not checked. */
export const lastWords = ({ resultTitle, reason }: NonNullable<Line['last']>): string =>
  reason ? `${resultTitle}（${reason}）` : resultTitle;

export const stateWords: Record<TaskState, string> = {
  NOT_STARTED: '未开始',
  IN_PROGRESS: '检查中',
  SUBMITTED: '已提交',
  MISSED: '超时未检',
};

const ownerWords = { DISTRICT: '本区', UNIT: '本单位' } as const;

/** Empty for what comes from the city unchanged. */
export function originWords({ origin, by }: Pick<Line, 'origin' | 'by'>): string {
  if (origin === 'INHERITED' || by === null) return '';
  return ownerWords[by] + (origin === 'LOCAL' ? '增加' : '加严');
}

export const switchedOffBy = (by: 'DISTRICT' | 'UNIT') => `${ownerWords[by]}停用`;
