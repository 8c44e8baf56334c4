import { describe, expect, it } from 'vitest';
import { amountFault, asDraft, contentOf, lackingOf, saidLater } from './content';
import type { Draft, FieldFile, FieldRecord } from './types';

const record: FieldRecord = {
  id: '0193a0c2-0000-7000-8000-000000000001',
  unit: '110108-0193a0c2-0000-7000-8000-000000000002',
  unitName: '育才学校',
  title: '',
  state: 'DRAFT',
  draft: {
    kind: 'FINDING',
    placeId: null,
    placeText: ' 地下室 ',
    category: 'FIRE',
    itemCode: null,
    description: '灭火器压力不足',
    source: 'PATROL',
    proposedLevel: null,
    noPhotoReason: '光线不足',
  },
  content: null,
  expectedVersion: null,
  sequence: 1,
  deviceAt: '2026-11-27T08:00:00.000Z',
  changedAt: '2026-11-27T08:05:00.000Z',
  offsetMillis: -86_400_000,
  offsetKnownAt: '2026-11-26T08:00:00.000Z',
  position: null,
  attempts: 0,
  nextAt: 0,
  problem: null,
  receipt: null,
};
const photo: FieldFile = {
  id: '0193a0c2-0000-7000-8000-000000000003',
  recordId: record.id,
  unit: record.unit,
  item: null,
  moment: 'BEFORE',
  name: '照片.jpg',
  mediaType: 'image/jpeg',
  size: 1,
  sha256: '',
  originalSha256: '',
  originalSize: 2,
  takenAt: null,
  received: 0,
  acknowledged: false,
};

describe('a rectification somebody else was faster with', () => {
  it('goes as a note with its day and its money as words, and its photos prove no step', () => {
    const draft = {
      kind: 'RECTIFICATION',
      hazard: '110108-h',
      act: 'FINISH',
      text: '换了门锁 ',
      finishedOn: '2026-11-27',
      yuan: '120',
    } as const;
    const note = { ...draft, act: 'ADD_NOTE', text: saidLater(draft) } as const;
    const after = { ...photo, moment: 'AFTER' } as const;
    expect(contentOf({ ...record, draft: note }, [after], null).step).toMatchObject({
      act: 'ADD_NOTE',
      note: '换了门锁（手机上写的整改完成，完成日期 2026-11-27，实际支出 120 元）',
      photos: [{ kind: 'EVIDENCE' }],
    });
    expect(saidLater({ ...draft, act: 'REPORT_PROGRESS' })).toBe('换了门锁 ');
  });
});

describe('a record taken back to be put right', () => {
  const finishedAt = '2026-11-27T08:30:00.000Z';
  const sent = { ...record, state: 'NEEDS_PERSON' as const, content: {}, finishedAt };
  it('of a check was finished when it first was; anything else is finished anew', () => {
    const check: Draft = { kind: 'CHECK', task: record.unit, entries: {} };
    expect(asDraft({ ...sent, draft: check })).toMatchObject({ state: 'DRAFT', content: null, finishedAt });
    expect(asDraft(sent).finishedAt).toBeNull();
  });
});

describe('an amount', () => {
  it.each([
    ['', ''],
    ['1200.55', ''],
    ['0', ''],
    ['-5', '负数'],
    ['1200.555', '小数点后最多两位'],
    ['12345678901', '过大'],
    ['1,200 元', '只填数字'],
  ])('written as “%s” is told what is wrong with it', (yuan, words) => {
    expect(amountFault(yuan)).toContain(words);
    if (!words) expect(amountFault(yuan)).toBe('');
  });
});

describe('what is sent of a finding', () => {
  it('was found by the clock of the server, not by that of the phone', () => {
    expect(contentOf(record, [], null).foundAt).toBe('2026-11-26T08:00:00.000Z');
  });

  it('names its photos by the address they will have, and needs no reason beside them', () => {
    expect(contentOf(record, [photo], null)).toMatchObject({
      placeText: '地下室',
      photos: [{ file: '110108-0193a0c2-0000-7000-8000-000000000003', kind: 'BEFORE' }],
      noPhotoReason: null,
    });
    expect(contentOf(record, [], null).noPhotoReason).toBe('光线不足');
  });

  it('is the very same each time, so that a repeated call is one', () => {
    expect(JSON.stringify(contentOf(record, [photo], null))).toBe(
      JSON.stringify(contentOf(record, [photo], null)),
    );
  });
});

describe('a patrol', () => {
  const placeId = '0193a0c2-0000-7000-8000-000000000007';

  it('says by the clock of the server when somebody was at the place, and how the place was known', () => {
    const draft = { kind: 'PATROL' as const, placeId, placeName: '锅炉房', stop: { scanned: true } };
    expect(contentOf({ ...record, draft }, [], null)).toEqual({
      kind: 'PATROL',
      placeId,
      at: '2026-11-26T08:00:00.000Z',
      result: 'NORMAL',
      note: null,
      scanned: true,
    });
    expect(lackingOf({ ...record, draft }, [])).toEqual([]);
  });

  it('goes with what was found there, and with nothing found elsewhere', () => {
    const found = (draft: Partial<Draft>) =>
      contentOf({ ...record, draft: { ...record.draft, ...draft } as Draft }, [], null);
    expect(found({ placeId, stop: { scanned: false } })).toMatchObject({ placeId, stop: { scanned: false } });
    expect(found({ placeId: null, stop: { scanned: false } })).not.toHaveProperty('stop');
    expect(found({ placeId })).not.toHaveProperty('stop');
  });
});

describe('a blind look', () => {
  const draft: Draft = { kind: 'BLIND_LOOK', look: record.unit, placeText: '西门', found: null, note: ' ' };
  it('says of its look what was seen, and nothing else', () => {
    const said = { ...draft, found: false, note: ' 门厅畅通 ' };
    expect(contentOf({ ...record, draft: said }, [], null)).toEqual({
      kind: 'BLIND_LOOK',
      look: record.unit,
      found: false,
      note: '门厅畅通',
    });
    expect(lackingOf({ ...record, draft: said }, [])).toEqual([]);
  });
  it('lacks the answer and the words until both are there; “不在” is one', () => {
    expect(lackingOf({ ...record, draft }, [])).toEqual(['还在或不在', '现场情况']);
  });
});

describe('a rectification', () => {
  const finish = (yuan: string): FieldRecord => ({
    ...record,
    draft: {
      kind: 'RECTIFICATION',
      hazard: '110108-0193a0c2-0000-7000-8000-000000000009',
      act: 'FINISH',
      text: '已更换',
      finishedOn: '2026-11-27',
      yuan,
    },
  });

  it('tells money in fen without the errors of fractions', () => {
    expect(contentOf(finish('19.99'), [], null).step).toMatchObject({ act: 'FINISH', actualFen: 1999 });
  });

  it('lacks a photo of afterwards and an amount until both are there', () => {
    expect(lackingOf(finish(''), [])).toEqual(['整改后照片', '实际支出']);
    expect(lackingOf(finish('0'), [{ ...photo, moment: 'AFTER' }])).toEqual([]);
    expect(lackingOf(finish('1.234'), [{ ...photo, moment: 'AFTER' }]), 'told by itself').toEqual([]);
  });
});
