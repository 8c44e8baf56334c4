import { describe, expect, it } from 'vitest';
import type { ItemEntry, TaskSheet } from '../../features/inspection/queries';
import { blank } from '../../features/inspection/selfCheckDraft';
import type { CarriedTeam } from '../store/person';
import { type CarriedTask, findTask, isOvertaken } from '../store/tasks';
import type { Bundle, Draft, FieldFile, FieldRecord, HazardAtPlace } from '../types';
import { fateWords, findingsOf, givenOf, isFound, keptList, lostWords, placeOf, saidOf } from './keptList';
import { nearby } from './nearby';

const task = '110108-task';
const unit = '110108-unit';
const points = {
  each: [
    { text: '有台账', hazardPhrase: '没有台账', level: 'GENERAL' as const, deadlineDays: null },
    { text: '账物相符', hazardPhrase: '账物不符', level: null, deadlineDays: null },
  ],
  failsAt: 1,
};
const line = (item: string, position: number, more: object = {}) => ({
  item,
  position,
  requirement: `要求${position}`,
  hazardPhrase: `问题${position}`,
  measure: '清理',
  level: 'GENERAL',
  points: null,
  origin: 'INHERITED',
  categoryTitle: '消防安全',
  openHazards: [],
  ...more,
});
const sheet = {
  ref: task,
  checklistTitle: '每日防火巡查表',
  kind: 'SELF_CHECK',
  kindTitle: '自查',
  unit: { ref: unit, name: '育才学校' },
  lines: [
    line('XF-010', 1),
    line('SY-901', 2, { points, level: 'MAJOR' }),
    line('BD-001', 3, { origin: 'LOCAL' }),
  ],
} as unknown as TaskSheet;
const bundle = {
  units: [
    {
      ref: unit,
      name: '育才学校',
      places: [{ id: 'p', kind: 'X', name: '配电室', location: '' }],
      hazards: [],
    },
  ],
  tasks: [sheet],
  categories: [{ code: 'FIRE', title: '消防安全' }],
  sources: [{ code: 'SELF_CHECK', title: '自查' }],
} as unknown as Bundle;
const carried: CarriedTask = { sheet, bundle, team: null, ready: false };
const list = keptList(carried);
const entry = (item: string, part: Partial<ItemEntry>): ItemEntry => ({ ...blank(item), ...part });
const draft: Extract<Draft, { kind: 'CHECK' }> = {
  kind: 'CHECK',
  task,
  list,
  entries: {
    'SY-901': entry('SY-901', { result: 'FAIL', points: ['FAIL', 'FAIL'], placeId: 'p' }),
    'XF-010': entry('XF-010', { result: 'FAIL', placeId: 'p', placeText: '门口', note: '堆放课桌' }),
    'BD-001': entry('BD-001', { result: 'NOT_CHECKED', note: '门锁着' }),
  },
};
const photo = { id: 'f', item: 'XF-010', moment: 'BEFORE' } as FieldFile;
const given = givenOf(draft, [photo]);

describe('a check whose list is carried no more', () => {
  it('is read as it was entered, in the order of the list', () => {
    expect(given.map(({ item }) => item)).toEqual(['XF-010', 'SY-901', 'BD-001']);
    expect(given[0]?.line?.requirement).toBe('要求1');
    expect(given[0]?.photos).toEqual([photo]);
    expect(given.map((one) => saidOf(one, list))).toEqual([
      '不合格 · 配电室（门口） · 堆放课桌',
      '不合格 · 配电室',
      '未检查 · 门锁着',
    ]);
  });

  it('is read under the codes of its items where even the words are lost', () => {
    const bare = givenOf({ ...draft, list: undefined }, []);
    expect(bare.map(({ item, line: words }) => [item, words])).toContainEqual(['XF-010', null]);
    expect(saidOf(bare[1] ?? fail(), undefined)).toContain('不合格');
  });

  it('carries nothing of the ledger', () => {
    expect(JSON.stringify(list)).not.toContain('openHazards');
  });

  it('turns a finding into one of its own with all that is known', () => {
    expect(findingsOf(given[0] ?? fail(), list, 'PATROL')).toEqual([
      {
        kind: 'FINDING',
        placeId: 'p',
        placeText: '配电室（门口）',
        category: 'FIRE',
        itemCode: 'XF-010',
        itemPoint: null,
        description: '问题1。现场情况：堆放课桌',
        source: 'SELF_CHECK',
        proposedLevel: 'GENERAL',
        noPhotoReason: '',
      },
    ]);
  });

  it('turns each failing point into one of its own; 重大 is left to the rules', () => {
    expect(
      findingsOf(given[1] ?? fail(), list, 'PATROL').map(({ itemPoint, description, proposedLevel }) => [
        itemPoint,
        description,
        proposedLevel,
      ]),
    ).toEqual([
      [1, '没有台账', 'GENERAL'],
      [2, '账物不符', null],
    ]);
  });

  it('names no item the library of the city does not know, and keeps its words', () => {
    const local =
      givenOf({ ...draft, entries: { 'BD-001': entry('BD-001', { result: 'FAIL' }) } }, [])[0] ?? fail();
    expect(findingsOf(local, list, 'PATROL')[0]).toMatchObject({ itemCode: null, description: '问题3' });
    expect(findingsOf({ ...local, line: null }, undefined, 'PATROL')[0]).toMatchObject({
      itemCode: null,
      description: 'BD-001',
      source: 'PATROL',
    });
  });

  it('is thrown away only after it was said what goes with it', () => {
    expect(lostWords(draft, [photo], () => false)).toBe(
      '将删除3 项答案、2 个问题、1 张照片，其中 2 个问题既没有转为随手拍，也不在已提交的记录里。删除后找不回来。',
    );
    expect(lostWords(draft, [photo], (item) => item === 'XF-010')).toContain('其中 1 个问题');
    expect(lostWords(draft, [], () => true)).not.toContain('其中');
    expect(given.filter(isFound)).toHaveLength(2);
  });

  it('says what became of it as far as that is known', () => {
    const fate = { by: '宁海宁', doneOn: '2026-11-27', findings: [], askedAt: '' };
    expect(fateWords({ ...fate, state: 'SUBMITTED' })).toContain('已由宁海宁于 2026-11-27 提交');
    expect(fateWords({ ...fate, state: 'GONE' })).toContain('提前结束');
    expect(fateWords(undefined)).toContain('联网后');
  });
});

describe('a check is overtaken', () => {
  const record = { state: 'DRAFT', draft, problem: null } as unknown as FieldRecord;
  const carrying = { carried: { etag: '', at: 0, bundle }, teams: [] };
  it('when its list is carried no more, or somebody else handed it in', () => {
    expect(isOvertaken(carrying, record)).toBe(false);
    expect(isOvertaken({ carried: null, teams: [] }, record)).toBe(true);
    const refused = { ...record, problem: { code: 'already-submitted', title: '', status: 409, detail: '' } };
    expect(isOvertaken(carrying, refused)).toBe(true);
    expect(isOvertaken({ carried: null, teams: [] }, { ...refused, state: 'RECEIVED' })).toBe(false);
  });
  it('begun without a network, once its target is neither ready nor begun any more', () => {
    const target = { unit, target: task.slice(7), task: null };
    const sent = (team: object, tasks: TaskSheet[] = []) => ({
      carried: null,
      teams: [{ post: '110108-post', bundle: { ...bundle, tasks, team } }] as unknown as CarriedTeam[],
    });
    const ready = sent({ known: [target], sealed: 0, ready: [sheet] });
    expect(findTask(ready, task)).toMatchObject({ ready: true, team: { target } });
    expect(isOvertaken(ready, record)).toBe(false);
    const begun = sent({ known: [{ ...target, task }], sealed: 0, ready: [] }, [sheet]);
    expect(findTask(begun, task)).toMatchObject({ ready: false });
    expect(isOvertaken(begun, record)).toBe(false);
    expect(isOvertaken(sent({ known: [target], sealed: 0, ready: [] }), record)).toBe(true);
    expect(isOvertaken(sent({ known: [target], sealed: 0 }), record), 'carried by an older app').toBe(true);
  });
});

describe('the open hazards of a place', () => {
  const open = (placeId: string | null, placeText: string) =>
    ({ placeId, itemCode: null, hazard: { placeText } }) as HazardAtPlace;
  const all = [open('p', '配电室'), open(null, '西 门'), open('q', '食堂')];
  it('are those of the key place, or of the same words', () => {
    expect(nearby(all, 'p', '门口')).toEqual([all[0]]);
    expect(nearby(all, null, ' 西门')).toEqual([all[1]]);
    expect(nearby(all, null, '')).toEqual([]);
    expect(nearby(all, null, null)).toEqual([]);
  });
  it('is written as the ledger would write it', () => {
    expect(placeOf(entry('XF-010', { placeText: ' 西门 ' }), list)).toBe('西门');
  });
});

function fail(): never {
  throw new Error('nothing was given');
}
