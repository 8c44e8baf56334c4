import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actTitle, networkText, permissionWords, subjectText } from './words';

describe('the audit desk', () => {
  it('has a word for every action of the permission table', () => {
    const table = readFileSync('../server/src/main/resources/catalogue/permissions.csv', 'utf8');
    const actions = table
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
    expect(actions.filter((action) => !permissionWords[action])).toEqual([]);
  });
  it('names what was refused, also where one of several permissions would have done', () => {
    expect(actTitle('hazard.read')).toBe('查看台账');
    expect(actTitle('org.post.manage user.role.assign')).toBe('设立岗位或任命');
  });
  it('says what things are, and that a login is kept as a digest', () => {
    expect(subjectText('account 0193')).toBe('账号 0193');
    expect(subjectText('GET /api/hazards')).toBe('查看 /api/hazards');
    expect(subjectText('name 4e51b67d')).toBe('登录名（只存摘要 4e51b67d）');
  });
  it.each([
    ['0:0:0:0:0:0:0:0/64', '本机'],
    ['127.0.0.0/24', '本机'],
    ['10.8.3.0/24', '10.8.3.0/24'],
    ['2001:db8:0:1:0:0:0:0/64', '2001:db8:0:1::/64'],
    [null, '—'],
  ])('reads the network %s as %s', (network, text) => expect(networkText(network)).toBe(text));
});
