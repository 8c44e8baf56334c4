import { describe, expect, it } from 'vitest';
import { missingWords } from './PutBackNotice';

const state = {
  putBack: true,
  signedLines: null,
  signedAt: null,
  lines: 120,
  restoredTo: null,
  reason: null,
  declaredAt: null,
  can: [],
};

describe('what a restoration gave up', () => {
  it('is told by the restore command, by the checkpoints, or by both, in Beijing time', () => {
    expect(missingWords({ ...state, restoredTo: '2026-11-28T08:13:32Z' })).toBe(
      '数据恢复到了 2026-11-28 16:13，其后登记和办理的都不在里面。',
    );
    expect(missingWords({ ...state, signedAt: '2026-11-28T08:20:00Z', signedLines: 130 })).toBe(
      '数据库里有 120 条历史，而 2026-11-28 16:20 签署的检查点有 130 条。',
    );
  });
});
