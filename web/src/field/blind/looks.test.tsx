import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../api/problem';
import { set } from '../store/field';
import type { KeptBundle } from '../store/person';
import { RecordPage } from '../sync/RecordPage';
import { Today } from '../today/Today';
import type { Bundle, CarriedLook, FieldRecord } from '../types';
import { pathOf } from '../words';
import { BlindLook } from './BlindLook';
import { BlindLooks } from './BlindLooks';
import { looksToAnswer, picturesOf } from './looks';

const look: CarriedLook = {
  ref: '110108-l',
  unit: '110108-u',
  unitName: '育才学校',
  placeText: '西侧门厅',
  photos: 2,
  takenAt: '2027-03-31T02:00:00Z',
  leftFrom: '2027-05-30T02:00:00Z',
};
const carrying = (looks: Bundle['looks']): KeptBundle => ({
  etag: '',
  at: 0,
  bundle: { looks, units: [], tasks: [], rectifications: [], keepDays: 7 } as unknown as Bundle,
});
const record = (part: Partial<FieldRecord> = {}, found: boolean | null = true): FieldRecord =>
  ({
    id: 'r',
    unit: look.unit,
    unitName: look.unitName,
    title: '育才学校 西侧门厅',
    state: 'DRAFT',
    draft: {
      kind: 'BLIND_LOOK',
      look: look.ref,
      placeText: look.placeText,
      found,
      note: '仍堆放课桌四张',
    },
    content: { kind: 'BLIND_LOOK', look: look.ref, found, note: '仍堆放课桌四张' },
    changedAt: '2027-03-31T03:00:00Z',
    deviceAt: '2027-03-31T03:00:00Z',
    problem: null,
    receipt: null,
    ...part,
  }) as unknown as FieldRecord;

beforeEach(() => set({ carried: carrying([look]), records: [], files: [], line: 'offline' }));
afterEach(cleanup);

describe('what is carried', () => {
  it('waits for its person until he has answered, on this phone already', () => {
    const bundle = carrying([look]).bundle;
    expect(looksToAnswer(bundle, [])).toEqual([look]);
    expect(looksToAnswer(bundle, [record()])).toEqual([look]);
    expect(looksToAnswer(bundle, [record({ state: 'WAITING' })])).toEqual([]);
    expect(looksToAnswer(carrying(null).bundle, [])).toEqual([]);
  });

  it('has its pictures where the server gives them, one by one', () => {
    expect(picturesOf(look)).toEqual([
      '/inspection/blind-looks/110108-l/photos/0',
      '/inspection/blind-looks/110108-l/photos/1',
    ]);
  });

  it('stands in 今天 for who looks blindly, and for nobody else', () => {
    render(<Today />);
    expect(screen.getByText('要盲查的')).toBeTruthy();
    expect(screen.getByRole('button', { name: '盲查' })).toBeTruthy();
    cleanup();
    set({ carried: carrying(null) });
    render(<Today />);
    expect(screen.queryByRole('button', { name: '盲查' })).toBeNull();
  });
});

describe('the page of the looks', () => {
  it('takes a further one only with a network', () => {
    render(<BlindLooks />);
    expect((screen.getByRole('button', { name: '领取须联网' }) as HTMLButtonElement).disabled).toBe(true);
    cleanup();
    set({ line: 'online' });
    render(<BlindLooks />);
    expect((screen.getByRole('button', { name: '领取一项' }) as HTMLButtonElement).disabled).toBe(false);
    cleanup();
    set({ carried: carrying(null) });
    render(<BlindLooks />);
    expect(screen.queryByRole('button', { name: '领取一项' })).toBeNull();
    expect(screen.getByText('盲查回头看由市、区人员进行。')).toBeTruthy();
  });
});

describe('the page of one look', () => {
  it('says what is lacking, and has one answer', () => {
    render(<BlindLook look={look.ref} />);
    expect(screen.getByRole('button', { name: '还差：还在或不在、现场情况' })).toBeTruthy();
    cleanup();
    set({ records: [record()] });
    render(<BlindLook look={look.ref} />);
    expect((screen.getByRole('button', { name: '答复' }) as HTMLButtonElement).disabled).toBe(false);
    cleanup();
    set({ records: [record({ state: 'WAITING' })] });
    render(<BlindLook look={look.ref} />);
    expect(screen.queryByRole('button', { name: '答复' })).toBeNull();
    expect(screen.getByText('已保存，查看上传情况')).toBeTruthy();
  });

  it('keeps what was written of a look that is carried no more, and still lets it be sent', () => {
    set({ carried: carrying([]), records: [record()] });
    render(<BlindLook look={look.ref} />);
    expect(screen.getByText(/不在随身内容中了/)).toBeTruthy();
    expect(screen.getByDisplayValue('仍堆放课桌四张')).toBeTruthy();
    expect((screen.getByRole('button', { name: '答复' }) as HTMLButtonElement).disabled).toBe(false);
    expect(pathOf(record())).toBe('/field/blind/110108-l');
  });
});

describe('what the server does not take', () => {
  const problem = (code: string, more: object = {}) =>
    ({
      code,
      title: '不能办理',
      status: 409,
      detail: '这次盲查已经放弃',
      remedy: '请在隐患页办理',
      ...more,
    }) as Problem;

  it('is told in its words when the look is over; the answer stays until its person throws it away', () => {
    for (const code of ['already-answered', 'given-up', 'left-too-long']) {
      set({ records: [record({ state: 'NEEDS_PERSON', problem: problem(code) })] });
      render(<RecordPage id="r" />);
      expect(screen.getByText('这次盲查已经放弃')).toBeTruthy();
      expect(screen.getByText('还在')).toBeTruthy();
      expect(screen.getByText(/仍堆放课桌四张/)).toBeTruthy();
      expect(screen.getByRole('button', { name: '放弃本机这份' })).toBeTruthy();
      expect(screen.queryByText('改回草稿修改')).toBeNull();
      cleanup();
    }
  });

  it('shows both where the server has another answer under the same number, and makes no second of it', () => {
    const existing = { kind: 'BLIND_LOOK', found: false, note: '门厅畅通' };
    set({ records: [record({ state: 'NEEDS_PERSON', problem: problem('id-conflict', { existing }) })] });
    render(<RecordPage id="r" />);
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows.join('|')).toContain('现场|不在还在');
    expect(rows.join('|')).toContain('现场情况|门厅畅通仍堆放课桌四张');
    expect(screen.queryByText('另存为新记录再传')).toBeNull();
  });
});
