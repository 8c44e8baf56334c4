import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useExpired } from '../api/atWork';
import { ChosenElsewhere } from './ChosenElsewhere';
import { ErrorBoundary } from './ErrorScreen';
import { ExpiredDialog } from './ExpiredDialog';
import { KeyboardHelp } from './KeyboardHelp';
import { LookingOnlyNotice } from './LookingOnlyNotice';
import { LostTimeNotice } from './LostTimeNotice';
import { BottomNavigation, SideNavigation } from './Navigation';
import { ProofDialog } from './ProofDialog';
import { TopBar } from './TopBar';
import './Shell.css';

/** Frame of the console: navigation, top bar, and the page of the address. */
export function Shell() {
  const expired = useExpired();
  const path = useRouterState({ select: (s) => s.resolvedLocation?.pathname ?? s.location.pathname });
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(path, main);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <TopBar />
      <SideNavigation />
      <main ref={main} id="main" className="shell-main" tabIndex={-1}>
        <LookingOnlyNotice key={path} />
        <LostTimeNotice />
        <ChosenElsewhere />
        <ErrorBoundary at={path}>
          <Outlet />
        </ErrorBoundary>
      </main>
      <BottomNavigation />
      <KeyboardHelp />
      <ProofDialog />
      {expired && <ExpiredDialog />}
    </div>
  );
}

/** A new page begins at its beginning, for the keyboard and for those who listen. */
function useFocusOnNewPage(path: string, main: React.RefObject<HTMLElement | null>) {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path, main]);
}
