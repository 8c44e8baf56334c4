import { describe, expect, it } from 'vitest';
import { HAZARD_STATUSES, type HazardDetail, type HistoryEvent, ROLES } from '../../api/types';
import { moneyText } from '../../lib/money';
import { clockOf } from './clock';
import { sentBack } from './HowItEnded';
import { stepsOf } from './LoopSteps';
import { readHidden, shownColumns } from './ledgerColumns';
import { chipsOf, queryOf, sentenceOf } from './ledgerFilters';
import { isSameView, readView, standardViews } from './ledgerViews';
import { nextStepWords } from './nextStep';

describe('ledger address', () => {
  it('gives the server the chosen scope and the filters, and nothing empty', () => {
    expect(queryOf({ district: '110108', status: 'PLANNING,RECTIFYING', q: '' }, 'person')).toEqual({
      district: '110108',
      status: 'PLANNING,RECTIFYING',
    });
  });
  it('asks for whoever reads it where it says 由我负责', () => {
    const mine = standardViews.find((view) => view.name === '由我负责')?.search ?? {};
    expect(queryOf(mine, 'person')).toEqual({ responsible: 'person', open: 'true' });
  });
  it('reads as a sentence', () => {
    expect(sentenceOf({})).toBe('全部');
    expect(sentenceOf({ open: 'true', level: 'MAJOR', dueTo: '2026-11-30' })).toBe(
      '未销账，重大，整改期限 最早 至 2026-11-30',
    );
  });
  it('shows what has no input of its own as chips, negations included', () => {
    expect(chipsOf({ fiveElements: 'false', item: 'XF-003' }).map((c) => c.text)).toEqual([
      '五落实不全',
      '检查项 XF-003',
    ]);
  });
});

describe('views', () => {
  it('are the same when their filters are, whatever the order or the scope', () => {
    expect(
      isSameView({ open: 'true', level: 'MAJOR' }, { level: 'MAJOR', open: 'true', unit: '110108-u' }),
    ).toBe(true);
    expect(isSameView({ open: 'true' }, {})).toBe(false);
  });
  it('kept earlier mean what is still known, and say what is not', () => {
    const kept = {
      id: '1',
      name: '食堂',
      search: 'q=食堂&status=PLANNING,DREAMING&colour=red',
      columns: ['number', 'smell', 'level'],
      first: false,
    };
    const { search, lost } = readView(kept, ['number', 'level', 'place']);
    expect(isSameView(search, { q: '食堂', status: 'PLANNING' })).toBe(true);
    expect(search.columns).toBe('number,level');
    expect(lost).toEqual(['colour', 'DREAMING', 'smell']);
  });
});

describe('the clock of a row', () => {
  const step = { dueOn: '2026-11-20', dueAt: null, reason: '移送办理跟踪', overdueDays: 3, daysLeft: null };
  it('is the missed deadline where there is one, whatever step is on', () => {
    expect(clockOf({ overdueDays: 5, deadline: '2026-11-18', clock: step, lookBackDue: null })).toEqual({
      dueOn: '2026-11-18',
      late: '逾期',
      reason: '整改期限',
    });
  });
  it('is else the step’s own, and another word', () => {
    const none = { overdueDays: null, deadline: '2026-11-18', clock: null, lookBackDue: null };
    expect(clockOf({ ...none, clock: step })?.late).toBe('超时');
    expect(clockOf({ ...none, lookBackDue: '2026-11-01' })).toMatchObject({ reason: '回头看', of: '回头看' });
    expect(clockOf(none)).toBeNull();
  });
});

describe('the columns', () => {
  it('say how often each was extended while what was extended is looked for', () => {
    const keys = (extended: boolean) => shownColumns(['extensions', 'source'], extended).map((c) => c.key);
    expect(keys(false)).not.toContain('extensions');
    expect(keys(true)).toContain('extensions');
    expect(keys(true)).not.toContain('source');
  });
  it.each(['UNIT', 'DISTRICT', 'CITY'] as const)(
    'of a %s stand side by side on 1440 pixels at first',
    (scope) => {
      const beside = 1440 - 242;
      const widths = shownColumns(readHidden(scope), false).map((c) => c.width);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(beside);
    },
  );
});

describe('money of an attempt that was sent back', () => {
  const event = (version: number, at: string, from: string | null, to: string | null, title = '整改完成') =>
    ({ version, title, at, changes: [{ field: 'actualFen', label: '实际支出', from, to }] }) as HistoryEvent;
  it('stays in sight with the day and the step of each return, in the same writing as the money of the one that stands', () => {
    const history = [
      event(9, '2026-11-22T02:00:00Z', null, '1,280 元'),
      event(8, '2026-11-20T17:00:00Z', '1,000.50 元', null, '不予销账'),
      event(7, '2026-11-20T02:00:00Z', null, '1,000.50 元'),
      event(6, '2026-11-18T02:00:00Z', '1,000.50 元', null, '验收不通过'),
      event(5, '2026-11-17T02:00:00Z', null, '1,000.50 元'),
    ];
    expect(sentBack(history).map(({ day, title, fen }) => `${day} ${title} ${moneyText(fen)}`)).toEqual([
      '2026-11-18 验收不通过 1,000.50 元',
      '2026-11-21 不予销账 1,000.50 元',
    ]);
  });
});

describe('today', () => {
  it('has a word for the next step of every state and every role', () => {
    for (const status of HAZARD_STATUSES) {
      for (const role of ROLES) {
        expect(
          nextStepWords({ status, nextActor: 'DISTRICT', proposalActor: null, proposalKind: null }, role),
        ).toMatch(/^\p{Script=Han}+$/u);
      }
    }
  });
  it('offers the officer to control what waits with the head to be graded', () => {
    const waiting = {
      status: 'REGISTERED',
      nextActor: 'UNIT_HEAD',
      proposalActor: null,
      proposalKind: null,
    } as const;
    expect(nextStepWords(waiting, 'SAFETY_OFFICER')).toBe('管控或核定');
    expect(nextStepWords(waiting, 'UNIT_HEAD')).toBe('核定');
    expect(nextStepWords({ ...waiting, nextActor: 'SAFETY_OFFICER' }, 'SAFETY_OFFICER')).toBe('核定');
  });
  it('tells only who decides that a proposal waits', () => {
    const waiting = {
      status: 'RECTIFYING',
      nextActor: 'RECTIFIER',
      proposalActor: 'DISTRICT',
      proposalKind: 'WITHDRAWAL',
    } as const;
    expect(nextStepWords(waiting, 'DISTRICT_ADMIN')).toBe('审批撤销申请');
    expect(nextStepWords(waiting, 'POST_HOLDER')).toBe('整改完成');
  });
});

describe('the way round the loop', () => {
  const titles = (part: Partial<HazardDetail>) =>
    stepsOf({
      status: 'RECTIFYING',
      level: 'GENERAL',
      confirmLevel: 'UNIT',
      completion: null,
      confirmation: null,
      ...part,
    }).map((s) => s.title);
  it('is short for what a unit found itself', () => {
    expect(titles({})).toEqual(['上账', '核定', '方案', '整改', '验收', '销账']);
  });
  it('is longer for a major hazard', () => {
    expect(titles({ level: 'MAJOR', confirmLevel: 'CITY' })).toEqual([
      '上账',
      '核定',
      '管控报告',
      '方案',
      '整改',
      '验收',
      '上级确认',
      '销账',
    ]);
  });
  it('shows a confirmation of the closed only where there was one', () => {
    expect(titles({ status: 'CLOSED', confirmLevel: 'DISTRICT' })).not.toContain('上级确认');
  });
  it.each(HAZARD_STATUSES.filter((s) => s !== 'WITHDRAWN'))('has a place for %s', (status) => {
    const steps = stepsOf({
      status,
      level: 'GENERAL',
      confirmLevel: 'UNIT',
      completion: null,
      confirmation: null,
    });
    expect(steps.some((s) => s.states.includes(status))).toBe(true);
  });
});
