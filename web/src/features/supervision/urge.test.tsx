import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { HazardRow } from '../../api/types';
import { type Letter, proposalsQuery } from './queries';
import { UrgeForm } from './UrgeForm';

afterEach(cleanup);

const proposal = (n: number, rungTitle: string, rungStep: number, grave: boolean) =>
  ({
    ref: `l${n}`,
    version: 1,
    rungTitle,
    rungStep,
    grave,
    unit: { ref: 'u', name: '第三小学', ended: null },
    hazard: { ref: `h${n}`, number: `110108-2026-00000${n}` },
    proposedOn: '2026-11-27',
    reason: '整改期限已过 9 天',
  }) as Letter;

describe('letters about many hazards', () => {
  const rows = [1, 2, 3, 4].map((n) => ({ ref: `h${n}`, number: `110108-2026-00000${n}` }) as HazardRow);
  const proposals = [
    proposal(1, '督促函', 2, false),
    proposal(2, '督办通知', 3, false),
    proposal(3, '约谈通知', 4, true),
  ];

  it('are seen one by one before they are sent, the gravest not ticked', () => {
    const cache = new QueryClient();
    cache.setQueryData(proposalsQuery(rows.map((row) => row.ref)).queryKey, proposals);
    const { container } = render(
      <QueryClientProvider client={cache}>
        <UrgeForm rows={rows} onSent={() => {}} onCancel={() => {}} />
      </QueryClientProvider>,
    );
    const ticks = [...container.querySelectorAll<HTMLInputElement>('table input')];
    const send = container.querySelector<HTMLButtonElement>('button[type=submit]');
    expect(ticks.map((tick) => tick.checked)).toEqual([true, true, false]);
    expect(screen.getAllByText('第三小学')).toHaveLength(3);
    expect(screen.getByText('阶梯第 4 级')).toBeTruthy();
    expect(screen.getByText(/另有 1 条没有待发出的文书/).textContent).toContain('110108-2026-000004');
    expect(send?.textContent).toBe('发出 2 件（督促函 1、督办通知 1）');
    fireEvent.click(ticks[2] as HTMLInputElement);
    expect(send?.textContent).toBe('发出 3 件（督促函 1、督办通知 1、约谈通知 1）');
    for (const tick of ticks) fireEvent.click(tick);
    expect(send?.textContent).toBe('没有勾选要发出的文书');
    expect(send?.disabled).toBe(true);
  });
});
