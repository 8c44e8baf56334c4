import { describe, expect, it } from 'vitest';
import type { DemoAccount, Role } from '../api/types';
import { castOf } from './DemoAccounts';
import { inside } from './SignIn';

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
