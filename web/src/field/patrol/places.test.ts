import { describe, expect, it } from 'vitest';
import type { PatrolPlace } from '../../features/inspection/patrol/queries';
import type { KeptPatrols } from '../store/person';
import type { Bundle, FieldRecord, Receipt } from '../types';
import { findPlace, goesOnPatrol, standingOf, standingWords } from './places';

const PLACE = '0193a0c2-0000-7000-8000-000000000007';
const UNIT = '110108-0193a0c2-0000-7000-8000-000000000002';
const TODAY = '2026-11-28';
const known: PatrolPlace = {
  placeId: PLACE,
  kind: 'BOILER_ROOM',
  kindTitle: '锅炉房',
  name: '锅炉房',
  location: '',
  closedOn: null,
  times: 2,
  late: 0,
  last: {
    at: '2026-11-28T02:32:00Z',
    personName: '王某',
    postTitle: '门卫',
    result: 'NORMAL',
    resultTitle: '正常',
    scanned: true,
  },
  can: ['RECORD_STOP'],
};
const patrols = (part: Partial<PatrolPlace> = {}, day = TODAY): KeptPatrols => ({
  at: Date.parse('2026-11-28T03:00:00Z'),
  days: [{ unit: UNIT, day, asked: 5, places: [{ ...known, ...part }] }],
});

function stop(deviceAt: string, state: FieldRecord['state'], receivedAt?: string): FieldRecord {
  return {
    draft: { kind: 'PATROL', placeId: PLACE, placeName: '锅炉房', stop: { scanned: true } },
    deviceAt,
    offsetMillis: 0,
    state,
    receipt: receivedAt ? ({ receivedAt } as Receipt) : null,
  } as FieldRecord;
}

const words = (kept: KeptPatrols | null, ...records: FieldRecord[]) =>
  standingWords(standingOf(kept, records, PLACE, TODAY));

describe('how a place stands', () => {
  it('is told as the server said it', () => {
    expect(words(patrols())).toBe('今天 2 次 · 上次 10:32 王某 正常');
    expect(words(patrols({ times: 0, last: null }))).toBe('今天 0 次 · 没有巡查记录');
    expect(words(patrols({ late: 1 }))).toBe('今天 2 次，另补记 1 次 · 上次 10:32 王某 正常');
    expect(words(null)).toBe('还不知道巡查情况，联网后显示');
  });

  it('begins anew with the day, and the last time keeps its date', () => {
    const yesterday = patrols({}, '2026-11-27');
    expect(words({ ...yesterday, at: 0 })).toBe('今天 0 次 · 上次 10:32 王某 正常');
    expect(standingWords(standingOf(patrols(), [], PLACE, '2026-11-29'))).toBe(
      '今天 0 次 · 上次 2026-11-28 10:32 王某 正常',
    );
  });

  it('tells what still lies on the phone apart from what is counted', () => {
    expect(words(patrols(), stop('2026-11-28T03:10:00Z', 'WAITING'))).toBe(
      '今天 2 次，另有 1 次待传 · 上次 11:10 本人',
    );
  });

  it('counts what was received after the numbers were asked for, and nothing twice', () => {
    const before = stop('2026-11-28T02:32:00Z', 'RECEIVED', '2026-11-28T02:33:00Z');
    const after = stop('2026-11-28T03:10:00Z', 'RECEIVED', '2026-11-28T03:11:00Z');
    expect(words(patrols(), before)).toBe('今天 2 次 · 上次 10:32 王某 正常');
    expect(words(patrols(), before, after)).toBe('今天 3 次 · 上次 11:10 本人');
  });

  it('has nothing to do with other places', () => {
    const elsewhere = stop('2026-11-28T03:10:00Z', 'WAITING');
    elsewhere.draft = { ...elsewhere.draft, placeId: 'elsewhere' } as FieldRecord['draft'];
    expect(words(patrols(), elsewhere)).toBe('今天 2 次 · 上次 10:32 王某 正常');
  });
});

describe('a label', () => {
  const place = { id: PLACE, kind: 'BOILER_ROOM', name: '锅炉房', location: '' };
  const bundle = {
    units: [{ ref: UNIT, name: '育才学校', places: [place], hazards: [] }],
  } as unknown as Bundle;

  it('leads to its place where the unit is carried, and nowhere otherwise', () => {
    expect(findPlace(bundle, `110108-${PLACE}`)?.place).toBe(place);
    expect(findPlace(bundle, PLACE)?.unit.name).toBe('育才学校');
    expect(findPlace(bundle, '110108-0193a0c2-0000-7000-8000-000000000009')).toBeNull();
    expect(findPlace(bundle, undefined)).toBeNull();
    expect(findPlace(undefined, PLACE)).toBeNull();
  });

  it('asks for a patrol only of those who go on one', () => {
    expect(goesOnPatrol(patrols())).toBe(true);
    expect(goesOnPatrol(patrols({ can: [] }))).toBe(false);
    expect(goesOnPatrol(null)).toBe(false);
  });
});
