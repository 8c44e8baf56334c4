import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { HazardDetail, HistoryEvent, PersonAtPost } from '../../api/types';
import { Sheet } from './HazardPrint';

afterEach(cleanup);

const officer = { name: '周敏', post: '安全干部' } as PersonAtPost;
const admin = { name: '何立', post: '区级管理员' } as PersonAtPost;

const control = (to: string) => ({ field: 'requestControl', label: '延期期间管控', from: null, to });

const asked = (version: number, how: string) => ({
  version,
  act: 'PROPOSE_EXTENSION',
  changes: [control(how)],
});

const extension = (version: number, act: HistoryEvent['act'], from: string, to: string, at: string) => ({
  version,
  act,
  title: act === 'REJECT' ? '验收不通过' : '同意申请',
  at,
  by: admin,
  reason: '滤网未更换',
  changes: [
    { field: 'deadline', label: '整改期限', from, to },
    { field: 'extensions', label: '延期次数', from: null, to: '1 次' },
    ...(act === 'REJECT' ? [control('专人看守')] : []),
  ],
});

const hazard = {
  number: 'YH-1',
  statusTitle: '已销账',
  unit: { name: '第一小学' },
  level: 'GENERAL',
  foundAt: '2026-11-01T02:00:00Z',
  foundBy: officer,
  confirmLevel: 'CITY',
  reports: [],
  photos: [],
  noPhotoReason: '照度不足',
  lookBacks: [{ dueOn: '2027-02-22', doneAt: null, result: null, note: null, by: null, asked: null }],
  proposals: [],
  former: null,
  successor: { ref: '110108-s', number: 'YH-3', status: 'REGISTERED' },
  duplicateOf: null,
  duplicates: [{ ref: '110108-d', number: 'YH-2', status: 'WITHDRAWN' }],
  plan: { deadline: '2026-11-22' },
  completion: { finishedOn: '2026-11-21', actualFen: 128_000, measuresTaken: '已更换' },
  acceptance: { conclusion: '合格', by: officer, at: '2026-11-21T02:00:00Z' },
  confirmation: { conclusion: '同意', by: admin, at: '2026-11-22T17:00:00Z' },
  closedAt: '2026-11-22T17:00:00Z',
} as unknown as HazardDetail;

const history = [
  { version: 1, act: 'REGISTER', title: '上账', at: '2026-11-01T02:00:00Z', by: officer, changes: [] },
  {
    version: 7,
    act: 'REFUSE_CLOSURE',
    title: '不予销账',
    at: '2026-11-20T02:00:00Z',
    by: admin,
    reason: '照片不全',
    changes: [
      { field: 'finishedOn', label: '完成日期', from: '2026-11-19', to: null },
      { field: 'actualFen', label: '实际支出', from: '1,180 元', to: null },
    ],
  },
  extension(6, 'REJECT', '2026-11-20', '2026-11-22', '2026-11-18T02:00:00Z'),
  extension(5, 'APPROVE_PROPOSAL', '2026-11-15', '2026-11-20', '2026-11-14T02:00:00Z'),
  asked(4, '停用东侧楼梯'),
  extension(3, 'APPROVE_PROPOSAL', '2026-11-10', '2026-11-15', '2026-11-09T02:00:00Z'),
  asked(2, '每日巡查'),
] as unknown as HistoryEvent[];

const beside = (label: string) =>
  screen.getByRole('rowheader', { name: label }).nextElementSibling?.textContent;

describe('the sheet to sign and file', () => {
  it('tells each extension granted, each time the work was sent back, and when it was confirmed and written off', () => {
    render(<Sheet hazard={hazard} history={history} letters={[]} />);
    expect(beside('延期')?.split('\n')).toEqual([
      '延期 3 次：',
      '原期限 2026-11-10 → 2026-11-15　批准人 何立（区级管理员）　2026-11-09',
      '期间管控：每日巡查',
      '原期限 2026-11-15 → 2026-11-20　批准人 何立（区级管理员）　2026-11-14',
      '期间管控：停用东侧楼梯',
      '原期限 2026-11-20 → 2026-11-22　批准人 何立（区级管理员）　2026-11-18（验收不通过时）',
      '期间管控：专人看守',
    ]);
    expect(beside('退回')?.split('\n')).toEqual([
      '退回 2 次：',
      '2026-11-18　验收不通过　何立（区级管理员）',
      '理由：滤网未更换',
      '期限改为 2026-11-22',
      '2026-11-20　不予销账　何立（区级管理员）',
      '理由：照片不全',
      '退回前填报完成日期 2026-11-19',
      '退回前填报支出 1,180 元',
    ]);
    expect(beside('重复登记')).toBe('YH-2');
    expect(beside('反弹后')).toBe('YH-3');
    expect(beside('确认日期')).toBe('2026-11-23');
    expect(beside('销账时间')).toBe('2026-11-23 01:00');
    expect(beside('回头看')).toBe('2027-02-22 到期');
    expect(screen.getByText('没有照片。原因：照度不足')).toBeTruthy();
  });
  it('has no line for what never happened', () => {
    render(<Sheet hazard={{ ...hazard, proposals: [] }} history={history.slice(0, 1)} letters={[]} />);
    expect(screen.queryByRole('rowheader', { name: /延期|退回|期限变更/ })).toBeNull();
  });
});
