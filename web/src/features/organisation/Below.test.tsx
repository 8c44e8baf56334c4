import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { type TreeNode, treeQuery } from '../../api/organisation';
import { renderRouted } from '../../ui/renderRouted';
import { Below } from './Below';

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
  await renderRouted(page('2026-10-31'));
  expect(screen.getByText('第一小学').getAttribute('href')).toBe('/organisation/u1?on=2026-10-31');
  expect(screen.queryByText('后来的学校')).toBeNull();

  cleanup();
  await renderRouted(page());
  expect(screen.getByText('后来的学校')).toBeTruthy();
});
