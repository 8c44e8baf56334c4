import { lazy, Suspense, useEffect } from 'react';
import { Screen } from './kit/Screen';
import { go, useRoute } from './route';
import { SignIn } from './SignIn';
import { useField } from './store/field';
import { readLarge } from './store/phone';
import { Today } from './today/Today';
import type { Stop } from './types';

/** The first load shows today; the other screens lie on the phone as well and open without a network. */
const CheckList = lazy(() => import('./check/CheckList').then((m) => ({ default: m.CheckList })));
const CheckTask = lazy(() => import('./check/CheckTask').then((m) => ({ default: m.CheckTask })));
const BlindLooks = lazy(() => import('./blind/BlindLooks').then((m) => ({ default: m.BlindLooks })));
const BlindLook = lazy(() => import('./blind/BlindLook').then((m) => ({ default: m.BlindLook })));
const PatrolPlaces = lazy(() => import('./patrol/PatrolPlaces').then((m) => ({ default: m.PatrolPlaces })));
const PatrolStop = lazy(() => import('./patrol/PatrolStop').then((m) => ({ default: m.PatrolStop })));
const Snap = lazy(() => import('./snap/Snap').then((m) => ({ default: m.Snap })));
const Rectifications = lazy(() =>
  import('./rectify/Rectifications').then((m) => ({ default: m.Rectifications })),
);
const Rectify = lazy(() => import('./rectify/Rectify').then((m) => ({ default: m.Rectify })));
const Sync = lazy(() => import('./sync/Sync').then((m) => ({ default: m.Sync })));
const Lock = lazy(() => import('./lock/Lock').then((m) => ({ default: m.Lock })));
const PinFirst = lazy(() => import('./lock/PinFirst').then((m) => ({ default: m.PinFirst })));
const RecordPage = lazy(() => import('./sync/RecordPage').then((m) => ({ default: m.RecordPage })));

export function App() {
  const field = useField();
  useEffect(() => {
    void readLarge().then((large) => document.documentElement.classList.toggle('large', large));
  }, []);
  if (field.phase === 'starting') return <p className="empty">正在打开…</p>;
  if (field.phase === 'nobody') return <SignIn />;
  return (
    <Suspense fallback={<p className="empty">正在打开…</p>}>
      {field.phase === 'locked' ? (
        <Lock key={field.holder?.personId} />
      ) : field.pinOwed === 'now' ? (
        <PinFirst />
      ) : (
        <Page />
      )}
    </Suspense>
  );
}

function Page() {
  const [page, id, step] = useRoute();
  const query = new URLSearchParams(window.location.search);
  const place = query.get('place') ?? undefined;
  switch (page) {
    case undefined:
      // The code on a place's label leads to the app with the place in its address.
      return place ? <PatrolStop key={place} place={place} scanned /> : <Today />;
    case 'sign-in':
      return <SignIn />;
    case 'check':
      return id ? <CheckTask key={id} task={id} signing={step === 'sign'} /> : <CheckList />;
    case 'patrol':
      return id ? <PatrolStop key={id} place={id} scanned={false} /> : <PatrolPlaces />;
    case 'blind':
      return id ? <BlindLook key={id} look={id} /> : <BlindLooks />;
    case 'snap':
      return <Snap id={id ?? null} place={place} stop={stopOf(query.get('stop'))} />;
    case 'rectify':
      return id ? <Rectify key={id} hazard={id} /> : <Rectifications />;
    case 'sync':
      return <Sync />;
    case 'record':
      return <RecordPage id={id ?? ''} />;
    default:
      return (
        <Screen title="没有这个页面" tab="">
          <button type="button" className="button" onClick={() => go('/field')}>
            回到今天
          </button>
        </Screen>
      );
  }
}

/** How a patrol came to the place where it found something; without one it is no patrol. */
function stopOf(how: string | null): Stop | undefined {
  return how === null ? undefined : { scanned: how === 'scanned' };
}
