import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/dates';
import { dueDay } from './dueDay';
import type { ItemEntry, ItemResult, Line, OpenHazard, TaskSheet } from './queries';
import {
  blank,
  decided,
  draftOf,
  isJudged,
  isUnsaved,
  lacking,
  lackingAt,
  leftOut,
  likelySame,
  mayBeFixedOnSpot,
  missedUnsaid,
  nextUnanswered,
  ofItsResult,
  passedThoughOpen,
  phrasesOf,
  problemsByItem,
  progressOf,
  reduceDraft,
  restored,
  saidOfOpen,
  sayOfOpen,
  toSend,
} from './selfCheckDraft';

const line = (item: string, more: Partial<Line> = {}): Line => ({
  position: 1,
  item,
  categoryTitle: '消防安全',
  requirement: '疏散通道畅通',
  method: '查看现场',
  hazardPhrase: '疏散通道堆放杂物',
  measure: '清理',
  deadlineDays: 1,
  level: 'GENERAL',
  basis: '消防法',
  origin: 'INHERITED',
  by: null,
  headings: [],
  points: null,
  majorIfFailed: [],
  result: 'UNANSWERED',
  entry: null,
  last: null,
  passedByUnit: false,
  openHazards: [],
  ...more,
});

const lines = [line('XF-001'), line('XF-002'), line('XF-003')];
const sheet = (version: number, entries: Record<string, ItemEntry> = {}): TaskSheet => ({
  ref: '110108-0193a0c2-0000-7000-8000-000000000001',
  version,
  unit: { ref: '110108-0193a0c2-0000-7000-8000-000000000002', name: '第一小学' },
  checklistCode: 'CL-PS-W',
  checklistTitle: '小学每周安全检查表',
  checklistFrom: '2026-01-01',
  kind: 'SELF_CHECK',
  kindTitle: '自查',
  dueOn: '2026-11-29',
  state: 'IN_PROGRESS',
  stateTitle: '检查中',
  assigneePostId: '0193a0c2-0000-7000-8000-000000000003',
  assigneePostTitle: '安全干部',
  savedAt: null,
  savedBy: '王芳',
  lines: lines.map((l) => ({ ...l, entry: entries[l.item] ?? null })),
  switchedOff: [],
  record: null,
  can: ['SAVE', 'SUBMIT'],
});

const passed = (item: string): ItemEntry => ({ ...blank(item), result: 'PASS' });
const failed = (item: string, more: Partial<ItemEntry> = {}): ItemEntry => ({
  ...blank(item),
  result: 'FAIL',
  ...more,
});
const hazard = (more: Partial<OpenHazard> = {}): OpenHazard => ({
  ref: '110108-0193a0c2-0000-7000-8000-00000000000a',
  number: '110108-2026-000001',
  status: 'RECTIFYING',
  statusTitle: '整改中',
  placeId: null,
  placeText: '二层 东走廊',
  description: '',
  registeredAt: '2026-11-01T00:00:00Z',
  ...more,
});

describe('draft', () => {
  it('is unsaved from the first answer until the server has it', () => {
    const answered = reduceDraft(draftOf(sheet(1)), { type: 'answer', item: 'XF-001', result: 'PASS' });
    expect(isUnsaved(answered)).toBe(true);
    const sent = reduceDraft(answered, { type: 'send' });
    const received = reduceDraft(sent, { type: 'received', version: 2 });
    expect(isUnsaved(received)).toBe(false);
    expect(received.version).toBe(2);
  });

  it('keeps what is typed while an earlier state is on its way', () => {
    const first = reduceDraft(draftOf(sheet(1)), { type: 'answer', item: 'XF-001', result: 'PASS' });
    const sending = reduceDraft(first, { type: 'send' });
    const more = reduceDraft(sending, { type: 'answer', item: 'XF-002', result: 'FAIL' });
    const received = reduceDraft(more, { type: 'received', version: 2 });
    expect(received.entries['XF-002']?.result).toBe('FAIL');
    expect(isUnsaved(received)).toBe(true);
  });

  it('takes up what an earlier visit left in the browser', () => {
    const draft = restored(sheet(3), { version: 3, entries: { 'XF-001': passed('XF-001') }, saved: {} });
    expect(draft.entries['XF-001']?.result).toBe('PASS');
    expect(isUnsaved(draft)).toBe(true);
    expect(draft.theirs).toBeNull();
  });

  it('sees that the server has what the browser kept, although the answer was lost', () => {
    const entries = { 'XF-001': passed('XF-001') };
    const draft = restored(sheet(4, entries), { version: 3, entries, saved: {} });
    expect(isUnsaved(draft)).toBe(false);
    expect(draft.version).toBe(4);
  });

  it('joins what two people answered, as long as it is not the same item', () => {
    const mine = reduceDraft(draftOf(sheet(1)), { type: 'answer', item: 'XF-001', result: 'FAIL' });
    const theirs = { version: 2, entries: { 'XF-002': passed('XF-002') }, by: '王芳' };
    const both = reduceDraft(mine, { type: 'overtaken', theirs });
    expect(both.theirs).toBeNull();
    expect(both.version).toBe(2);
    expect(both.entries).toMatchObject({ 'XF-001': { result: 'FAIL' }, 'XF-002': { result: 'PASS' } });
    expect(isUnsaved(both)).toBe(true);
  });

  it('asks before one of two answers to the same item wins', () => {
    const kept = { version: 3, entries: { 'XF-001': failed('XF-001') }, saved: {} };
    const now = sheet(4, { 'XF-001': passed('XF-001'), 'XF-002': passed('XF-002') });
    const draft = restored(now, kept);
    expect(draft.theirs).toMatchObject({ by: '王芳', different: ['XF-001'] });
    const mine = reduceDraft(draft, { type: 'keep-mine' });
    expect(mine).toMatchObject({ version: 4, theirs: null });
    expect(mine.entries).toMatchObject({ 'XF-001': { result: 'FAIL' }, 'XF-002': { result: 'PASS' } });
    expect(isUnsaved(mine)).toBe(true);
    const theirs = reduceDraft(draft, { type: 'take-theirs' });
    expect(theirs.entries['XF-001']?.result).toBe('PASS');
    expect(isUnsaved(theirs)).toBe(false);
  });

  it('does not ask when both wrote the same', () => {
    const draft = reduceDraft(draftOf(sheet(1)), { type: 'answer', item: 'XF-001', result: 'PASS' });
    const theirs = { version: 2, entries: { 'XF-001': passed('XF-001') }, by: '王芳' };
    const joined = reduceDraft(draft, { type: 'overtaken', theirs });
    expect(joined).toMatchObject({ version: 2, theirs: null });
    expect(isUnsaved(joined)).toBe(false);
  });
});

describe('what is sent', () => {
  it('stands in the order of the check list, without blanks', () => {
    const entries = {
      'XF-003': passed('XF-003'),
      'XF-001': failed('XF-001', { note: '  杂物 ', placeText: ' ' }),
    };
    const sent = toSend(lines, entries);
    expect(sent.map((e) => e.item)).toEqual(['XF-001', 'XF-003']);
    expect(sent[0]).toMatchObject({ note: '杂物', placeText: null });
  });

  it('says nothing about the ledger where nothing was found', () => {
    const changedMind = { ...passed('XF-001'), ledger: { decision: 'NEW' as const, hazard: null } };
    expect(toSend(lines, { 'XF-001': changedMind })[0]?.ledger).toBeNull();
  });

  it('leaves out items nobody touched', () => {
    expect(toSend(lines, { 'XF-002': blank('XF-002') })).toEqual([]);
  });
});

describe('progress', () => {
  const entries = { 'XF-001': passed('XF-001'), 'XF-003': failed('XF-003') };
  it('counts answers and what is still open', () => {
    expect(progressOf(lines, entries)).toMatchObject({
      PASS: 1,
      FAIL: 1,
      UNANSWERED: 1,
      answered: 2,
      total: 3,
    });
  });
  it('finds the next item without an answer, going round', () => {
    expect(nextUnanswered(lines, entries, 'XF-001')).toBe('XF-002');
    expect(nextUnanswered(lines, entries, 'XF-003')).toBe('XF-002');
    expect(nextUnanswered(lines, { ...entries, 'XF-002': passed('XF-002') }, null)).toBeNull();
  });
});

describe('what was not checked', () => {
  const locked = (more: Partial<ItemEntry> = {}): ItemEntry => ({
    ...blank('XF-002'),
    result: 'NOT_CHECKED',
    ...more,
  });
  it('is an answer, which is whole once it says why', () => {
    const entries = { 'XF-001': passed('XF-001'), 'XF-002': locked(), 'XF-003': passed('XF-003') };
    expect(progressOf(lines, entries)).toMatchObject({ NOT_CHECKED: 1, UNANSWERED: 0, answered: 3 });
    expect(nextUnanswered(lines, entries, null)).toBeNull();
    expect(lacking(locked())).toEqual(['未检查的原因']);
    expect(lacking(locked({ note: '  ' }))).toEqual(['未检查的原因']);
    expect(lacking(locked({ note: '门锁着' }))).toEqual([]);
  });
  it('goes to the server with its reason', () => {
    expect(toSend(lines, { 'XF-002': locked({ note: ' 门锁着 ' }) })).toEqual([locked({ note: '门锁着' })]);
  });
});

const both: ItemEntry['photos'] = [
  { file: '110108-0193a0c2-0000-7000-8000-0000000000b1', kind: 'BEFORE' },
  { file: '110108-0193a0c2-0000-7000-8000-0000000000b2', kind: 'AFTER' },
];

describe('findings', () => {
  it('need a place and a photo or the reason for none', () => {
    expect(lacking(failed('XF-001'))).toEqual(['地点', '照片或无法拍照的原因']);
    expect(lacking(failed('XF-001', { placeText: '走廊', noPhotoReason: '停电' }))).toEqual([]);
  });
  it('fixed on the spot need a photo from before, one from after, and what was done', () => {
    const fixed = { ...failed('XF-001', { placeText: '走廊' }), result: 'FIXED_ON_SPOT' as const };
    expect(lacking(fixed)).toEqual(['整改前照片', '整改后照片', '整改措施']);
    expect(lacking({ ...fixed, photos: both, measures: ' ' })).toEqual(['整改措施']);
    expect(lacking({ ...fixed, photos: both, measures: '已搬离' })).toEqual([]);
  });
  it('that a rule calls major by itself are never fixed on the spot', () => {
    const major = line('XF-006', { majorIfFailed: ['《判定指南》'] });
    const fixed = failed('XF-006', { placeText: '西门', photos: both, measures: '已停用' });
    expect(lackingAt(major, { ...fixed, result: 'FIXED_ON_SPOT' })).toEqual([
      '改为“不合格”（重大隐患不能当场整改）',
    ]);
    expect(lackingAt(major, fixed)).toEqual([]);
    expect(mayBeFixedOnSpot(line('XF-001'), fixed)).toBe(true);
  });
  it('leave out the photos their result does not have, and get them back with it', () => {
    const fixed = { ...failed('XF-001', { photos: both }), result: 'FIXED_ON_SPOT' as const };
    const changed = reduceDraft(
      { ...draftOf(sheet(1)), entries: { 'XF-001': fixed } },
      { type: 'answer', item: 'XF-001', result: 'FAIL' },
    ).entries['XF-001'];
    expect(changed?.photos, 'the draft keeps it: changing back costs nothing').toEqual(both);
    expect(changed && ofItsResult(changed).photos).toEqual([both[0]]);
    expect(decided(lines, { 'XF-001': { ...fixed, result: 'FAIL' } })['XF-001']?.photos).toEqual([both[0]]);
    expect(decided(lines, { 'XF-001': { ...fixed, result: 'PASS' } })['XF-001']?.photos).toEqual([]);
    expect(ofItsResult(fixed).photos).toEqual(both);
    expect(leftOut('FAIL', both)).toContain('另有整改后照片 1 张');
    expect(leftOut('PASS', both)).toContain('另有照片 2 张');
    expect(leftOut('FIXED_ON_SPOT', both)).toBe('');
  });
  it('say whether the own check missed it only where that passed it', () => {
    const asked = line('XF-001', { passedByUnit: true });
    expect(missedUnsaid(failed('XF-001'), asked)).toBe(true);
    expect(missedUnsaid(failed('XF-001'), line('XF-001'))).toBe(false);
    expect(
      missedUnsaid(failed('XF-001', { ledger: { decision: 'NEW', hazard: null, missed: false } }), asked),
    ).toBe(false);
  });
  it('are likely the open hazard of the same place, blanks aside', () => {
    expect(likelySame(failed('XF-001', { placeText: '二层东走廊' }), [hazard()])?.number).toBe(
      '110108-2026-000001',
    );
    expect(likelySame(failed('XF-001', { placeText: '三层东走廊' }), [hazard()])).toBeNull();
    expect(likelySame(failed('XF-001'), [hazard({ placeText: '' })])).toBeNull();
  });
  it('go to the server with a decision wherever the item has open hazards', () => {
    const known = [line('XF-001', { openHazards: [hazard()] }), line('XF-002')];
    const entries = { 'XF-001': failed('XF-001', { placeText: '二层东走廊' }), 'XF-002': failed('XF-002') };
    const result = decided(known, entries);
    expect(result['XF-001']?.ledger).toEqual({ decision: 'LINK', hazard: hazard().ref });
    expect(result['XF-002']?.ledger).toBeNull();
  });
  it('show the refusals of the server beside their item', () => {
    const sent = [failed('XF-001'), failed('XF-003')];
    const problem = {
      code: 'invalid',
      title: '',
      status: 422,
      detail: '',
      errors: [{ field: 'entries[1].photos', problem: '第 3 项“疏散通道畅通”：没有照片', remedy: '请上传' }],
    };
    expect(problemsByItem(problem, sent)).toEqual({
      'XF-003': [{ field: 'photos', problem: '没有照片', remedy: '请上传' }],
    });
  });
});

describe('due day', () => {
  it.each([
    ['DAILY', '2026-11-23', '2026-11-23'],
    ['WEEKLY', '2026-11-23', '2026-11-29'],
    ['WEEKLY', '2026-11-29', '2026-11-29'],
    ['MONTHLY', '2027-02-03', '2027-02-28'],
    ['QUARTERLY', '2026-11-23', '2026-12-31'],
    ['HALF_YEARLY', '2026-06-30', '2026-06-30'],
    ['YEARLY', '2026-07-01', '2026-12-31'],
  ])('of a %s check on %s is %s', (frequency, today, due) => expect(dueDay(frequency, today)).toBe(due));
  it('of a check each term lies a month ahead', () => {
    expect(dueDay('EACH_TERM', '2026-11-23')).toBe(addDays('2026-11-23', 30));
  });
});

describe('points of an item', () => {
  const points = {
    each: [
      { text: '有台账', hazardPhrase: '没有台账', level: 'GENERAL' as const, deadlineDays: null },
      { text: '账物相符', hazardPhrase: '账物不符', level: null, deadlineDays: null },
    ],
    failsAt: 1,
  };
  const table = line('SY-901', { points });
  const judged = (...results: ItemResult[]) =>
    results.reduce(
      (draft, result, at) => reduceDraft(draft, { type: 'point', line: table, at, result }),
      draftOf({ ...sheet(1), lines: [table] }),
    ).entries['SY-901'];

  it('any failing one fails the item, at once', () => {
    expect(judged('FAIL')).toMatchObject({ result: 'FAIL', points: ['FAIL', 'UNANSWERED'] });
    expect(judged('PASS', 'FAIL')?.result).toBe('FAIL');
  });

  it('the item passes only when all are answered', () => {
    expect(judged('PASS')?.result).toBe('UNANSWERED');
    expect(judged('PASS', 'NOT_APPLICABLE')?.result).toBe('PASS');
    expect(judged('NOT_APPLICABLE', 'NOT_APPLICABLE')?.result).toBe('NOT_APPLICABLE');
  });

  it('one left unchecked leaves the item so, unless another fails', () => {
    expect(judged('PASS', 'NOT_CHECKED')?.result).toBe('NOT_CHECKED');
    expect(judged('FAIL', 'NOT_CHECKED')?.result).toBe('FAIL');
    expect(
      lacking({ ...blank('SY-901'), result: 'NOT_CHECKED', points: ['PASS', 'NOT_CHECKED'] }, 2),
    ).toEqual(['未检查的原因']);
  });

  it('are never offered a fix on the spot that can never be taken, before or after the answer', () => {
    const entry = (result: ItemResult, ...points: ItemResult[]) => ({ ...blank('SY-901'), result, points });
    const major = { ...table, majorIfFailed: ['《判定指南》'] };
    const all = {
      ...major,
      points: { failsAt: 1, each: (table.points?.each ?? []).map((p) => ({ ...p, level: null })) },
    };
    for (const given of [entry('UNANSWERED'), entry('PASS', 'PASS', 'PASS'), entry('FIXED_ON_SPOT')]) {
      expect(mayBeFixedOnSpot(all, given), 'every point is major').toBe(false);
      expect(mayBeFixedOnSpot(major, given), 'one is less').toBe(true);
    }
    expect(lackingAt(major, entry('FIXED_ON_SPOT'))).not.toContain('改为“不合格”（重大隐患不能当场整改）');
    expect(mayBeFixedOnSpot(major, entry('FAIL', 'FAIL', 'PASS'))).toBe(true);
    expect(mayBeFixedOnSpot(major, entry('FAIL', 'FAIL', 'FAIL'))).toBe(false);
  });

  it('is judged by the rules only where a point fails that is not less by itself', () => {
    const entry = (...results: ItemResult[]) => ({ ...blank('SY-901'), points: results });
    expect(isJudged(table, entry('FAIL', 'PASS'))).toBe(false);
    expect(isJudged(table, entry('FAIL', 'FAIL'))).toBe(true);
    expect(isJudged(table, entry())).toBe(true);
    expect(phrasesOf(table, entry('FAIL', 'PASS'))).toEqual(['没有台账']);
  });

  it('an answer to the whole item answers its points, except that something is wrong', () => {
    const draft = draftOf({ ...sheet(1), lines: [table] });
    const answer = (result: ItemResult) =>
      reduceDraft(draft, { type: 'answer', item: 'SY-901', result, points: 2 }).entries['SY-901'];
    expect(answer('PASS')?.points).toEqual(['PASS', 'PASS']);
    expect(answer('FAIL')?.points).toEqual([]);
    expect(lacking({ ...blank('SY-901'), result: 'FAIL', placeText: '药品库' }, 2)).toContain('各要点的结果');
  });
});

describe('an item with open hazards on the ledger', () => {
  const known = {
    ref: '110108-1',
    number: '110108-2026-000001',
    placeText: '食堂',
    status: 'RECTIFYING',
    statusTitle: '整改中',
  };
  const two = [line('XF-001', { openHazards: [known as OpenHazard] }), line('XF-002')];
  it('keeps what was said of it as a note, as long as it is called good', () => {
    const [asked] = two;
    if (!asked) throw new Error('no line');
    const good = { ...passed('XF-001'), note: '灯已换' };
    expect(saidOfOpen(good)).toBeNull();
    const said = { ...good, ...sayOfOpen(asked, good, '现场已整改好') };
    expect(said.note).toBe('灯已换；台账未销账的 110108-2026-000001：现场已整改好');
    expect(saidOfOpen(said)).toBe('现场已整改好');
    const other = { ...said, ...sayOfOpen(asked, said, '这次没有看到该处') };
    expect(other.note).toBe('灯已换；台账未销账的 110108-2026-000001：这次没有看到该处');
    const draft = { ...draftOf(sheet(1)), entries: { 'XF-001': other } };
    const answer = (result: ItemResult) =>
      reduceDraft(draft, { type: 'answer', item: 'XF-001', result }).entries['XF-001']?.note;
    expect(answer('FAIL')).toBe('灯已换');
    expect(answer('PASS')).toBe(other.note);
  });
  it('is asked about once more when it is called good, and only then', () => {
    expect(passedThoughOpen(two, { 'XF-001': passed('XF-001'), 'XF-002': passed('XF-002') })).toEqual([
      two[0],
    ]);
    expect(passedThoughOpen(two, { 'XF-001': failed('XF-001'), 'XF-002': passed('XF-002') })).toEqual([]);
    expect(passedThoughOpen(two, {})).toEqual([]);
  });
});
