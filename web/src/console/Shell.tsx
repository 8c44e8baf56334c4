import { Outlet } from '@tanstack/react-router';
import { useExpired } from '../api/session';
import { ErrorBoundary } from './ErrorScreen';
import { ExpiredDialog } from './ExpiredDialog';
import { KeyboardHelp } from './KeyboardHelp';
import { BottomNavigation, SideNavigation } from './Navigation';
import { TopBar } from './TopBar';
import './Shell.css';

/** Frame of the console: navigation, top bar, and the page of the address. */
export function Shell() {
  const expired = useExpired();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <TopBar />
      <SideNavigation />
      <main id="main" className="shell-main" tabIndex={-1}>
        <ErrorBoundary>
          <Outlet />
        </ErrorBoundary>
      </main>
      <BottomNavigation />
      <KeyboardHelp />
      {expired && <ExpiredDialog />}
    </div>
  );
}
