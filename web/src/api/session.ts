import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { setServerTime } from '../lib/dates';
import { beginAnew, cameIn, hasExpired, recognised } from './atWork';
import { call } from './client';
import type { Beginning, DemoAccount, Session, SignedIn } from './types';

/** Who is at work, under which post, and what the server lets this post do. */

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal, client }) => {
    const session = timed(await call<Session>('GET', '/session', { signal }));
    const before = client.getQueryData<Session>(['session']);
    if (session.signedIn || !before?.signedIn) return recognised(session);
    // The page of somebody at work stays, as with every other call that finds the session over.
    hasExpired();
    return before;
  },
  staleTime: 60_000,
});

/**
 * Why nothing may be written at the moment, '' where it may: asked as nobody, for what a page asks by itself must not keep
 * a session alive that its owner has left.
 */
export const lookingOnlyQuery = queryOptions({
  queryKey: ['looking-only'],
  queryFn: async ({ signal }) => {
    const { lookingOnly } = await call<Session>('GET', '/session', { anonymous: true, post: null, signal });
    return lookingOnly?.code ?? '';
  },
  refetchInterval: 60_000,
});

function timed(session: Session): Session {
  setServerTime(session.serverTime);
  return session;
}

/** These speak of the session itself and not of the post of this page. */
const OF_SESSION = { post: null };

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
    mutationFn: async (credentials: { login: string; password: string; code?: string }) =>
      cameIn(await call<Session>('POST', '/session', { ...OF_SESSION, body: credentials })),
    onSuccess: (session) => session.signedIn && enter(session),
  });
}

export function useEnterCode() {
  const enter = useEnter();
  return useMutation({
    mutationFn: async (entry: { ticket: string; code: string }) =>
      cameIn(await call<Session>('POST', '/session/code', { ...OF_SESSION, body: entry })),
    onSuccess: enter,
  });
}

/** The same person under the same post goes on where he was, or somebody begins on a page that showed nobody. */
function useEnter() {
  const cache = useQueryClient();
  return (session: Session) => {
    const goesOn = cache.getQueryData(sessionQuery.queryKey)?.signedIn;
    if (!goesOn) cache.clear();
    cache.setQueryData(sessionQuery.queryKey, timed(session));
    if (goesOn) void cache.invalidateQueries();
  };
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call<void>('DELETE', '/session', OF_SESSION),
    onSettled: () => {
      const before = cache.getQueryData(sessionQuery.queryKey);
      cache.clear();
      const there = before?.signedIn ? before.signOutAddress : null;
      const back = encodeURIComponent(`${window.location.origin}/sign-in`);
      window.location.assign(there ? `${there}&post_logout_redirect_uri=${back}` : '/sign-in');
    },
  });
}

/** Another post is another page. */
export function useChangePost() {
  return useMutation({
    mutationFn: async (postId: string) => {
      await cameIn(await call<Session>('PUT', '/session/post', { ...OF_SESSION, body: { postId } }));
      return beginAnew();
    },
  });
}

export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: ({ signal }) => call<DemoAccount[]>('GET', '/demo/accounts', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
