import { describe, expect, it } from 'vitest';
import { momentsOf, woven } from './letterStory';
import type { Letter, LetterStep } from './queries';
import { kindsText } from './words';

const step = (at: string, words: string | null = null) => ({ name: '何立', at, words }) as LetterStep;

const letter = (ref: string, steps: Partial<Letter>) =>
  ({
    ref,
    unit: { ref: 'u', name: '惊蛰弄小学', ended: null },
    requirement: '五日内完成',
    replyBy: '2027-04-05',
    issued: null,
    received: null,
    replied: null,
    closed: null,
    ...steps,
  }) as Letter;

describe('letters in the story of a hazard', () => {
  const answered = letter('a', {
    issued: step('2027-03-29T02:00:00Z'),
    received: step('2027-03-31T02:00:00Z'),
    replied: step('2027-03-31T02:00:00Z', '已订货'),
    closed: step('2027-04-02T02:00:00Z', '已核实'),
  });

  it('tells a reply that is a receipt once, and nothing of what was not sent', () => {
    const moments = momentsOf([answered, letter('b', {})]);
    expect(moments.map(({ act, words }) => `${act} ${words}`)).toEqual([
      '发出 五日内完成\n回复期限 2027-04-05',
      '签收并回复 已订货',
      '办结 已核实',
    ]);
  });

  it('says who answers for a unit that is no more, until it is settled', () => {
    const unit = {
      ref: 'u',
      name: '惊蛰弄小学',
      ended: { from: '2027-04-01', into: '白露台幼儿园', merged: true },
    };
    const sent = letter('c', { unit, issued: step('2027-03-29T02:00:00Z') });
    const settled = letter('d', { ...sent, closed: step('2027-04-03T02:00:00Z', '已核实') });
    const told = (one: Letter) => momentsOf([one])[0]?.words;
    expect(told(sent)).toContain('惊蛰弄小学（已撤销，由白露台幼儿园签收、回复）');
    expect(told(settled)).not.toContain('白露台');
  });

  it('weaves them by time and leaves the lines of the history in their order', () => {
    const events = [
      { version: 3, recordedAt: '2027-04-01T02:00:00Z' },
      // Done on a phone before the second, and carried in after it.
      { version: 2, recordedAt: '2027-03-30T02:00:00.500Z' },
      { version: 1, recordedAt: '2027-03-28T02:00:00Z' },
    ];
    const story = woven(events, momentsOf([answered]), {
      event: ({ version }) => `第 ${version} 条`,
      letter: ({ act }) => act,
    });
    expect(story).toEqual(['办结', '第 3 条', '签收并回复', '第 2 条', '发出', '第 1 条']);
  });

  it('counts the kinds, the mildest first', () => {
    const kinds = [3, 2, 2].map((rungStep) => ({
      rungStep,
      rungTitle: rungStep === 3 ? '督办通知' : '督促函',
    }));
    expect(kindsText(kinds)).toBe('督促函 2、督办通知 1');
  });
});
