import { useSyncExternalStore } from 'react';

export const SMALL = '(max-width: 767px)';
/** Fingers need bigger targets than a mouse. */
export const TOUCH = '(pointer: coarse), (max-width: 767px)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (watcher) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', watcher);
      return () => list.removeEventListener('change', watcher);
    },
    () => window.matchMedia(query).matches,
  );
}
