import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAddress, pick, writeAddress } from './address';
import {
  addDays,
  ageOf,
  dayOf,
  daysBetween,
  instantOfBeijing,
  isDay,
  minuteOf,
  now,
  setServerTime,
} from './dates';
import { dropDraft, readDraft, setDraftOwner, writeDraft } from './drafts';
import { neighboursOf, rememberList } from './lastList';
import { moneyText, parseYuan, yuanInput } from './money';
import { networkText } from './network';
import { sentence } from './sentence';
import { sha256, sha256Slow } from './sha256';
import { uuidv7 } from './uuidv7';

afterEach(() => {
  localStorage.clear();
  setServerTime(new Date().toISOString());
});

describe('dates', () => {
  it('shows an instant as the Beijing day and minute', () => {
    expect(dayOf('2026-11-22T16:30:00Z')).toBe('2026-11-23');
    expect(minuteOf('2026-11-22T16:05:00Z')).toBe('2026-11-23 00:05');
  });
  it('reads a Beijing wall clock as an instant', () => {
    expect(instantOfBeijing('2026-11-23T09:05')).toBe('2026-11-23T01:05:00.000Z');
  });
  it('counts calendar days across months and years', () => {
    expect(daysBetween('2026-11-23', '2026-11-26')).toBe(3);
    expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
  });
  it('tells the age in words', () => {
    expect(ageOf('2026-11-23', '2026-11-23')).toBe('今天');
    expect(ageOf('2026-11-20', '2026-11-23')).toBe('3 天前');
    expect(ageOf('2026-11-25', '2026-11-23')).toBe('2 天后');
  });
  it('knows a day that does not exist', () => {
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-2-9')).toBe(false);
    expect(isDay('2028-02-29')).toBe(true);
  });
  it('takes the time of the server for now', () => {
    setServerTime('2027-03-01T00:00:00Z');
    expect(dayOf(now())).toBe('2027-03-01');
  });
});

describe('money', () => {
  it.each([
    ['3500', 350_000],
    ['3,500.5', 350_050],
    ['0.07', 7],
    ['1234567.89元', 123_456_789],
  ])('reads %s yuan as fen', (text, fen) => expect(parseYuan(text)).toBe(fen));
  it.each(['', 'abc', '-1', '1.234', '1e5', '１２'])('refuses “%s”', (text) =>
    expect(parseYuan(text)).toBeNull(),
  );
  it('shows large amounts in ten thousands', () => {
    expect(moneyText(350_000)).toBe('3,500 元');
    expect(moneyText(12_500_000)).toBe('12.5 万元');
    expect(moneyText(1_425_000)).toBe('1.425 万元');
    expect(moneyText(1_425_050)).toBe('14,250.50 元');
    expect(moneyText(0)).toBe('0 元');
  });
  it('writes back what it read', () => expect(parseYuan(yuanInput(123_456_789))).toBe(123_456_789));
});

describe('ids', () => {
  it('are version 7, ordered by time and never the same', () => {
    const earlier = uuidv7(1_700_000_000_000);
    const later = uuidv7(1_700_000_000_001);
    expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(earlier < later).toBe(true);
    expect(new Set(Array.from({ length: 1000 }, () => uuidv7(1)))).toHaveProperty('size', 1000);
  });
});

describe('sha256', () => {
  it.each([0, 3, 55, 56, 63, 64, 65, 1000, 100_000])(
    'computes the same by itself for %i bytes',
    async (n) => {
      const data = Uint8Array.from({ length: n }, (_, i) => (i * 31 + 7) % 256);
      expect(sha256Slow(data)).toBe(await sha256(data.buffer));
    },
  );
  it('knows abc', () => {
    expect(sha256Slow(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('a sentence', () => {
  it.each([
    ['有异议', '有异议。'],
    ['有异议。', '有异议。'],
    ['有异议；', '有异议。'],
    ['为什么？', '为什么？'],
    ['说“不签。”', '说“不签。”'],
  ])('of %s ends once', (words, ended) => expect(sentence(words)).toBe(ended));
});

describe('drafts', () => {
  it('belong to one person', () => {
    setDraftOwner('wang');
    expect(writeDraft('register', { description: '堵塞' })).toBe(true);
    setDraftOwner('li');
    expect(readDraft('register')).toBeNull();
    setDraftOwner('wang');
    expect(readDraft('register')).toEqual({ description: '堵塞' });
    dropDraft('register');
    expect(readDraft('register')).toBeNull();
  });
  it('say so when the browser refuses to keep them', () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: full, removeItem: full });
    expect(writeDraft('register', {})).toBe(false);
    vi.unstubAllGlobals();
  });
});

describe('address', () => {
  it('keeps plain words and lists', () => {
    const state = { status: 'PLANNING,RECTIFYING', q: '消防 通道', district: '110108' };
    expect(parseAddress(writeAddress(state))).toEqual(state);
    expect(writeAddress({ status: 'PLANNING,RECTIFYING' })).toBe('?status=PLANNING,RECTIFYING');
  });
  it('reads repeated words as one list', () => {
    expect(parseAddress('?status=A&status=B')).toEqual({ status: 'A,B' });
  });
  it('drops what nobody knows', () => {
    expect(pick(['q'])({ q: 'x', evil: '1' })).toEqual({ q: 'x' });
  });
});

describe('the list one came from', () => {
  it('knows the neighbours of a line, and nothing of a line it does not hold', () => {
    rememberList(['a', 'b', 'c'], '/ledger?open=true');
    expect(neighboursOf('b')).toEqual({
      before: 'a',
      after: 'c',
      at: 2,
      of: 3,
      address: '/ledger?open=true',
    });
    expect(neighboursOf('a')?.before).toBeUndefined();
    expect(neighboursOf('z')).toBeNull();
  });
});

describe('networks', () => {
  it.each([
    ['0:0:0:0:0:0:0:0/64', '本机'],
    ['127.0.0.0/24', '本机'],
    ['10.8.3.0/24', '10.8.3.0/24'],
    ['2001:db8:0:1:0:0:0:0/64', '2001:db8:0:1::/64'],
    [null, '—'],
  ])('reads %s as %s', (network, text) => expect(networkText(network)).toBe(text));
});
