import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, whenProofNeeded } from './client';
import type { Problem } from './problem';
import { sessionQuery } from './session';
import type { Session } from './types';

/**
 * Step-up: the server refuses an act until its owner has proved himself again. The refused call waits here, the
 * console asks, and the call goes on by itself; several calls at once wait for one answer.
 */

let awaited: Problem | null = null;
let waiting: ((proved: boolean) => void)[] = [];
const watchers = new Set<() => void>();

whenProofNeeded((problem) => {
  awaited ??= problem;
  tell();
  return new Promise((settle) => waiting.push(settle));
});

export const awaitedProof = () => awaited;

export function watchProof(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function settleProof(proved: boolean): void {
  const all = waiting;
  waiting = [];
  awaited = null;
  for (const settle of all) settle(proved);
  tell();
}

function tell() {
  for (const watcher of watchers) watcher();
}

export function useProve() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (proof: { password?: string; code?: string }) =>
      call<Session>('POST', '/session/step-up', { post: null, body: proof }),
    // What is answered speaks of the post of the session, which another tab may have changed.
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}
