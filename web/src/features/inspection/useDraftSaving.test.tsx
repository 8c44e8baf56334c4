import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDraft, setDraftOwner } from '../../lib/drafts';
import type { ItemEntry, Line, TaskSheet } from './queries';
import type { Kept } from './selfCheckDraft';
import { useDraftSaving } from './useDraftSaving';

const REF = '110108-0193a0c2-0000-7000-8000-000000000001';

const line = (item: string, position: number): Line => ({
  position,
  item,
  categoryTitle: '消防安全',
  requirement: '疏散通道畅通',
  method: '查看现场',
  hazardPhrase: '疏散通道堆放杂物',
  measure: '清理',
  deadlineDays: 1,
  level: 'GENERAL',
  basis: '消防法',
  origin: 'INHERITED',
  by: null,
  headings: [],
  points: null,
  majorIfFailed: [],
  result: 'UNANSWERED',
  entry: null,
  last: null,
  passedByUnit: false,
  openHazards: [],
});

const sheet = (version: number, entries: ItemEntry[] = []): TaskSheet => ({
  ref: REF,
  version,
  unit: { ref: REF, name: '第一小学' },
  checklistCode: 'CL-PS-W',
  checklistTitle: '小学每周安全检查表',
  checklistFrom: '2026-01-01',
  kind: 'SELF_CHECK',
  kindTitle: '自查',
  dueOn: '2026-11-29',
  state: 'IN_PROGRESS',
  stateTitle: '检查中',
  assigneePostId: '0193a0c2-0000-7000-8000-000000000003',
  assigneePostTitle: '安全干部',
  savedAt: '2026-11-24T01:00:00Z',
  savedBy: '王芳',
  lines: ['XF-001', 'XF-002'].map((item, i) => ({
    ...line(item, i + 1),
    entry: entries.find((entry) => entry.item === item) ?? null,
  })),
  switchedOff: [],
  record: null,
  can: ['SAVE', 'SUBMIT'],
});

/** A server that remembers what it was sent; a test may cut the line or let somebody else save. */
class TaskServer {
  version = 1;
  entries: ItemEntry[] = [];
  received: { version: string | null; items: string[] }[] = [];
  reachable = true;

  answer = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    if (!this.reachable) throw new TypeError('Failed to fetch');
    const sent = JSON.parse(String(init?.body)) as { entries: ItemEntry[] };
    const expected = new Headers(init?.headers).get('If-Match');
    this.received.push({ version: expected, items: sent.entries.map((e) => `${e.item} ${e.result}`) });
    if (expected !== `"${this.version}"`) return this.overtaken();
    this.version++;
    this.entries = sent.entries;
    return Response.json(sheet(this.version, this.entries));
  };

  private overtaken() {
    const problem = {
      code: 'version-conflict',
      title: '内容已在别处修改',
      status: 412,
      detail: '已有新版本',
    };
    return Response.json({ ...problem, current: sheet(this.version, this.entries) }, { status: 412 });
  }
}

let server: TaskServer;

beforeEach(() => {
  server = new TaskServer();
  vi.useFakeTimers();
  vi.stubGlobal('fetch', server.answer);
  // biome-ignore lint/suspicious/noDocumentCookie: the token the server gives to the browser
  document.cookie = 'bihuan_csrf=token';
  setDraftOwner('wang');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function open(opened: TaskSheet = sheet(1)) {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useDraftSaving(opened), { wrapper }).result;
}

const pass = async (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

describe('saving a check', () => {
  it('keeps each answer in the browser at once and sends it when the hand has paused', async () => {
    const page = open();
    act(() => page.current.dispatch({ type: 'answer', item: 'XF-001', result: 'PASS' }));
    expect(readDraft<Kept>(`selfcheck.${REF}`)?.entries['XF-001']?.result).toBe('PASS');
    expect(server.received).toEqual([]);
    await pass(2_000);
    expect(server.received).toEqual([{ version: '"1"', items: ['XF-001 PASS'] }]);
    expect(readDraft(`selfcheck.${REF}`)).toBeNull();
    expect(page.current.draft.version).toBe(2);
  });

  it('sends several quick answers together', async () => {
    const page = open();
    act(() => page.current.dispatch({ type: 'answer', item: 'XF-001', result: 'PASS' }));
    await pass(500);
    act(() => page.current.dispatch({ type: 'answer', item: 'XF-002', result: 'NOT_APPLICABLE' }));
    await pass(2_000);
    expect(server.received.map((r) => r.items)).toEqual([['XF-001 PASS', 'XF-002 NOT_APPLICABLE']]);
  });

  it('tries again by itself after the line was cut, and loses nothing meanwhile', async () => {
    const page = open();
    server.reachable = false;
    act(() => page.current.dispatch({ type: 'answer', item: 'XF-001', result: 'PASS' }));
    await pass(2_000);
    expect(page.current.draft.failure?.code).toBe('unreachable');
    expect(readDraft(`selfcheck.${REF}`)).not.toBeNull();
    server.reachable = true;
    await pass(20_000);
    expect(page.current.draft.failure).toBeNull();
    expect(server.entries.map((e) => e.item)).toEqual(['XF-001']);
  });

  it('joins what a colleague saved meanwhile and sends both', async () => {
    const page = open();
    const colleague = { ...sheet(2), savedBy: '李强' };
    server.version = colleague.version;
    server.entries = [
      {
        item: 'XF-002',
        result: 'PASS',
        note: null,
        reading: null,
        placeId: null,
        placeText: null,
        photos: [],
        noPhotoReason: null,
        measures: null,
        ledger: null,
        points: [],
      },
    ];
    act(() => page.current.dispatch({ type: 'answer', item: 'XF-001', result: 'PASS' }));
    await pass(2_000);
    await pass(2_000);
    expect(server.received.map((r) => r.version)).toEqual(['"1"', '"2"']);
    expect(server.entries.map((e) => e.item)).toEqual(['XF-001', 'XF-002']);
    expect(page.current.draft.theirs).toBeNull();
  });

  it('takes up in a new page what an earlier one could not send', async () => {
    server.reachable = false;
    const earlier = open();
    act(() => earlier.current.dispatch({ type: 'answer', item: 'XF-001', result: 'PASS' }));
    await pass(100);
    server.reachable = true;
    const later = open();
    expect(later.current.draft.entries['XF-001']?.result).toBe('PASS');
    await pass(2_000);
    expect(server.entries.map((e) => e.item)).toEqual(['XF-001']);
  });
});
