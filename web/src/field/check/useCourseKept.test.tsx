import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useCourseKept } from './useCourseKept';

type Kept = { looks?: Record<string, unknown> };
const draft: Kept & { kind: 'CHECK' } = { kind: 'CHECK' };
vi.mock('../store/field', () => ({
  personStore: () => ({
    update: (_: string, by: (record: { state: string; draft: Kept }) => { draft: Kept }) => {
      Object.assign(draft, by({ state: 'DRAFT', draft }).draft);
      return Promise.resolve();
    },
  }),
}));
vi.mock('../store/position', () => ({ whereAmI: () => Promise.resolve(null) }));

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
  await vi.waitFor(() => expect(Object.keys(draft.looks ?? {})).toEqual(['A', 'B']));
});
