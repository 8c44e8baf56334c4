import { progressOf } from './send/sender';
import type { FieldRecord } from './types';

export const kindWords = { FINDING: '随手拍', CHECK: '检查', RECTIFICATION: '整改', PATROL: '巡查' } as const;

/** The state of a record as every list tells it: 草稿 · 待传 · 上传中 37% · 已收 编号 · 须处理. */
export function stateWords(record: FieldRecord): string {
  switch (record.state) {
    case 'DRAFT':
      return '草稿';
    case 'WAITING':
      return '待传';
    case 'SENDING':
      return `上传中 ${Math.round(progressOf(record.id) * 100)}%`;
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
  }
};
