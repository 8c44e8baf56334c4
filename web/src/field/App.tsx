import { lazy, Suspense, useEffect } from 'react';
import { Screen } from './kit/Screen';
import { go, useRoute } from './route';
import { SignIn } from './SignIn';
import { useField } from './store/field';
import { readLarge } from './store/phone';
import { Today } from './today/Today';

/** The first load shows today; the other screens lie on the phone as well and open without a network. */
const CheckList = lazy(() => import('./check/CheckList').then((m) => ({ default: m.CheckList })));
const CheckTask = lazy(() => import('./check/CheckTask').then((m) => ({ default: m.CheckTask })));
const Snap = lazy(() => import('./snap/Snap').then((m) => ({ default: m.Snap })));
const Rectifications = lazy(() =>
  import('./rectify/Rectifications').then((m) => ({ default: m.Rectifications })),
);
const Rectify = lazy(() => import('./rectify/Rectify').then((m) => ({ default: m.Rectify })));
const Sync = lazy(() => import('./sync/Sync').then((m) => ({ default: m.Sync })));
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
      <Page />
    </Suspense>
  );
}

function Page() {
  const [page, id, step] = useRoute();
  // The code on a place's label leads to the app with the place in its address.
  const place = new URLSearchParams(window.location.search).get('place');
  switch (page) {
    case undefined:
      return place ? <Snap id={null} place={place} /> : <Today />;
    case 'sign-in':
      return <SignIn />;
    case 'check':
      return id ? <CheckTask key={id} task={id} signing={step === 'sign'} /> : <CheckList />;
    case 'snap':
      return <Snap id={id ?? null} />;
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
