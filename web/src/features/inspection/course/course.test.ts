import { describe, expect, it } from 'vitest';
import { courseOf, lengthOf, located, looked } from './course';

const eight = Date.parse('2026-11-27T08:00:00.000Z');

describe('how a check was done', () => {
  it('adds up the looks at an item and keeps when it was first and last in sight', () => {
    const looks = [
      { item: 'XF-001', from: eight, milliseconds: 1_400 },
      { item: 'XF-002', from: eight + 2_000, milliseconds: 30_000 },
      { item: 'XF-001', from: eight + 60_000, milliseconds: 1_400 },
    ].reduce(looked, {});
    expect(courseOf(looks, ['XF-001', 'XF-002'], new Map()).steps).toEqual([
      { item: 'XF-001', firstAt: '2026-11-27T08:00:00.000Z', lastAt: '2026-11-27T08:01:01.400Z', seconds: 3 },
      {
        item: 'XF-002',
        firstAt: '2026-11-27T08:00:02.000Z',
        lastAt: '2026-11-27T08:00:32.000Z',
        seconds: 30,
      },
    ]);
  });

  it('goes in the order of the person, not of the list', () => {
    const looks = looked(looked({}, { item: 'B', from: eight, milliseconds: 1 }), {
      item: 'A',
      from: eight + 5,
      milliseconds: 1,
    });
    expect(courseOf(looks, ['A', 'B', 'C'], new Map()).steps.map(({ item }) => item)).toEqual(['B', 'A']);
  });

  it('never ends before it began, though the clock of the phone was put back a day', () => {
    const looks = looked(looked({}, { item: 'A', from: eight, milliseconds: 1_000 }), {
      item: 'A',
      from: eight - 86_400_000,
      milliseconds: 1_000,
    });
    expect(courseOf(looks, ['A'], new Map()).steps[0]).toMatchObject({
      firstAt: '2026-11-27T08:00:00.000Z',
      lastAt: '2026-11-27T08:00:01.000Z',
      seconds: 2,
    });
  });

  it('tells of items of the list alone, with the times of their photos and the first place', () => {
    const here = { longitude: 116.3, latitude: 39.9, accuracyMetres: 8 };
    const looks = located(located(looked({}, { item: 'A', from: eight, milliseconds: 1 }), 'A', here), 'A', {
      ...here,
      longitude: 117,
    });
    const step = courseOf(
      looked(looks, { item: 'GONE', from: eight, milliseconds: 1 }),
      ['A'],
      new Map([['A', ['t']]]),
    );
    expect(step.steps).toHaveLength(1);
    expect(step.steps[0]).toMatchObject({ position: here, photosAt: ['t'] });
  });

  it('says how long in words', () => {
    expect([8, 65, 7_500].map(lengthOf)).toEqual(['8 秒', '1 分 05 秒', '2 小时 5 分']);
  });
});
