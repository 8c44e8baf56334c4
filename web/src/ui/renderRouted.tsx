import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';

/** For tests: renders under the real router as a page of the shell, so that a link has the address a browser would open. */
export async function renderRouted(page: ReactNode, path = '/') {
  const root = createRootRoute();
  const shell = createRoute({ getParentRoute: () => root, id: 'shell' });
  const here = createRoute({ getParentRoute: () => shell, path, component: () => page });
  const router = createRouter({
    routeTree: root.addChildren([shell.addChildren([here])]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  await router.load();
  return render(<RouterProvider router={router as never} />);
}
