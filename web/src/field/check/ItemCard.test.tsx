import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ItemEntry, Line, OpenHazard } from '../../features/inspection/queries';
import { blank } from '../../features/inspection/selfCheckDraft';
import type { FieldFile } from '../types';
import { ItemCard } from './ItemCard';

const line = (part: Partial<Line> = {}) =>
  ({
    position: 3,
    item: 'XF-006',
    requirement: '疏散通道畅通',
    method: '查看现场',
    hazardPhrase: '疏散通道堆放杂物',
    measure: '清理杂物',
    majorIfFailed: [],
    points: null,
    last: null,
    passedByUnit: false,
    openHazards: [],
    ...part,
  }) as unknown as Line;

function shown(at: Line, part: Partial<ItemEntry>, files: FieldFile[] = []) {
  const act = vi.fn(() => Promise.resolve());
  const answer = vi.fn();
  render(
    <ItemCard
      line={at}
      entry={{ ...blank(at.item), ...part }}
      lacks={[]}
      team
      files={files}
      places={[]}
      hazards={[]}
      record={() => Promise.reject(new Error('nothing is begun'))}
      answer={answer}
      act={act}
    />,
  );
  return { act, answer };
}

afterEach(cleanup);

describe('an item on the phone', () => {
  it('names itself where its answer is chosen', () => {
    shown(line(), {});
    expect(screen.getByRole('group', { name: '第 3 项“疏散通道畅通”的结果' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '↻ 当场整改' })).toBeTruthy();
  });

  it('warns that failing it is major, and offers no fix on the spot', () => {
    shown(line({ majorIfFailed: ['《判定指南》消防管理：疏散通道堵塞'] }), { result: 'FAIL' });
    expect(screen.getByRole('alert').textContent).toContain('建议为重大隐患，不能当场整改：《判定指南》');
    expect(screen.queryByRole('button', { name: '↻ 当场整改' })).toBeNull();
  });

  it('fills in the usual measure only when somebody taps it, and where it is seen', () => {
    const { act } = shown(line(), { result: 'FIXED_ON_SPOT' });
    fireEvent.click(screen.getByRole('button', { name: '填入通常措施：清理杂物' }));
    expect(act).toHaveBeenCalledWith({ type: 'write', item: 'XF-006', part: { measures: '清理杂物' } });
  });

  it('asks of what is called good while the ledger holds it open, and blocks nothing', () => {
    const open = { ref: '110108-h', number: '110108-2026-000001', placeText: '西门' } as OpenHazard;
    const { act, answer } = shown(line({ openHazards: [open] }), { result: 'PASS' });
    expect(screen.getByText(/110108-2026-000001 西门。现场已整改好了吗？/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText('现场已整改好'));
    expect(act).toHaveBeenCalledWith({
      type: 'write',
      item: 'XF-006',
      part: { note: '台账未销账的 110108-2026-000001：现场已整改好' },
    });
    expect(answer).not.toHaveBeenCalled();
  });
});
