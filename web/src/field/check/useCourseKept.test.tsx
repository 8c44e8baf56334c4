import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { adopt, personStore } from '../store/field';
import type { FieldRecord } from '../types';
import { useCourseKept } from './useCourseKept';

const session = {
  person: { id: 'p', name: '陈' },
  post: { id: 't', nodeName: '育才学校', title: '安全干部', ofTeam: false },
  posts: [],
  serverTime: new Date().toISOString(),
} as unknown as Parameters<typeof adopt>[0];
const draft = { kind: 'CHECK' };

beforeEach(async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no line')));
  await adopt(session);
  await personStore()?.add({ id: 'r', state: 'DRAFT', draft } as unknown as FieldRecord);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A list of which only the first ever reaches the middle, as the last of a short page never does. */
function List() {
  useCourseKept(ITEMS, true, RECORD);
  return ITEMS.map((item) => (
    <li key={item} id={`item-${item}`}>
      <button type="button">{item}</button>
    </li>
  ));
}
type Tell = (changes: { target: Element; isIntersecting: boolean }[]) => void;
const ITEMS = ['A', 'B'];
const RECORD = { id: 'r' } as Parameters<typeof useCourseKept>[2];

it('keeps a look at the last item, which never reaches the middle of the screen', async () => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly tell: Tell;
      constructor(tell: Tell) {
        this.tell = tell;
      }
      observe(target: Element) {
        this.tell([{ target, isIntersecting: target.id === 'item-A' }]);
      }
      disconnect() {}
    },
  );
  const { unmount } = render(<List />);
  fireEvent.pointerDown(screen.getByText('B'));
  unmount();
  await vi.waitFor(async () => {
    const kept = (await personStore()?.record('r'))?.draft;
    expect(kept).toMatchObject({ looks: { A: expect.anything(), B: expect.anything() } });
  });
});
