import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { sessionQuery } from '../api/session';
import { pick } from '../lib/address';
import { Shell } from './Shell';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

const SCOPE_WORDS = ['district', 'cluster', 'unit'] as const;
type ScopeSearch = { [K in (typeof SCOPE_WORDS)[number]]?: string };

/** Everything behind the sign-in. The chosen scope (district, cluster or unit) goes along from page to page. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: (search: Record<string, unknown>): ScopeSearch => pick(SCOPE_WORDS)(search),
  search: { middlewares: [retainSearchParams<ScopeSearch>([...SCOPE_WORDS])] },
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.signedIn) throw redirect({ to: '/sign-in', search: { to: location.href } });
    const first = session.mustChangePassword || session.mustSetUpSecondFactor;
    if (first && location.pathname !== '/account') throw redirect({ to: '/account' });
  },
  component: Shell,
});
