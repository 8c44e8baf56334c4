import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { afterEach, expect, it, vi } from 'vitest';
import { ArrangeAllForm } from './ArrangeAllForm';

const UNIT = '110108-0193a0c2-0000-7000-8000-000000000001';
const OFFICER = '0193a0c2-0000-7000-8000-000000000002';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const proposal = (checklistCode: string, title: string, coveredBy: string | null) => ({
  checklistCode,
  title,
  frequency: 'DAILY',
  frequencyTitle: '每日',
  coveredBy,
});

it('shows what the types ask for and arranges what stays ticked, for the officer, at once', async () => {
  const sent: { url: string; body: string }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    sent.push({ url: String(url), body: String(init.body ?? '') });
    if (String(url).includes('/proposals'))
      return Response.json([
        proposal('D', '每日防火巡查表', null),
        proposal('B', '校车每日出车检查表', null),
        proposal('M', '中学每日防火巡查表', '每日防火巡查表'),
      ]);
    if (String(url).includes('/together')) return Response.json([], { status: 201 });
    return Response.json({
      unit: { types: ['PRIMARY'] },
      posts: [{ ref: `110108-${OFFICER}`, role: 'SAFETY_OFFICER', title: '安全干部', holders: [] }],
    });
  });
  const closed = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <ArrangeAllForm unit={UNIT} onClose={closed} />
      </App>
    </QueryClientProvider>,
  );

  const bus = await screen.findByLabelText(/校车每日出车检查表/, {}, { timeout: 10_000 });
  expect((screen.getByLabelText(/中学每日防火巡查表/) as HTMLInputElement).checked).toBe(false);
  await screen.findByText(/安全干部/);
  fireEvent.click(bus);
  fireEvent.click(screen.getByRole('button', { name: '安排 1 张检查表' }));

  await waitFor(() => expect(closed).toHaveBeenCalled());
  const together = sent.find(({ url }) => url.includes('/together'));
  expect(JSON.parse(together?.body ?? '')).toEqual({
    unit: UNIT,
    schedules: [{ id: expect.any(String), checklistCode: 'D', postId: OFFICER }],
  });
});
