import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Line } from '../../features/inspection/queries';
import { blank } from '../../features/inspection/selfCheckDraft';
import { Jump } from './Jump';

const scrolled = vi.fn();
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  Element.prototype.scrollIntoView = function into() {
    scrolled(this.textContent);
  };
});
afterEach(cleanup);

const line = (position: number, categoryTitle: string, requirement: string) =>
  ({ item: `I-${position}`, position, categoryTitle, requirement, points: null }) as unknown as Line;
const lines = [
  line(1, '消防', '疏散通道畅通'),
  line(2, '用电', '配电箱前没有堆物'),
  line(3, '用电', '插座没有破损'),
];

it('shows all items by field in words, and first the one without an answer', () => {
  const to = vi.fn();
  render(
    <Jump lines={lines} entries={{ 'I-1': { ...blank('I-1'), result: 'PASS' } }} close={vi.fn()} to={to} />,
  );
  expect(within(screen.getByRole('region', { name: '用电' })).getAllByRole('button')).toHaveLength(2);
  expect(screen.getByRole('button', { name: '第 1 项，疏散通道畅通，合格' })).toBeTruthy();
  expect(scrolled).toHaveBeenCalledWith(expect.stringContaining('配电箱前'));
  fireEvent.click(screen.getByRole('button', { name: '第 2 项，配电箱前没有堆物，未填写' }));
  expect(to).toHaveBeenCalledWith('I-2');
});

it('finds by a few letters, by the field or by the number', () => {
  render(<Jump lines={lines} entries={{}} close={vi.fn()} to={vi.fn()} />);
  const rows = () =>
    screen.queryAllByRole('button', { name: /^第/ }).map((row) => row.getAttribute('aria-label'));
  fireEvent.change(screen.getByLabelText('查找'), { target: { value: '用电 破损' } });
  expect(rows()).toEqual(['第 3 项，插座没有破损，未填写']);
  fireEvent.change(screen.getByLabelText('查找'), { target: { value: '1' } });
  expect(rows()).toEqual(['第 1 项，疏散通道畅通，未填写']);
  fireEvent.change(screen.getByLabelText('查找'), { target: { value: '电梯' } });
  expect(screen.getByText(/没有找到/)).toBeTruthy();
});
