/**
 * Keeps the app itself on the phone, whole and of one version. What people write is not here but in IndexedDB, and calls
 * of the API are never answered from here: a screen must know whether the server spoke.
 */

type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Extendable & { request: Request; respondWith: (answer: Promise<Response>) => void };
type FieldWorker = EventTarget & {
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  location: Location;
};

/** Replaced by the build with a name made from the contents of all files, so that any change is a new version. */
const CACHE = 'field-__FIELD_VERSION__';
const LIST = '/field-files.json';
const PAGE = '/field';

const worker = self as unknown as FieldWorker;

worker.addEventListener('install', (event) => {
  (event as Extendable).waitUntil(keep());
});

worker.addEventListener('activate', (event) => {
  (event as Extendable).waitUntil(dropOld());
});

worker.addEventListener('message', (event) => {
  if ((event as MessageEvent).data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const fetching = event as Fetching;
  const { request } = fetching;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api/')) {
    return;
  }
  fetching.respondWith(fromCache(request.mode === 'navigate' ? PAGE : url.pathname, request));
});

async function keep(): Promise<void> {
  const files = (await (await fetch(LIST, { cache: 'no-store' })).json()) as string[];
  const cache = await caches.open(CACHE);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
}

async function fromCache(path: string, request: Request): Promise<Response> {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}

async function dropOld(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('field-') && name !== CACHE).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}
