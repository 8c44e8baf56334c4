import { PlusOutlined } from '@ant-design/icons';
import { Link, useRouterState } from '@tanstack/react-router';
import { useMay, useSignedIn } from '../api/session';
import { type Section, sectionsFor } from './sections';

function useSections() {
  return sectionsFor(useMay(), useSignedIn().post.role);
}

function useIsHere() {
  const path = useRouterState({ select: (s) => s.location.pathname });
  // Registering has a button of its own.
  if (path === '/ledger/register') return () => false;
  return (section: Section) =>
    path.startsWith(section.to) || (section.alsoAt !== undefined && path.startsWith(section.alsoAt));
}

export function SideNavigation() {
  const isHere = useIsHere();
  const may = useMay();
  return (
    <nav className="side no-print" aria-label="主导航">
      <ul>
        {useSections().map((section) => (
          <li key={section.to}>
            <Link
              to={section.to}
              className="side-link"
              activeOptions={{ exact: true }}
              aria-current={isHere(section) ? 'page' : undefined}
            >
              {section.icon}
              {section.title}
            </Link>
          </li>
        ))}
      </ul>
      {may('hazard.create') && (
        <Link to="/ledger/register" className="side-register">
          <PlusOutlined aria-hidden="true" />
          登记隐患
        </Link>
      )}
    </nav>
  );
}

/** On a phone the same sections stand under the thumb. */
export function BottomNavigation() {
  const isHere = useIsHere();
  const may = useMay();
  const all = useSections();
  return (
    <nav className="bottom no-print" aria-label="主导航">
      {all.slice(0, 2).map((section) => (
        <BottomLink key={section.to} section={section} here={isHere(section)} />
      ))}
      {may('hazard.create') && (
        <Link to="/ledger/register" className="bottom-link bottom-register">
          <PlusOutlined aria-hidden="true" />
          登记
        </Link>
      )}
      {all.slice(2).map((section) => (
        <BottomLink key={section.to} section={section} here={isHere(section)} />
      ))}
    </nav>
  );
}

function BottomLink({ section, here }: { section: Section; here: boolean }) {
  return (
    <Link
      to={section.to}
      className="bottom-link"
      activeOptions={{ exact: true }}
      aria-current={here ? 'page' : undefined}
    >
      {section.icon}
      {section.title}
    </Link>
  );
}
