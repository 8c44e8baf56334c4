import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fieldState, lock, meet, personStore, set, start } from '../store/field';
import { setPin } from '../store/lock';
import { writeHolder } from '../store/phone';
import { begin } from '../store/records';
import type { Draft } from '../types';
import { Lock } from './Lock';

vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 20_000 };

const PIN = '258014';
const WORDS = '锅炉房：灭火器压力不足';
const SECRET = btoa(String.fromCharCode(...Uint8Array.from({ length: 32 }, (_, at) => at * 7)));
const draft = { kind: 'FINDING', description: WORDS } as unknown as Draft;

let answer: (path: string, method: string) => Response;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const nobody = () => json({ signedIn: false, serverTime: new Date().toISOString() });

let people = 0;
beforeEach(async () => {
  people++;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => answer(url, init.method ?? 'GET'));
  answer = (path, method) =>
    path.endsWith('/phone-secrets') && method === 'POST' ? json({ id: 's1', secret: SECRET }, 201) : nobody();
  set({ holder: null });
  const holder = {
    personId: `lock${people}`,
    personName: '王安全',
    postTitle: '',
    post: null,
    teams: [],
    contactAt: 0,
  };
  await writeHolder(holder);
  await start();
  await begin(draft, { ref: '110108-u', name: '育才学校' }, WORDS, null);
  await setPin(PIN);
});
afterEach(() => {
  cleanup();
});

async function say(label: string, pin: string, button: string): Promise<void> {
  fireEvent.change(screen.getByLabelText(label), { target: { value: pin } });
  fireEvent.click(screen.getByRole('button', { name: button }));
}

describe('a locked phone', () => {
  test('shows nobody’s words, says how much waits, and opens to the PIN', async () => {
    await lock();
    expect(fieldState()).toMatchObject({ phase: 'locked', records: [], files: [], carried: null });
    expect(personStore()).toBeNull();
    render(<Lock />);
    expect(screen.getByText('王安全')).toBeTruthy();
    expect(screen.getByText('有 1 条记录待传，打开后才会上传。')).toBeTruthy();
    await say('PIN', '999111', '打开');
    await screen.findByText('PIN 不对。', {}, patience);
    await say('PIN', PIN, '打开');
    await waitFor(() => expect(fieldState().phase).toBe('ready'), patience);
    await waitFor(() => expect(fieldState().records.map(({ title }) => title)).toEqual([WORDS]), patience);
  });

  test('asks who forgot the PIN to sign in, gives nothing to a session left open, and then takes a new PIN', async () => {
    await lock();
    render(<Lock />);
    let fresh = false;
    answer = (path, method) => {
      if (path.endsWith('/phone-secrets/s1')) {
        return fresh
          ? json({ id: 's1', secret: SECRET })
          : json({ code: 'step-up-needed', title: '请再次确认是您本人', detail: '' }, 403);
      }
      if (path.endsWith('/session') && method === 'POST') fresh = true;
      return path.endsWith('/session') && fresh ? json(signedIn()) : nobody();
    };
    fireEvent.click(screen.getByRole('button', { name: /用登录密码重新打开/ }));
    await screen.findByLabelText('登录名', {}, patience);
    fireEvent.change(screen.getByLabelText('登录名'), { target: { value: 'wang' } });
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'secret' } });
    fireEvent.click(screen.getByRole('button', { name: '登录' }));
    await screen.findByText(/已确认是您本人/, {}, patience);
    fireEvent.change(screen.getByLabelText('再输一次'), { target: { value: '746190' } });
    await say('新 PIN（6 到 12 位数字）', '746190', '设好并打开');
    await waitFor(() => expect(fieldState().records.map(({ title }) => title)).toEqual([WORDS]), patience);
    expect(fieldState().guarded).toBe(true);
  });
});

describe('a city that wants a PIN', () => {
  test('has nothing kept on a phone without one, and everything once it is set', async () => {
    const person = `must${people}`;
    const bundle = {
      holder: { personId: person },
      pinRequired: true,
      keepDays: 7,
      units: [],
      tasks: [],
      sources: [],
      rectifications: [],
    };
    answer = (path, method) => {
      if (path.includes('/sync/bundle')) return json(bundle);
      if (path.endsWith('/phone-secrets') && method === 'POST')
        return json({ id: 's2', secret: SECRET }, 201);
      return path.endsWith('/session')
        ? json({ ...signedIn(), person: { id: person, name: '赵' } })
        : nobody();
    };
    await meet();
    await waitFor(() => expect(fieldState().pinOwed).toBe('now'), patience);
    expect(await personStore()?.bundle()).toBeNull();
    expect(fieldState().carried).toBeNull();
    await setPin(PIN);
    await waitFor(() => expect(fieldState().carried?.bundle.pinRequired).toBe(true), patience);
    expect(fieldState().pinOwed).toBeNull();
    expect(await personStore()?.bundle()).not.toBeNull();
  });
});

const signedIn = () => ({
  signedIn: true,
  serverTime: new Date().toISOString(),
  person: { id: `lock${people}`, name: '王安全' },
  post: { id: '110108-x', nodeName: '育才学校', title: '安全干部', ofTeam: false },
  posts: [],
  lookingOnly: null,
});
