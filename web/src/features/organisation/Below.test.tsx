import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { type TreeNode, treeQuery } from '../../api/organisation';
import { Below } from './Below';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ search, children }: { search?: { on?: string }; children: ReactNode }) => (
    <a href={`?on=${search?.on ?? ''}`}>{children}</a>
  ),
}));

afterEach(cleanup);

const node = { id: 'd1', kind: 'DISTRICT', name: '海淀区' } as TreeNode;
const unit = (id: string, name: string) => ({ id, name, kind: 'UNIT' }) as TreeNode;

it('shows what lay below on the day of the page, and keeps the day when one goes there', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  cache.setQueryData(treeQuery('d1', '2026-10-31').queryKey, [unit('u1', '第一小学')]);
  cache.setQueryData(treeQuery('d1').queryKey, [unit('u1', '第一小学'), unit('u2', '后来的学校')]);
  const page = (on?: string) => (
    <QueryClientProvider client={cache}>
      <Below node={node} on={on} />
    </QueryClientProvider>
  );
  const { rerender } = render(page('2026-10-31'));
  expect(screen.getByText('第一小学').getAttribute('href')).toBe('?on=2026-10-31');
  expect(screen.queryByText('后来的学校')).toBeNull();

  rerender(page());
  expect(screen.getByText('后来的学校')).toBeTruthy();
});
