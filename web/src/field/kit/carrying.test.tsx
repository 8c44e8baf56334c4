import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckList } from '../check/CheckList';
import { Rectifications } from '../rectify/Rectifications';
import { Snap } from '../snap/Snap';
import { set } from '../store/field';
import { leftOf, NOTHING_FOR_THIS_POST } from '../store/keeping';
import type { KeptBundle } from '../store/person';
import { Sync } from '../sync/Sync';
import { Today } from '../today/Today';
import type { Bundle, FieldRecord } from '../types';

const holder = { personId: 'p', personName: '陈', postId: 't', postTitle: '第一组组员' };
const UNTIL = Date.parse('2026-12-05T11:41:00Z');
const bundle = (part: Partial<Bundle> = {}): Bundle =>
  ({
    team: null,
    units: [{ ref: '110108-u', name: '育才学校', own: true, places: [], hazards: [] }],
    tasks: [],
    rectifications: [],
    phrases: [
      { item: 'XF-001', point: 0, category: 'FIRE', text: '灭火器压力不足', level: 'GENERAL', major: false },
    ],
    categories: [{ code: 'FIRE', title: '消防安全' }],
    sources: [{ code: 'PATROL', title: '日常巡查' }],
    limits: { units: 5 },
    registering: { may: true, instead: [] },
    keepDays: 7,
    ...part,
  }) as unknown as Bundle;
const carrying = (part: Partial<Bundle> = {}): KeptBundle => ({ etag: '', at: UNTIL, bundle: bundle(part) });

beforeEach(() =>
  set({
    carried: null,
    keeping: null,
    left: null,
    fetching: false,
    teams: [],
    records: [],
    files: [],
    patrols: null,
    line: 'offline',
    tellsPlace: false,
  }),
);
afterEach(cleanup);

const snap = () => screen.queryByRole('link', { name: '随手拍' });

describe('what was carried and is too old', () => {
  beforeEach(() => set({ left: leftOf(bundle()), keeping: { until: UNTIL, stands: 'over' } }));

  it.each([
    ['今天', Today],
    ['检查', CheckList],
    ['我的整改', Rectifications],
    ['同步', Sync],
  ])('is told on %s with its day and the reason, and not called never fetched', (_, Page) => {
    render(<Page />);
    expect(screen.getByText(/随身内容已于 2026-12-05 19:41 到期：手机 7 天没有联系上服务器/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('还没有取到');
  });

  it('leaves a plain 随手拍 of the own unit, with words of one’s own', () => {
    render(<Snap id={null} />);
    expect(screen.getByRole('button', { name: '选择部位' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '选择常用语' })).toBeNull();
    expect(screen.getByRole('option', { name: '消防安全' })).toBeTruthy();
    expect(screen.getByText(/部位和问题请直接填写/)).toBeTruthy();
  });

  it('leaves none to those who have no unit of their own', () => {
    set({ left: leftOf(bundle({ units: [] })) });
    render(<Snap id={null} />);
    expect(screen.queryByRole('button', { name: '选择部位' })).toBeNull();
    expect(screen.getByText(/已于 2026-12-05 19:41 到期/)).toBeTruthy();
  });
});

describe('what is carried for one more day', () => {
  it('is told on 今天, where there is no line', () => {
    set({ carried: carrying(), keeping: { until: UNTIL, stands: 'last-day' } });
    render(<Today />);
    expect(screen.getByText(/离线可用到 2026-12-05 19:41/)).toBeTruthy();
    cleanup();
    set({ line: 'online' });
    render(<Today />);
    expect(screen.queryByText(/离线可用到/)).toBeNull();
  });
});

describe('where nothing comes', () => {
  it('says that it is being fetched, and that it could not be, but never asks for the line there is', () => {
    set({ line: 'online', fetching: true });
    render(<Today />);
    expect(screen.getByText('正在取随身内容…')).toBeTruthy();
    cleanup();
    set({ fetching: false });
    render(<Today />);
    expect(screen.getByText(/这次没有取到/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('请联网');
  });

  it.each([
    ['今天', Today],
    ['检查', CheckList],
    ['我的整改', Rectifications],
    ['随手拍', () => <Snap id={null} />],
  ])('sends those whose post has no use for the phone from %s to the desk', (_, Page) => {
    set({ line: 'online', left: NOTHING_FOR_THIS_POST });
    render(<Page />);
    expect(screen.getByText(/您的岗位不用手机现场/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '打开工作台' }).getAttribute('href')).toBe('/');
    expect(snap()).toBeNull();
  });
});

describe('who may not register', () => {
  const instead = [{ unit: '110108-u' as const, name: '王安全', postTitle: '安全干部' }];
  beforeEach(() => set({ carried: carrying({ registering: { may: false, instead } }), line: 'online' }));

  it('is offered no 随手拍 and told whom to tell', () => {
    render(<Today />);
    expect(snap()).toBeNull();
    expect(screen.queryByRole('button', { name: '随手拍' })).toBeNull();
    expect(screen.getByText(/请告诉安全干部 王安全/)).toBeTruthy();
    cleanup();
    render(<Snap id={null} place="110108-p" />);
    expect(screen.getByText(/请告诉安全干部 王安全/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '选择部位' })).toBeNull();
  });

  it('still reads and exports what was begun under another post', () => {
    const record = {
      id: 'r',
      unit: '110108-u',
      unitName: '育才学校',
      state: 'DRAFT',
      draft: {
        kind: 'FINDING',
        placeId: null,
        placeText: '锅炉房',
        category: 'FIRE',
        itemCode: null,
        description: '换岗位以前写的',
        source: 'PATROL',
        proposedLevel: null,
        noPhotoReason: '光线不足',
      },
      problem: null,
    } as unknown as FieldRecord;
    set({ records: [record] });
    render(<Snap id="r" />);
    expect((screen.getByLabelText('问题描述') as HTMLTextAreaElement).value).toBe('换岗位以前写的');
    expect(screen.getByRole('button', { name: '导出为文件另存' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '保存' })).toBeNull();
  });

  it('may for the team he is in', () => {
    set({ teams: [{ post: '110108-t', bundle: bundle({ team: { known: [], sealed: 0 }, holder }) }] });
    render(<Today />);
    expect(snap()).toBeTruthy();
  });
});
