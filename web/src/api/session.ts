import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { setServerTime } from '../lib/dates';
import { setDraftOwner } from '../lib/drafts';
import { call, whenSignedOut } from './client';
import type { Beginning, DemoAccount, Session, SignedIn } from './types';

/** Who is at work, under which post, and what the server lets this post do. */

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => remember(await call<Session>('GET', '/session', { signal })),
  staleTime: 60_000,
});

function remember(session: Session): Session {
  setServerTime(session.serverTime);
  if (session.signedIn) setDraftOwner(session.person.id);
  return session;
}

/** Only below the shell, which is never shown to anonymous visitors. */
export function useSignedIn(): SignedIn {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data.signedIn) throw new Error('尚未登录');
  return data;
}

/** Whether the server lets this post do it; with a kind, whether it has just this kind of right to it. */
export function useMay(): (permission: string, kind?: 'FULL') => boolean {
  const { grants } = useSignedIn();
  return (permission, kind) => {
    const given = grants[permission];
    return given !== undefined && (kind === undefined || given.includes(kind));
  };
}

/** Whether this post may begin it. */
export function useCanBegin(): (beginning: Beginning) => boolean {
  const { can } = useSignedIn();
  return (beginning) => can.includes(beginning);
}

/** Answers with the session, or with the ticket for the second step. */
export function useSignIn() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (credentials: { login: string; password: string; code?: string }) =>
      call<Session>('POST', '/session', { body: credentials }),
    onSuccess: (session) => session.signedIn && enter(session),
  });
}

export function useEnterCode() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (entry: { ticket: string; code: string }) =>
      call<Session>('POST', '/session/code', { body: entry }),
    onSuccess: enter,
  });
}

function useEnter() {
  const cache = useQueryClient();
  return (session: Session) => {
    const before = cache.getQueryData(sessionQuery.queryKey);
    const samePerson = before?.signedIn && session.signedIn && before.person.id === session.person.id;
    if (!samePerson) cache.clear();
    cache.setQueryData(sessionQuery.queryKey, remember(session));
    setExpired(false);
    if (samePerson) void cache.invalidateQueries();
  };
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call<void>('DELETE', '/session'),
    onSettled: () => {
      const before = cache.getQueryData(sessionQuery.queryKey);
      cache.clear();
      const there = before?.signedIn ? before.signOutAddress : null;
      const back = encodeURIComponent(`${window.location.origin}/sign-in`);
      window.location.assign(there ? `${there}&post_logout_redirect_uri=${back}` : '/sign-in');
    },
  });
}

export function useChangePost() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (postId: string) => call<Session>('PUT', '/session/post', { body: { postId } }),
    onSuccess: (session) => {
      cache.clear();
      cache.setQueryData(sessionQuery.queryKey, remember(session));
    },
  });
}

export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: ({ signal }) => call<DemoAccount[]>('GET', '/demo/accounts', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

let expired = false;
const watchers = new Set<() => void>();

function setExpired(value: boolean) {
  expired = value;
  for (const watcher of watchers) watcher();
}

whenSignedOut(() => setExpired(true));

/** The session ended while somebody was at work; the page stays, only the signature is asked again. */
export function useExpired(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => expired,
  );
}
