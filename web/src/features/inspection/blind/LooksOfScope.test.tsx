import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderRouted } from '../../../ui/renderRouted';
import { confirmedWords, LooksOfScope } from './LooksOfScope';
import { looksOverviewQuery } from './queries';

afterEach(cleanup);

const counts = { taken: 3, found: 1, notFound: 1, givenUp: 0, left: 0, confirmedPercent: 50 };
const look = (part: object) => ({
  ref: '110108-a',
  unitName: '育才学校',
  placeText: '西侧门厅',
  personName: '孙检查',
  takenAt: '2027-03-31T02:00:00Z',
  said: null,
  doneAt: null,
  hazard: null,
  number: null,
  ...part,
});

it('tells the share of confirmed write-offs with the number behind it, and of a shut file nothing', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const page = {
    from: '2026-04-01',
    to: '2027-03-31',
    total: counts,
    months: [{ month: '2027-03', counts }],
    looks: [
      look({
        state: 'NOT_FOUND',
        stateTitle: '不在',
        said: '门厅畅通',
        doneAt: '2027-03-31T03:00:00Z',
        hazard: '110108-h',
        number: '110108-2027-000001',
      }),
      look({ ref: '110108-b', state: 'SHUT', stateTitle: '您正在盲查，答复后显示' }),
    ],
    next: null,
  };
  cache.setQueryData(looksOverviewQuery({}).queryKey, { pages: [page], pageParams: [undefined] } as never);
  await renderRouted(
    <QueryClientProvider client={cache}>
      <LooksOfScope where="本区" />
    </QueryClientProvider>,
    '/inspection/blind',
  );
  expect(
    screen.getByText('答复 2 项，其中“不在”（经盲查核实的销账）1 项，占 50%；“还在”1 项。'),
  ).toBeTruthy();
  const months = within(screen.getByRole('table', { name: '本区的盲查，按领取的月份' }));
  expect(months.getAllByRole('row')).toHaveLength(3);
  const rows = within(screen.getByRole('table', { name: '本区的盲查，逐项' })).getAllByRole('row');
  expect(rows[1]?.textContent).toContain('不在：门厅畅通');
  expect(rows[1]?.textContent).toContain('110108-2027-000001');
  expect(rows[1]?.querySelector('a')?.getAttribute('href')).toBe('/hazards/110108-h');
  expect(rows[2]?.textContent).toContain('您正在盲查，答复后显示');
  expect(rows[2]?.querySelector('a')).toBeNull();
});

it('has no share of nothing', () => {
  expect(confirmedWords({ ...counts, found: 0, notFound: 0, confirmedPercent: null })).toBe('还没有答复。');
});
