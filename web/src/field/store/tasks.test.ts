import { describe, expect, it } from 'vitest';
import type { Bundle } from '../types';
import type { KeptBundle } from './person';
import { begunMissions, findTask, teamsOf } from './tasks';

const target = { unit: '110108-u', target: 't', from: '2026-11-29', until: '2026-11-30', state: 'WAITING' };
const coming = { post: '110108-p', postTitle: '第一组组长', known: [target], ready: [{ ref: '110108-t' }] };
const own = {
  holder: { personId: 'me', postId: 'own', postTitle: '检查员' },
  coming: [coming],
  units: [{ ref: '110108-own' }],
  tasks: [{ ref: '110108-mine' }],
} as unknown as Bundle;
const carried = { bundle: own } as KeptBundle;

describe('where a team will be sent', () => {
  it('stands beside the own tasks before the team has a post, with its list and nothing of any unit', () => {
    const [team] = teamsOf({ carried, teams: [] });
    expect(team?.post).toBe('110108-p');
    expect(team?.bundle).toMatchObject({ units: [], tasks: [], team: { sealed: 0 } });
    expect(findTask({ carried, teams: [] }, '110108-t')).toMatchObject({
      ready: true,
      team: { post: '110108-p', target },
    });
  });

  it('gives way to what the team itself carries', () => {
    const real = {
      post: '110108-p',
      bundle: { ...own, coming: [], tasks: [{ ref: '110108-t' }] } as unknown as Bundle,
    };
    expect(teamsOf({ carried, teams: [real] })).toEqual([real]);
    expect(findTask({ carried, teams: [real] }, '110108-t')?.ready).toBe(false);
  });

  it('is fetched under the team’s post from its first day on, and no earlier', () => {
    expect(begunMissions(own, '2026-11-28')).toEqual([]);
    expect(begunMissions(own, '2026-11-29')).toEqual(['110108-p']);
  });
});
