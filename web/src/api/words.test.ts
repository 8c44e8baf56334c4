import { describe, expect, it } from 'vitest';
import { CATEGORIES } from './standards';
import * as types from './types';
import * as words from './words';

const vocabulary: [string, readonly string[], Record<string, string>][] = [
  ['HazardStatus', types.HAZARD_STATUSES, words.statusWords],
  ['Level', types.LEVELS, words.levelWords],
  ['Source', types.SOURCES, words.sourceWords],
  ['Origin', types.ORIGINS, words.originWords],
  ['NextActor', types.NEXT_ACTORS, words.nextActorWords],
  ['PhotoKind', types.PHOTO_KINDS, words.photoWords],
  ['Act', [...types.ACTS, ...types.OTHER_ACTS], words.actWords],
  ['ProposalKind', types.PROPOSAL_KINDS, words.proposalWords],
  ['ProposalState', types.PROPOSAL_STATES, words.proposalStateWords],
  ['WithdrawalGround', types.WITHDRAWAL_GROUNDS, words.groundWords],
  ['Role', types.ROLES, words.roleWords],
  ['NodeKind', types.NODE_KINDS, words.nodeWords],
  ['Category', CATEGORIES, words.categoryWords],
];

describe('words', () => {
  it.each(vocabulary)('every %s has one Chinese word of its own', (_, values, dictionary) => {
    expect(Object.keys(dictionary).sort()).toEqual([...values].sort());
    for (const word of Object.values(dictionary)) expect(word).toMatch(/^[\p{Script=Han}，、（）]+$/u);
    expect(new Set(Object.values(dictionary)).size).toBe(values.length);
  });
});
