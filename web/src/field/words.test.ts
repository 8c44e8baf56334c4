import { describe, expect, it } from 'vitest';
import { set } from './store/field';
import type { FieldFile, FieldRecord, Receipt } from './types';
import { lostOf, outcomeOf, stateWords } from './words';

const finding = {
  id: 'r',
  state: 'WAITING',
  draft: { kind: 'FINDING', description: '灭火器失压', placeText: '西门' },
  receipt: null,
} as unknown as FieldRecord;
const received = (part: Partial<Receipt>): FieldRecord => ({
  ...finding,
  state: 'RECEIVED',
  receipt: { number: null, outcome: '', ...part } as Receipt,
});

describe('the state of a record', () => {
  it('without a line is waiting for one, whatever was being tried', () => {
    set({ line: 'offline' });
    expect(stateWords(finding)).toBe('等待联网');
    expect(stateWords({ ...finding, state: 'SENDING' })).toBe('等待联网');
    set({ line: 'online' });
    expect(stateWords(finding)).toBe('待传');
    expect(stateWords({ ...finding, state: 'SENDING' })).toBe('上传中 0%');
  });

  it('once received tells its number, or what it came to', () => {
    const numbered = received({ number: '110108-2026-000001', outcome: '已上账' });
    expect([stateWords(numbered), outcomeOf(numbered)]).toEqual(['已收 110108-2026-000001', '']);
    const check = received({ outcome: '已提交，2 条隐患在台账上，1 项未检查' });
    expect([stateWords(check), outcomeOf(check)]).toEqual(['已收', '已提交，2 条隐患在台账上，1 项未检查']);
  });
});

describe('what is lost with a record', () => {
  it('is named one by one', () => {
    expect(lostOf(finding, [{} as FieldFile, {} as FieldFile])).toBe(
      '将删除问题描述、部位、2 张照片。删除后找不回来。',
    );
  });
});
