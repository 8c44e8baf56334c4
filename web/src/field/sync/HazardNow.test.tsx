import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { adopt, personStore } from '../store/field';
import type { FieldRecord } from '../types';
import { HazardNow } from './HazardNow';

const draft = {
  kind: 'RECTIFICATION',
  hazard: '110108-h',
  act: 'FINISH',
  text: '换了门锁',
  finishedOn: '2026-11-27',
  yuan: '120',
} as const;
const record = {
  id: 'r',
  unit: '110108-u',
  state: 'NEEDS_PERSON',
  expectedVersion: 4,
  draft,
} as unknown as FieldRecord;
const session = {
  person: { id: 'p', name: '陈' },
  post: { id: 't', nodeName: '育才学校', title: '安全干部', ofTeam: false },
  posts: [],
  serverTime: new Date().toISOString(),
} as unknown as Parameters<typeof adopt>[0];
let answer: object = {};
const stands = (statusTitle: string, can: object[]) => ({ version: 7, statusTitle, photos: [], can });

beforeEach(async () => {
  vi.stubGlobal('fetch', (address: string) =>
    address.startsWith('/api/hazards/')
      ? Promise.resolve(Response.json(answer))
      : Promise.reject(new TypeError('no line')),
  );
  await adopt(session);
  await personStore()?.add(record);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('offers of what is left to be said what the ledger lets pass, on the version there is now', async () => {
  answer = stands('待验收', [
    { act: 'ADD_NOTE', allowed: true, why: null },
    { act: 'REPORT_PROGRESS', allowed: false, why: null },
  ]);
  render(<HazardNow record={record} draft={draft} late />);
  fireEvent.click(await screen.findByRole('button', { name: '作为补充说明提交' }));
  await vi.waitFor(async () => {
    const kept = (await personStore()?.records()) ?? [];
    expect(kept.map(({ draft: said, expectedVersion }) => ({ ...said, expectedVersion }))).toMatchObject([
      { act: 'ADD_NOTE', expectedVersion: 7, text: expect.stringContaining('换了门锁') },
    ]);
  });
  expect(screen.queryByRole('button', { name: '作为整改进展提交' })).toBeNull();
  expect(screen.getByRole('link', { name: '打开这条隐患' }).getAttribute('href')).toBe('/hazards/110108-h');
  expect(screen.getByRole('button', { name: '导出为文件另存' })).toBeTruthy();
});

it('says why where nothing may be said any more', async () => {
  answer = stands('已销账', []);
  render(<HazardNow record={record} draft={draft} late />);
  expect(await screen.findByText(/隐患现为“已销账”，您的岗位不能再/)).toBeTruthy();
});
