import { useSyncExternalStore } from 'react';
import { setDraftOwner } from '../lib/drafts';
import { call, setPagePost, whenPostNotHeld, whenSignedOut } from './client';
import type { Session, SignedIn } from './types';

/**
 * Who this page was loaded for, and under which post. A page shows one person under one post from its beginning to its
 * end: where somebody else comes in, or the same person under another post, the whole page is loaded anew, so that nothing
 * of the one is left before the eyes of the other. Tabs of one browser share the session and tell each other.
 */

type AtWork = { person: string; post: string; postWords: string };

const BEGINNING = '/today';

let shown: AtWork | null = null;
let elsewhere: string | null = null;
let entered = 0;
let expired = false;
const watchers = new Set<() => void>();

function tell() {
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

const of = ({ person, post }: SignedIn): AtWork => ({
  person: person.id,
  post: post.id,
  postWords: `${post.nodeName} ${post.title}`,
});

const isOther = (who: AtWork) => shown !== null && (who.person !== shown.person || who.post !== shown.post);

/** Loads the console from its beginning; whatever waits for an answer here gets none any more. */
export function beginAnew(): Promise<never> {
  window.location.assign(BEGINNING);
  return new Promise(() => {});
}

/** The session as the server tells it of the post this page shows. */
export async function recognised(session: Session): Promise<Session> {
  if (!session.signedIn) return session;
  const who = of(session);
  if (isOther(who)) return beginAnew();
  shown = who;
  setDraftOwner(who.person);
  setPagePost(who.post);
  return session;
}

/** The session of whoever has just signed in or chosen a post; other tabs learn of it. */
export async function cameIn(session: Session): Promise<Session> {
  if (!session.signedIn) return session;
  tabs.postMessage(of(session));
  const page = await recognised(session);
  goesOn(null);
  return page;
}

function goesOn(chosenElsewhere: string | null) {
  elsewhere = chosenElsewhere;
  expired = false;
  entered++;
  tell();
}

export function hasExpired(): void {
  expired = true;
  tell();
}

whenSignedOut(hasExpired);

const tabs = new BroadcastChannel('bihuan.at-work');
tabs.addEventListener('message', (event) => hear((event as MessageEvent<AtWork>).data));

function hear(who: AtWork) {
  if (shown === null) return;
  if (who.person !== shown.person) return void beginAnew();
  goesOn(who.post === shown.post ? null : who.postWords);
}

// A tab that slept through the message, or a phone app in the same browser that tells nobody.
whenPostNotHeld(async () => {
  const session = await call<Session>('GET', '/session', { post: null });
  if (session.signedIn) hear(of(session));
});

/** The post chosen in another tab while this page stays under its own; null where they agree. */
export const useChosenElsewhere = (): string | null => useSyncExternalStore(watch, () => elsewhere);

/** How often somebody has come in on this page: what was refused before for want of a session may be tried again. */
export const useTimesEntered = (): number => useSyncExternalStore(watch, () => entered);

/** The session ended while somebody was at work; the page stays, only the signature is asked again. */
export const useExpired = (): boolean => useSyncExternalStore(watch, () => expired);
