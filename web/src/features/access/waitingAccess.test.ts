import { expect, test } from 'vitest';
import type { EmergencyGrant } from './deputyQueries';
import { grantEntries } from './waitingAccess';

const grant = (id: string, can: EmergencyGrant['can']): EmergencyGrant => ({
  id,
  personId: 'p',
  name: '甲',
  post: '110108-1',
  postTitle: '示例区 区级管理员',
  reason: '区级管理员失联',
  hours: 2,
  askedAt: '2026-11-28T01:00:00Z',
  askedBy: '乙',
  decision: null,
  decidedAt: null,
  decidedBy: null,
  until: null,
  endedAt: null,
  endedBy: null,
  over: false,
  closed: null,
  can,
});

test('what an administrator is to decide waits for him, and nothing else', () => {
  const entries = grantEntries([
    grant('a', ['DECIDE']),
    grant('b', ['WITHDRAW']),
    grant('c', []),
    grant('d', ['DECIDE']),
  ]);
  expect(entries.map((entry) => entry.key)).toEqual(['a', 'd']);
});
