import { QueryClient, QueryClientProvider, useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const WANG = { id: 'p1', name: '王芳' };
const LI = { id: 'p2', name: '李强' };
const SCHOOL = { id: '1-a', title: '安全干部', nodeName: '第一小学' };
const DISTRICT = { id: '1-b', title: '安全管理员', nodeName: '海淀区教委' };

const nobody = { signedIn: false, lookingOnly: null, demo: false, serverTime: '2026-11-28T00:00:00Z' };
const session = (person: object, post: object, lookingOnly: object | null = null) => ({
  ...nobody,
  signedIn: true,
  person,
  post,
  posts: [SCHOOL, DISTRICT],
  grants: {},
  can: [],
  lookingOnly,
});

/** Answers for whoever the cookie of this browser stands for. */
class Server {
  cookie: object = session(WANG, SCHOOL);
  entering: object = session(WANG, SCHOOL);
  refusing: Record<string, unknown> | null = null;
  lookingOnly: object | null = null;
  asked: { line: string; post: string | null; credentials?: RequestCredentials }[] = [];

  answer = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const line = `${init.method ?? 'GET'} ${url}`;
    const post = new Headers(init.headers).get('X-Acting-Post');
    this.asked.push({ line, post, credentials: init.credentials });
    if (line === 'POST /api/session') this.cookie = this.entering;
    else if (init.credentials === 'omit') return Response.json({ ...nobody, lookingOnly: this.lookingOnly });
    else if (line !== 'GET /api/session' && this.refusing) return this.refused();
    return Response.json(this.cookie);
  };

  private refused() {
    return Response.json(this.refusing, { status: Number(this.refusing?.status) });
  }

  saved = () => this.asked.filter(({ line }) => line === 'PUT /api/thing');
}

const EXPIRED = { code: 'not-signed-in', status: 401, title: '尚未登录', detail: '您还没有登录' };
const NOT_HELD = {
  code: 'post-not-held',
  status: 403,
  title: '没有权限',
  detail: '您今天不能以这个岗位办理',
};

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 5_000 });

let server: Server;
let cache: QueryClient;
let left: ReturnType<typeof vi.spyOn>;

// Loading the parts of the frame takes its time on a busy machine; each test then has a page of its own.
beforeAll(() => import('./ExpiredDialog'), 60_000);

beforeEach(() => {
  server = new Server();
  vi.resetModules();
  vi.stubGlobal('fetch', server.answer);
  // biome-ignore lint/suspicious/noDocumentCookie: the token the server gives to the browser
  document.cookie = 'bihuan_csrf=token';
  left = vi.spyOn(window.location, 'assign').mockImplementation(() => {});
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** A page of somebody at work: who the frame names, a form half written, and what the frame says over it. */
async function open() {
  const { sessionQuery } = await import('../api/session');
  const { useExpired } = await import('../api/atWork');
  const { call } = await import('../api/client');
  const { problemOf } = await import('../api/problem');
  const { ProblemAlert } = await import('../ui/ProblemAlert');
  const { ExpiredDialog } = await import('./ExpiredDialog');
  const { ChosenElsewhere } = await import('./ChosenElsewhere');
  const { LookingOnlyNotice } = await import('./LookingOnlyNotice');
  function Page() {
    const { data } = useSuspenseQuery(sessionQuery);
    const expired = useExpired();
    const [typed, setTyped] = useState('');
    const save = useMutation({ mutationFn: () => call('PUT', '/thing', { body: typed }) });
    return (
      <>
        <h1>{data.signedIn && data.person.name}</h1>
        <LookingOnlyNotice />
        <ChosenElsewhere />
        <ProblemAlert problem={save.error && problemOf(save.error)} />
        <input aria-label="整改说明" value={typed} onChange={(e) => setTyped(e.target.value)} />
        <button type="button" onClick={() => save.mutate()}>
          提交整改
        </button>
        {expired && <ExpiredDialog />}
      </>
    );
  }
  cache = new QueryClient();
  render(
    <QueryClientProvider client={cache}>
      <Suspense>
        <Page />
      </Suspense>
    </QueryClientProvider>,
  );
  await screen.findByText('王芳');
  fireEvent.change(screen.getByLabelText('整改说明'), { target: { value: '门已修好' } });
}

const save = () => fireEvent.click(screen.getByText('提交整改'));

async function signInAgain() {
  server.refusing = EXPIRED;
  save();
  const login = await screen.findByLabelText(/登录名/);
  server.refusing = null;
  fireEvent.change(login, { target: { value: 'wang' } });
  fireEvent.change(screen.getByLabelText(/密码/), { target: { value: 'secret' } });
  fireEvent.submit(login.closest('form') as HTMLFormElement);
  await waitFor(() => expect(server.asked.some(({ line }) => line === 'POST /api/session')).toBe(true));
}

describe('signing in again over a page', () => {
  it('goes on where he was for the same person, and says that nothing was sent', async () => {
    await open();
    await signInAgain();
    expect((await screen.findByText('已重新登录，内容都还在，请再按一次。')).getAttribute('role')).toBe(
      'status',
    );
    expect(screen.queryByText(/您还没有登录/)).toBeNull();
    expect(screen.getByDisplayValue('门已修好')).toBeTruthy();
    expect(server.saved()).toHaveLength(1);
    expect(left).not.toHaveBeenCalled();
    save();
    await waitFor(() => expect(screen.queryByText(/请再按一次/)).toBeNull());
    expect(server.saved()).toHaveLength(2);
  });

  it.each([
    ['another person', session(LI, DISTRICT)],
    ['another post', session(WANG, DISTRICT)],
  ])(
    'loads everything anew for %s, under whose name nothing of this page is seen or kept',
    async (_, entering) => {
      server.entering = entering;
      await open();
      await signInAgain();
      await waitFor(() => expect(left).toHaveBeenCalledWith('/today'));
      expect(screen.getByRole('heading', { level: 1, hidden: true }).textContent).toBe('王芳');
      const { writeDraft } = await import('../lib/drafts');
      writeDraft('act.x', '门已修好');
      expect(Object.keys(localStorage)).toEqual(['bihuan.draft.p1.act.x']);
    },
  );

  it('keeps the page when the session is found to be over by looking', async () => {
    await open();
    server.cookie = nobody;
    await act(() => cache.invalidateQueries({ queryKey: ['session'] }));
    await screen.findByLabelText(/登录名/);
    expect(screen.getByDisplayValue('门已修好')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1, hidden: true }).textContent).toBe('王芳');
  });
});

describe('several tabs of one browser', () => {
  const elsewhere = (who: { person: string; post: string; postWords: string }) => {
    const tab = new BroadcastChannel('bihuan.at-work');
    tab.postMessage(who);
    setTimeout(() => tab.close(), 100);
  };

  it('names the post of the page in what it asks for and writes', async () => {
    await open();
    save();
    await waitFor(() => expect(server.saved()).toHaveLength(1));
    expect(server.saved()[0]?.post).toBe(SCHOOL.id);
  });

  it('goes on under the post of the page when another tab has chosen another, and says so', async () => {
    await open();
    server.cookie = session(WANG, DISTRICT);
    elsewhere({ person: WANG.id, post: DISTRICT.id, postWords: '海淀区教委 安全管理员' });
    const told = await screen.findByText(/您在另一个标签页改用了“海淀区教委 安全管理员”岗位/);
    expect(told.textContent).toContain('本页仍以“第一小学 安全干部”办理');
    save();
    await waitFor(() => expect(server.saved()).toHaveLength(1));
    expect(server.saved()[0]?.post).toBe(SCHOOL.id);
    expect(screen.getByDisplayValue('门已修好')).toBeTruthy();
    fireEvent.click(screen.getByText('本页也改用“海淀区教委 安全管理员”'));
    expect(left).toHaveBeenCalledWith('/today');
  });

  it('leaves the page of a person when another one has come in', async () => {
    await open();
    elsewhere({ person: LI.id, post: DISTRICT.id, postWords: '海淀区教委 安全管理员' });
    await waitFor(() => expect(left).toHaveBeenCalledWith('/today'));
  });

  it('finds out by a refusal where nobody told', async () => {
    await open();
    server.cookie = session(LI, DISTRICT);
    server.refusing = NOT_HELD;
    save();
    await waitFor(() => expect(left).toHaveBeenCalledWith('/today'));
    expect(server.asked.at(-1)).toMatchObject({ line: 'GET /api/session', post: null });
  });
});

describe('while nothing may be written', () => {
  const disk = { code: 'disk-nearly-full', why: '服务器磁盘快满了', remedy: null };

  it('says so on an open page as soon as something is refused for it', async () => {
    await open();
    server.cookie = session(WANG, SCHOOL, disk);
    server.refusing = { ...disk, status: 503, title: '现在只能查看', detail: '服务器磁盘快满了' };
    save();
    expect((await screen.findAllByText(/服务器磁盘快满了/)).length).toBeGreaterThan(1);
    await screen.findByText('现在只能查看', { selector: 'b' });
  });

  it('asks now and then as nobody, which keeps no session alive', async () => {
    await open();
    await waitFor(() => expect(server.asked.some(({ credentials }) => credentials === 'omit')).toBe(true));
    const { lookingOnlyQuery } = await import('../api/session');
    expect(lookingOnlyQuery.refetchInterval).toBe(60_000);
  });
});
