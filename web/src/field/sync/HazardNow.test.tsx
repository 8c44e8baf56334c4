import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { set } from '../store/field';
import { saveAsStep } from '../store/records';
import type { FieldRecord } from '../types';
import { HazardNow } from './HazardNow';

const answer = vi.hoisted(() => ({ now: {} }));
vi.mock('../../api/client', () => ({ call: () => Promise.resolve(answer.now) }));
vi.mock('../store/records', () => ({ saveAsStep: vi.fn(() => Promise.resolve()) }));

const draft = {
  kind: 'RECTIFICATION',
  hazard: '110108-h',
  act: 'FINISH',
  text: '换了门锁',
  finishedOn: '2026-11-27',
  yuan: '120',
} as const;
const record = { id: 'r', draft } as unknown as FieldRecord;
const stands = (statusTitle: string, can: object[]) => ({ version: 7, statusTitle, photos: [], can });

beforeEach(() => set({ holder: null, line: 'online' }));
afterEach(cleanup);

it('offers of what is left to be said what the ledger lets pass, on the version there is now', async () => {
  answer.now = stands('待验收', [
    { act: 'ADD_NOTE', allowed: true, why: null },
    { act: 'REPORT_PROGRESS', allowed: false, why: null },
  ]);
  render(<HazardNow record={record} draft={draft} late />);
  fireEvent.click(await screen.findByRole('button', { name: '作为补充说明提交' }));
  expect(saveAsStep).toHaveBeenCalledWith('r', 'ADD_NOTE', 7);
  expect(screen.queryByRole('button', { name: '作为整改进展提交' })).toBeNull();
  expect(screen.getByRole('link', { name: '打开这条隐患' }).getAttribute('href')).toBe('/hazards/110108-h');
  expect(screen.getByRole('button', { name: '导出为文件另存' })).toBeTruthy();
});

it('says why where nothing may be said any more', async () => {
  answer.now = stands('已销账', []);
  render(<HazardNow record={record} draft={draft} late />);
  expect(await screen.findByText(/隐患现为“已销账”，您的岗位不能再/)).toBeTruthy();
});
