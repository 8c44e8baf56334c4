import { useSyncExternalStore } from 'react';

/** The worker that lets the app start without a network; a new version waits until the person says so. */

let waiting: ServiceWorker | null = null;
const watchers = new Set<() => void>();

function found(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const watcher of watchers) watcher();
}

export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  void navigator.serviceWorker
    .register('/field-worker.js', { scope: '/field', updateViaCache: 'none' })
    .then((registration) => {
      if (registration.waiting && navigator.serviceWorker.controller) found(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const next = registration.installing;
        next?.addEventListener('statechange', () => {
          if (next.state === 'installed' && navigator.serviceWorker.controller) found(next);
        });
      });
    })
    .catch(() => undefined);
}

export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => waiting !== null,
  );
}

export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  waiting?.postMessage('take-over');
}

/** Without https a browser offers no worker, and the app does not open without a network. */
export const canWorkOffline = () => 'serviceWorker' in navigator;
