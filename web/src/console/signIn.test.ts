import { describe, expect, it } from 'vitest';
import type { DemoAccount, Role } from '../api/types';
import { castOf, neighboursOf } from './DemoAccounts';
import { inside } from './SignIn';
import { refusalOf, ticketIn } from './signOn';

const account = (login: string, role: Role): DemoAccount => ({ login, role, password: '', who: login });

describe('the cast of the demonstration', () => {
  it('is one person of each role around one school', () => {
    const all = [
      account('cp-quguan', 'DISTRICT_ADMIN'),
      account('hd-anquan', 'SAFETY_OFFICER'),
      account('hd-quguan', 'DISTRICT_ADMIN'),
      account('hd2-anquan', 'SAFETY_OFFICER'),
      account('shi-guanli', 'CITY_ADMIN'),
    ];
    expect(castOf(all).map((a) => a.login)).toEqual(['hd-anquan', 'hd-quguan', 'shi-guanli']);
  });
  it('begins with those the README names, in its order', () => {
    const all = [
      account('hd-anquan', 'SAFETY_OFFICER'),
      account('hd-menwei', 'POST_HOLDER'),
      account('hd-shitang', 'POST_HOLDER'),
    ];
    expect(castOf(all).map((a) => a.login)).toEqual(['hd-shitang', 'hd-anquan']);
  });
  it('has a school and a clerk of the next district apart, and no third person of there', () => {
    const all = [
      account('xc-anquan', 'SAFETY_OFFICER'),
      account('cp-quguan', 'DISTRICT_ADMIN'),
      account('xc-quguan', 'DISTRICT_ADMIN'),
      account('hd-anquan', 'SAFETY_OFFICER'),
      account('hd-quguan', 'DISTRICT_ADMIN'),
    ];
    expect(neighboursOf(all).map((a) => a.login)).toEqual(['xc-anquan', 'xc-quguan']);
    expect(castOf(all).map((a) => a.login)).toEqual(['hd-anquan', 'hd-quguan']);
  });
  it('is empty where there is no demonstration', () => expect(castOf([])).toEqual([]));
});

describe('the way after signing in', () => {
  it('leads inside', () => expect(inside('/ledger?open=true')).toBe('/ledger?open=true'));
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '',
    undefined,
  ])('never leads to %s', (to) => expect(inside(to)).toBe('/today'));
});

describe('the way back from the identity server', () => {
  it('tells the number to be registered, and only then', () => {
    expect(refusalOf('UNKNOWN', 'u-7').detail).toContain('（编号：u-7）');
    expect(refusalOf('DISABLED', 'u-7').detail).not.toContain('u-7');
    expect(refusalOf('whatever', undefined).remedy).toBe('请重新登录');
  });

  it('takes a ticket from behind the # and nothing else', () => {
    expect(ticketIn('#code=abc_-9')).toBe('abc_-9');
    expect(ticketIn('#code=<script>')).toBeNull();
    expect(ticketIn('')).toBeNull();
  });
});
