import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { afterEach, expect, it, vi } from 'vitest';
import { sessionQuery } from '../../api/session';
import { renderRouted } from '../../ui/renderRouted';
import { Account } from './Account';

vi.setConfig({ testTimeout: 20_000 });
configure({ asyncUtilTimeout: 5_000 });

const CODES = Array.from({ length: 10 }, (_, i) => `ABCD-EFGH-JKM${i}`);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Owes a second factor until the first code has been given. */
class Server {
  confirmed = false;

  answer = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const line = `${init.method ?? 'GET'} ${url}`;
    if (line === 'GET /api/session') return Response.json(this.session());
    if (line === 'POST /api/account/second-factor') {
      return Response.json({ secret: 'ABCDEFGH', qr: { size: 1, path: 'M0 0' } });
    }
    if (line === 'PUT /api/account/second-factor') {
      this.confirmed = true;
      return Response.json({ recoveryCodes: CODES });
    }
    if (url === '/api/account/second-factor') return Response.json(this.factor());
    return Response.json(url === '/api/sessions' ? [] : { rule: '不少于八位' });
  };

  private session() {
    return {
      signedIn: true,
      person: { id: 'p1', name: '王芳' },
      post: { id: '1-a', title: '系统管理员', nodeName: '市教委' },
      posts: [],
      grants: {},
      can: [],
      mustChangePassword: false,
      mustSetUpSecondFactor: !this.confirmed,
      passwordDue: null,
      lookingOnly: null,
      serverTime: '2026-11-28T00:00:00Z',
    };
  }

  private factor() {
    return {
      confirmedAt: this.confirmed ? '2026-11-28T00:00:00Z' : null,
      recoveryCodesLeft: this.confirmed ? 10 : 0,
      required: true,
      can: [],
    };
  }
}

it('shows the recovery codes of a second factor that was owed until they are kept', async () => {
  const server = new Server();
  vi.stubGlobal('fetch', server.answer);
  // biome-ignore lint/suspicious/noDocumentCookie: the token the server gives to the browser
  document.cookie = 'bihuan_csrf=token';
  const cache = new QueryClient();
  await cache.ensureQueryData(sessionQuery);
  await renderRouted(
    <App>
      <QueryClientProvider client={cache}>
        <Account />
      </QueryClientProvider>
    </App>,
  );
  fireEvent.click(await screen.findByRole('button', { name: '设置双因素' }));
  const password = await screen.findByLabelText(/密码/);
  fireEvent.change(password, { target: { value: 'secret' } });
  fireEvent.submit(password.closest('form') as HTMLFormElement);
  const code = await screen.findByLabelText(/六位数字/);
  fireEvent.change(code, { target: { value: '123456' } });
  fireEvent.submit(code.closest('form') as HTMLFormElement);

  expect(await screen.findByText('ABCD-EFGH-JKM9')).toBeTruthy();
  await waitFor(() => expect(cache.isFetching()).toBe(0));
  expect(cache.getQueryData(['session'])).toMatchObject({ mustSetUpSecondFactor: false });
  expect(screen.getByText('ABCD-EFGH-JKM9')).toBeTruthy();
  expect(screen.queryByText('修改密码')).toBeNull();

  fireEvent.click(screen.getByRole('button', { name: '已保存，关闭' }));
  await screen.findByText(/还有 10 个恢复码可用/);
  expect(screen.queryByText('ABCD-EFGH-JKM9')).toBeNull();
  expect(screen.getByRole('heading', { name: '修改密码' })).toBeTruthy();
});
