import { givenOf, isFound } from './check/keptList';
import { progressOf } from './send/sender';
import { fieldState } from './store/field';
import type { FieldFile, FieldRecord } from './types';

export const kindWords = {
  FINDING: '随手拍',
  CHECK: '检查',
  RECTIFICATION: '整改',
  PATROL: '巡查',
  BLIND_LOOK: '盲查',
} as const;

/**
 * The state of a record as every list tells it: 草稿 · 待传 · 等待联网 · 上传中 37% · 已收 编号 · 须处理. Without a line
 * nothing is on its way, whatever was being tried.
 */
export function stateWords(record: FieldRecord): string {
  const offline = fieldState().line === 'offline';
  const done = progressOf(record.id);
  switch (record.state) {
    case 'DRAFT':
      return '草稿';
    case 'WAITING':
      return offline ? '等待联网' : '待传';
    case 'SENDING':
      return offline && done === 0 ? '等待联网' : `上传中 ${Math.round(done * 100)}%`;
    case 'RECEIVED':
      return `已收 ${record.receipt?.number ?? ''}`.trim();
    case 'NEEDS_PERSON':
      return '须处理';
  }
}

export const pathOf = (record: FieldRecord): string => {
  if (record.state !== 'DRAFT') return `/field/record/${record.id}`;
  switch (record.draft.kind) {
    case 'FINDING':
      return `/field/snap/${record.id}`;
    case 'CHECK':
      return `/field/check/${record.draft.task}`;
    case 'RECTIFICATION':
      return `/field/rectify/${record.draft.hazard}`;
    case 'PATROL':
      return `/field/patrol/${record.draft.placeId}`;
    case 'BLIND_LOOK':
      return `/field/blind/${record.draft.look}`;
  }
};

/** What a step of a rectification is called while it lies here. */
export const stepWords = { FINISH: '整改完成', REPORT_PROGRESS: '只报进展', ADD_NOTE: '补充说明' } as const;

/** 盲查: what was seen, in a word. */
export const foundWords = (found: boolean) => (found ? '还在' : '不在');

/** What a received record came to, where no number on the ledger tells it already. */
export const outcomeOf = ({ receipt }: FieldRecord): string =>
  receipt && receipt.number === null ? receipt.outcome : '';

/** Named before a record is thrown away. */
export function lostOf({ draft }: FieldRecord, files: readonly FieldFile[]): string {
  const photos = files.length > 0 ? `${files.length} 张照片` : '';
  const parts = (() => {
    switch (draft.kind) {
      case 'FINDING':
        return [draft.description.trim() && '问题描述', draft.placeText.trim() && '部位', photos];
      case 'CHECK': {
        const given = givenOf(draft, files);
        return [`${given.length} 项答案`, `${given.filter(isFound).length} 个问题`, photos];
      }
      case 'RECTIFICATION':
        return [draft.text.trim() && '整改情况', draft.yuan.trim() && '支出', photos];
      case 'PATROL':
        return [`“${draft.placeName}”的一次巡查`];
      case 'BLIND_LOOK':
        return [draft.found !== null && foundWords(draft.found), draft.note.trim() && '现场情况'];
    }
  })();
  const named = parts.filter(Boolean).join('、');
  return `将删除${named || '这份还没有填写的草稿'}。删除后找不回来。`;
}
