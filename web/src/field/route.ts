import { useSyncExternalStore } from 'react';

/** The place on screen stands in the address, so that a killed browser opens where one was. */

const watchers = new Set<() => void>();

function tell(): void {
  for (const watcher of watchers) watcher();
}

window.addEventListener('popstate', tell);

export function go(path: string, replace = false): void {
  if (path === window.location.pathname + window.location.search) return;
  if (replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.scrollTo(0, 0);
  tell();
}

/** `/field/check/…` as `['check', '…']`; what follows the question mark counts as another place too. */
export function useRoute(): string[] {
  const address = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => window.location.pathname + window.location.search,
  );
  const [path = ''] = address.split('?');
  return path.split('/').slice(2).filter(Boolean).map(decodeURIComponent);
}
