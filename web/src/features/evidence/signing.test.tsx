import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { SigningState } from './queries';
import { LastVerifiedFacts, SigningFacts, wordsOf } from './Signing';
import { isToldOfVerification, signingEntry, verificationEntry } from './waitingEvidence';

const fine: SigningState = {
  signedAt: '2026-11-28T02:00:00Z',
  signedLines: 1200,
  unsignedLines: 0,
  atLeast: false,
  unsignedSince: null,
  openFindings: 0,
  problem: null,
  remedy: null,
};

const late: SigningState = {
  ...fine,
  unsignedLines: 12,
  unsignedSince: '2026-11-28T02:01:00Z',
  problem: '有 12 条历史没有签署，最早的已等了 43 分钟',
  remedy: '请系统管理员查看日志',
};

describe('whether history is being signed', () => {
  it('says when it last was and what came since', () => {
    expect(wordsOf(fine)).toBe('最近一次签署：2026-11-28 10:00，1200 条历史，其后没有新的历史。');
    expect(wordsOf({ ...late, atLeast: true })).toContain(
      '其后至少 12 条还没有签署，最早的自 2026-11-28 10:01 起等待',
    );
    expect(wordsOf(late)).toContain('其后 12 条还没有签署');
    const never = { ...fine, signedAt: null, signedLines: 0 };
    expect(wordsOf({ ...never, unsignedLines: 3 })).toBe('还没有签署过：3 条等待第一次签署。');
    expect(wordsOf(never)).toBe('还没有历史可签署。');
  });

  it('warns with the remedy, and only then', () => {
    expect(renderToStaticMarkup(<SigningFacts state={fine} />)).not.toContain('role="alert"');
    const warned = renderToStaticMarkup(<SigningFacts state={late} />);
    expect(warned).toContain('role="alert"');
    expect(warned).toContain('最早的已等了 43 分钟');
    expect(warned).toContain('请系统管理员查看日志');
  });

  it('says that it goes on over what was found', () => {
    expect(renderToStaticMarkup(<SigningFacts state={fine} />)).not.toContain('没有查明');
    const told = renderToStaticMarkup(<SigningFacts state={{ ...fine, openFindings: 7 }} />);
    expect(told).toContain('7 处不符还没有查明，签署照常进行');
    expect(told).not.toContain('role="alert"');
  });

  it('stands in Today while it lasts', () => {
    expect(signingEntry(fine)).toEqual([]);
    expect(signingEntry(late)).toHaveLength(1);
  });
});

describe('what the last verification found', () => {
  const clean = {
    at: '2026-11-27T19:30:00Z',
    by: null,
    findings: 0,
    found: null,
    open: [],
    problem: null,
    remedy: null,
  };
  const altered = {
    ...clean,
    findings: 3,
    found: '2026-11-28 03:30 每晚的存证核验发现 3 处不符',
    problem: '2026-11-28 03:30 每晚的存证核验发现 3 处不符：甲：改过；乙：改过；丙：改过',
    remedy: '请保全现场',
  };

  it('stands on the page for whoever opens it later', () => {
    expect(renderToStaticMarkup(<LastVerifiedFacts last={clean} />)).toContain(
      '2026-11-28 03:30 每晚自动核验，没有发现不符',
    );
    const warned = renderToStaticMarkup(<LastVerifiedFacts last={altered} />);
    expect(warned).toContain('role="alert"');
    expect(warned).toContain('发现 3 处不符');
    const all = ['甲：改过', '乙：改过', '丙：改过'];
    const listed = renderToStaticMarkup(<LastVerifiedFacts last={{ ...altered, open: all }} />);
    for (const one of all) expect(listed.split(one)).toHaveLength(2);
    expect(listed).not.toContain('只保存了');
    expect(renderToStaticMarkup(<LastVerifiedFacts last={{ ...altered, open: all.slice(1) }} />)).toContain(
      '只保存了前 2 处',
    );
    expect(renderToStaticMarkup(<LastVerifiedFacts last={{ ...clean, at: null }} />)).toContain(
      '还没有核验的记录',
    );
  });

  it('stands in Today of the three administrators and the city until one is clean', () => {
    expect(verificationEntry(clean, 'AUDIT_ADMIN')).toEqual([]);
    for (const role of ['AUDIT_ADMIN', 'SECURITY_ADMIN', 'SYSTEM_ADMIN', 'CITY_ADMIN'] as const) {
      expect(isToldOfVerification(role)).toBe(true);
      expect(verificationEntry(altered, role)[0]?.first).toBe(true);
    }
    expect(isToldOfVerification('SAFETY_OFFICER')).toBe(false);
    expect(isToldOfVerification('AUDITOR')).toBe(false);
  });
});
