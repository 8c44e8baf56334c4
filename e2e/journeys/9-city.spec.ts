import { type APIRequestContext, expect, test } from '@playwright/test';
import { ours, runOf } from '../people/server.ts';
import { at } from '../people/signIn.ts';

const STATUSES = [
  'DRAFT',
  'REGISTERED',
  'FIXED_ON_SPOT',
  'INTERIM_CONTROL',
  'PLANNING',
  'RECTIFYING',
  'AWAITING_ACCEPTANCE',
  'AWAITING_CONFIRMATION',
  'CLOSED',
  'REBOUNDED',
  'TRANSFERRED',
  'JOINT_STUDY',
  'WITHDRAWN',
];
const SOURCES = [
  'SELF_CHECK',
  'PATROL',
  'SPECIAL_CHECK',
  'DISTRICT_CHECK',
  'CITY_CHECK',
  'UNANNOUNCED',
  'CROSS_INSPECTION',
  'MONITORING',
  'TRANSFER',
  'LOOK_BACK',
];

type Rows = { items: { ref: string; number: string | null }[]; next: string | null; count: { value: number } };

const rows = async (api: APIRequestContext, query: string): Promise<Rows> => {
  const answer = await api.get(`/api/hazards?${query}`);
  expect(answer.status(), query).toBe(200);
  return answer.json();
};

test('the demonstration city shows every state, level, source and origin a person can name', async ({ browser }) => {
  const { request } = await at(browser, 'shi-guanli');
  // A draft is its writer's until it is on the ledger.
  const own = (await at(browser, 'hd-anquan')).request;
  const missing: string[] = [];
  const look = async (api: APIRequestContext, key: string, values: string[]) => {
    for (const value of values) {
      if ((await rows(api, `${key}=${value}&limit=1`)).items.length === 0) missing.push(`${key}=${value}`);
    }
  };
  await look(own, 'status', ['DRAFT']);
  await look(request, 'status', STATUSES.slice(1));
  await look(request, 'level', ['MAJOR', 'GENERAL', 'MINOR']);
  await look(request, 'source', SOURCES);
  await look(request, 'origin', ['SELF', 'ON_BEHALF', 'SUPERIOR', 'MONITORING']);
  expect(missing).toEqual([]);
});

test('the history of thirty hazards taken at random is whole', async ({ browser }) => {
  const { request } = await at(browser, 'shi-guanli');
  const refs: string[] = [];
  let next: string | null = null;
  do {
    const page: Rows = await rows(request, `limit=100${next ? `&cursor=${encodeURIComponent(next)}` : ''}`);
    refs.push(...page.items.map((h) => h.ref));
    next = page.next;
  } while (next && refs.length < 1000);
  for (const ref of refs.sort(() => Math.random() - 0.5).slice(0, 30)) {
    const chain = await (await request.get(`/api/hazards/${ref}/chain`)).json();
    expect(chain, ref).toMatchObject({ valid: true, firstBroken: null });
    expect(chain.events).toBeGreaterThan(0);
  }
});

test('whatever waits for somebody is something he may do', async ({ browser }) => {
  type Act = { act: string; allowed: boolean; main: boolean };
  const refused: string[] = [];
  for (const login of ['hd-shitang', 'hd-anquan', 'hd-xiaozhang', 'hd-quguan', 'hd-jiancha', 'shi-guanli', 'shi-dudao'] as const) {
    const { request } = await at(browser, login);
    const { items }: Rows = await (await request.get('/api/hazards/waiting')).json();
    for (const { ref } of items) {
      const { can }: { can: Act[] } = await (await request.get(`/api/hazards/${ref}`)).json();
      if (!can.some(({ main, allowed }) => main && allowed)) refused.push(`${login} ${ref}`);
    }
  }
  expect(refused).toEqual([]);
});

test('a post that changed hands is told under the name of who held it on that day', async ({ browser }) => {
  const { request } = await at(browser, 'hd-xiaozhang');
  const done: { name: string; at: string }[] = [];
  for (const { ref } of (await rows(request, 'limit=100')).items) {
    const history: { at: string; by: { name: string; post: string } }[] = await (
      await request.get(`/api/hazards/${ref}/history`)
    ).json();
    done.push(...history.filter(({ by }) => by.post === '校长').map(({ by, at }) => ({ name: by.name, at })));
  }
  const names = done.sort((a, b) => a.at.localeCompare(b.at)).map(({ name }) => name);
  const successor = names.indexOf(names.at(-1) ?? '');
  expect(successor).toBeGreaterThan(0);
  expect(new Set(names.slice(0, successor)).size).toBe(1);
  expect(new Set(names.slice(successor)).size).toBe(1);
});

test('stopped and started again, it is there in seconds with everything it had', async ({ browser }) => {
  const server = ours();
  test.skip(!server, 'BIHUAN_BASE_URL names a server that is not ours to stop');
  if (!server) return;
  const page = await at(browser, 'shi-guanli');
  const before = (await rows(page.request, 'limit=1')).count;
  const earlier = runOf(server);
  process.kill(earlier.pid, 'SIGTERM');
  await expect.poll(() => runOf(server).starts.length, { timeout: 80_000, intervals: [250] }).toBe(earlier.starts.length + 1);
  const { starts, ends } = runOf(server);
  console.log(`    first start ${starts[0]?.seconds} s, this one ${starts.at(-1)?.seconds} s`);
  expect(ends.at(-1)).toBe(0);
  // The session is kept too: nobody has to sign in again.
  expect((await rows(page.request, 'limit=1')).count).toEqual(before);
});
