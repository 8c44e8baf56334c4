import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CheckItem, usualDays } from '../../api/standards';
import type { SignedIn } from '../../api/types';
import { setServerTime } from '../../lib/dates';
import {
  blank,
  contentOf,
  pointOf,
  sourcesFor,
  type Typed,
  withItem,
  withPoint,
  wrongIn,
} from './registration';

const scope: SignedIn['scope'] = { kind: 'UNIT', districts: [110108], units: ['110108-u'] };
const post: SignedIn['post'] = {
  id: '110108-p',
  title: '安全干部',
  role: 'SAFETY_OFFICER',
  roleTitle: '安全干部',
  nodeId: 'u',
  nodeName: '第三小学',
  nodeKind: 'UNIT',
  unit: '110108-u',
  ofTeam: false,
};
const filled = (): Typed => ({
  ...blank({ scope, post }),
  placeText: '食堂',
  description: '燃气软管老化',
  category: 'FIRE',
  photos: [{ file: '110108-f', kind: 'BEFORE' }],
});
const item = (code: string, phrase: string): CheckItem =>
  ({ code, category: 'FIRE', hazardPhrase: phrase, basis: `${code} 依据`, level: 'GENERAL' }) as CheckItem;

beforeEach(() => setServerTime('2026-11-23T02:00:00Z'));
afterEach(() => setServerTime(new Date().toISOString()));

describe('registering', () => {
  it('starts with the own unit, the usual source and now', () => {
    const typed = blank({ scope, post });
    expect(typed.unit).toBe('110108-u');
    expect(typed.source).toBe('SELF_CHECK');
    expect(typed.foundAt.slice(0, 16)).toBe('2026-11-23T02:00');
  });

  it('says all that is missing at once, in the words of the server', () => {
    expect(wrongIn(blank({ scope, post }), false).map((w) => w.problem)).toEqual([
      '部位没有填写',
      '隐患描述没有填写',
      '类别没有填写',
      '缺少现场照片',
    ]);
  });

  it('lets a draft wait for its photo, but not a registration', () => {
    const typed = { ...filled(), photos: [] };
    expect(wrongIn(typed, true)).toEqual([]);
    expect(wrongIn(typed, false).map((w) => w.field)).toEqual(['photos']);
    expect(wrongIn({ ...typed, noPhotoReason: '照度不足' }, false)).toEqual([]);
  });

  it('says which point of an item fails, and takes over its words and level', () => {
    const both = {
      ...item('QT-015', '擅自恢复使用'),
      level: 'MAJOR',
      deadlineDays: 0,
      points: {
        failsAt: 1,
        each: [
          { text: '未擅自恢复', hazardPhrase: '擅自恢复使用', level: null, deadlineDays: null },
          { text: '回执齐全', hazardPhrase: '没有整改回执', level: 'GENERAL', deadlineDays: 15 },
        ],
      },
    } as CheckItem;
    const chosen = withItem({ ...filled(), description: '' }, both, undefined);
    expect(pointOf(chosen, both)).toBe(1);
    const second = withPoint(chosen, both, 2);
    expect(second).toMatchObject({ itemPoint: 2, description: '没有整改回执', proposedLevel: 'GENERAL' });
    expect(contentOf(second, false).itemPoint).toBe(2);
    expect(usualDays(both, [1]), 'at once').toBe(0);
    expect(usualDays(both, [2])).toBe(15);
    expect(usualDays(both, [2, 1]), 'the shortest of those that fail').toBe(0);
    expect(usualDays(both, []), 'nobody said which').toBe(0);
    const own = { ...chosen, description: '三月的问题' };
    expect(wrongIn(own, false, both).map((w) => w.field)).toEqual(['itemPoint']);
    expect(withPoint(own, both, 2).description).toBe('三月的问题');
  });

  it('refuses a finding of tomorrow and of two years ago', () => {
    expect(wrongIn({ ...filled(), foundAt: '2026-11-23T02:14:00Z' }, false)).toEqual([]);
    expect(wrongIn({ ...filled(), foundAt: '2026-11-24T02:00:00Z' }, false)[0]?.problem).toBe(
      '发现时间晚于现在',
    );
    expect(wrongIn({ ...filled(), foundAt: '2024-11-23T02:00:00Z' }, false)[0]?.problem).toBe(
      '发现时间早于一年前',
    );
    expect(wrongIn({ ...filled(), foundAt: '' }, false)[0]?.problem).toBe('发现时间没有填写');
  });

  it('fills from the library what the person has not written himself', () => {
    const first = withItem(blank({ scope, post }), item('XF-001', '通道堵塞'), undefined);
    expect(first.description).toBe('通道堵塞');
    const second = withItem(first, item('XF-002', '指示灯不亮'), item('XF-001', '通道堵塞'));
    expect(second.description).toBe('指示灯不亮');
    const own = { ...second, description: '三层东侧指示灯不亮' };
    expect(withItem(own, item('XF-003', '门常闭'), item('XF-002', '指示灯不亮')).description).toBe(
      '三层东侧指示灯不亮',
    );
  });

  it('offers a unit its own sources and a superior his', () => {
    expect(sourcesFor('UNIT', 'SAFETY_OFFICER')).not.toContain('DISTRICT_CHECK');
    expect(sourcesFor('UNIT', 'SAFETY_OFFICER')).not.toContain('PUBLIC_REPORT');
    expect(sourcesFor('UNIT', 'SAFETY_OFFICER')).toContain('MONITORING');
    expect(sourcesFor('UNIT', 'UNIT_HEAD')).not.toContain('MONITORING');
    expect(sourcesFor('DISTRICT', 'DISTRICT_ADMIN')).not.toContain('PUBLIC_REPORT');
    expect(sourcesFor('CITY', 'CITY_SUPERVISOR')).not.toContain('PUBLIC_REPORT');
    expect(sourcesFor('DISTRICT', 'DISTRICT_ADMIN')).not.toContain('PATROL');
    expect(sourcesFor('DISTRICT', 'DISTRICT_ADMIN')).not.toContain('CITY_CHECK');
    expect(sourcesFor('CITY', 'CITY_ADMIN')[0]).toBe('CITY_CHECK');
  });

  it('sends no reason for a missing photo beside a photo', () => {
    expect(contentOf({ ...filled(), noPhotoReason: '照度不足' }, false).noPhotoReason).toBeNull();
  });
});
