import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { App as AntdApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo } from 'react';
import { ProblemError } from '../api/problem';
import { parseAddress, writeAddress } from '../lib/address';
import { TOUCH, useMedia } from '../lib/media';
import { antdTheme } from '../ui/antd';
import { PageSkeleton } from '../ui/states';
import { ErrorScreen } from './ErrorScreen';
import { NotFound } from './NotFound';
import { routeTree } from './routes';

dayjs.locale('zh-cn');

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the server refused stays refused; only a broken line or a busy server is worth another try.
      retry: (failures, error) =>
        failures < 2 && error instanceof ProblemError && [0, 502, 503, 504].includes(error.problem.status),
    },
    // Held back for want of a network an act would go out by itself later, without the person who meant it then.
    mutations: { networkMode: 'always' },
  },
});

const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ErrorScreen,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Styles made at run time carry the number the server gave this page; without it the browser would drop them. */
const csp = { nonce: document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce };

export function App() {
  const touch = useMedia(TOUCH);
  const theme = useMemo(() => antdTheme(touch), [touch]);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={csp}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
