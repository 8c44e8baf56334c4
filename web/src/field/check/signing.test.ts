import { describe, expect, it } from 'vitest';
import type { Line, OpenHazard } from '../../features/inspection/queries';
import { blank } from '../../features/inspection/selfCheckDraft';
import type { FieldFile } from '../types';
import { lackingUnder, nothingWritten, samePicture, signaturesOf, UNIT, unsaid } from './signing';

const hazard = { ref: '110108-h', placeId: 'p', placeText: '西门' } as OpenHazard;
const line = (part: Partial<Line> = {}) => ({ item: 'XF-010', openHazards: [], ...part }) as unknown as Line;
const failed = { ...blank('XF-010'), result: 'FAIL' as const, placeId: 'p' };

describe('what a team says of a finding', () => {
  it('is nothing where nothing was found', () => {
    expect(
      unsaid({ ...failed, result: 'PASS' }, line({ passedByUnit: true, openHazards: [hazard] })),
    ).toEqual([]);
  });

  it('is said by a person where something is open, even where the place is the same', () => {
    expect(unsaid(failed, line({ openHazards: [hazard] }))).toEqual(['已在台账还是新发现']);
    const linked = { ...failed, ledger: { decision: 'LINK' as const, hazard: hazard.ref } };
    expect(unsaid(linked, line({ openHazards: [hazard], passedByUnit: true }))).toEqual([]);
  });

  it('tells whether the unit had missed it where its own check passed it, and only there', () => {
    expect(unsaid(failed, line())).toEqual([]);
    expect(unsaid(failed, line({ passedByUnit: true }))).toEqual(['是否自查漏查']);
    const said = { ...failed, ledger: { decision: 'NEW' as const, hazard: null, missed: false } };
    expect(unsaid(said, line({ passedByUnit: true }))).toEqual([]);
  });
});

describe('what the server would refuse once it is signed', () => {
  const shot = (moment: 'BEFORE' | 'AFTER', sha256: string, originalSha256 = sha256) =>
    ({ moment, sha256, originalSha256 }) as FieldFile;

  it('is one picture for before and after, also where it was made smaller twice', () => {
    expect(samePicture('FIXED_ON_SPOT', [shot('BEFORE', 'a'), shot('AFTER', 'b')])).toEqual([]);
    expect(samePicture('FIXED_ON_SPOT', [shot('BEFORE', 'a'), shot('AFTER', 'a')])).toHaveLength(1);
    expect(samePicture('FIXED_ON_SPOT', [shot('BEFORE', 'a', 'o'), shot('AFTER', 'b', 'o')])).toHaveLength(1);
    expect(samePicture('FAIL', [shot('BEFORE', 'a'), shot('AFTER', 'a')]), 'left out anyway').toEqual([]);
  });

  it('is never whether the own check missed it: what comes to be known then costs no signature', () => {
    expect(unsaid(failed, line({ passedByUnit: true }), true)).toEqual([]);
    expect(unsaid(failed, line({ openHazards: [hazard] }), true)).toEqual(['已在台账还是新发现']);
  });
});

describe('what stands under a check', () => {
  const drawn = (who: string, name: string) =>
    ({
      id: who,
      unit: '110108-u',
      signer: { who, name, post: who === UNIT ? '校长' : undefined },
    }) as FieldFile;
  const both = [drawn('a', '冯组长'), drawn('b', '褚组员')];
  const head = { ...nothingWritten, name: ' 李校长 ', post: '校长' };

  it('lacks two inspectors and the head until they are there', () => {
    expect(lackingUnder(nothingWritten, [])).toEqual([
      '检查人员签名 2 人',
      '负责人姓名',
      '职务',
      '负责人签名',
    ]);
    expect(lackingUnder(head, [...both, drawn(UNIT, '李校长')])).toEqual([]);
  });

  it('is the head or the refusal, never both', () => {
    const files = [...both, drawn(UNIT, '李校长')];
    expect(signaturesOf(head, files)).toEqual({
      inspectors: [
        { personId: 'a', name: '冯组长', image: '110108-a' },
        { personId: 'b', name: '褚组员', image: '110108-b' },
      ],
      unit: {
        name: '李校长',
        post: '校长',
        image: '110108-unit',
        signedAs: { name: '李校长', post: '校长' },
      },
      refused: null,
    });
    for (const other of [{ name: '王校长' }, { post: '副校长' }]) {
      expect(lackingUnder({ ...head, ...other }, files), 'drawn for another').toEqual(['负责人签名']);
      expect(signaturesOf({ ...head, ...other }, files).unit).toBeNull();
    }
    const refused = { ...head, refused: true, reason: '对第三项有异议', present: '' };
    expect(lackingUnder({ ...refused, reason: ' ' }, both)).toEqual(['拒签的情况和原因']);
    expect(signaturesOf(refused, files)).toMatchObject({
      unit: null,
      refused: { name: '李校长', reason: '对第三项有异议', present: null },
    });
  });
});
