import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
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

/** As many entries as fit side by side under the thumb on a screen of 360 px. */
const WITHIN_REACH = 5;

/** On a phone the same sections stand under the thumb; what does not fit opens from the last place. */
export function BottomNavigation() {
  const isHere = useIsHere();
  const mayRegister = useMay()('hazard.create');
  const all = useSections();
  const places = WITHIN_REACH - (mayRegister ? 1 : 0);
  const shown = all.length > places ? all.slice(0, places - 1) : all;
  const further = all.slice(shown.length);
  return (
    <nav className="bottom no-print" aria-label="主导航">
      {shown.slice(0, 2).map((section) => (
        <BottomLink key={section.to} section={section} here={isHere(section)} />
      ))}
      {mayRegister && (
        <Link to="/ledger/register" className="bottom-link bottom-register">
          <PlusOutlined aria-hidden="true" />
          登记
        </Link>
      )}
      {shown.slice(2).map((section) => (
        <BottomLink key={section.to} section={section} here={isHere(section)} />
      ))}
      {further.length > 0 && <Further sections={further} isHere={isHere} />}
    </nav>
  );
}

function Further({ sections, isHere }: { sections: Section[]; isHere: (section: Section) => boolean }) {
  const navigate = useNavigate();
  const here = sections.find(isHere);
  const items: MenuProps['items'] = sections.map((section) => ({
    key: section.to,
    icon: section.icon,
    label: section.title,
  }));
  return (
    <Dropdown
      menu={{ items, selectedKeys: here ? [here.to] : [], onClick: ({ key }) => navigate({ to: key }) }}
      trigger={['click']}
      placement="topRight"
    >
      <button type="button" className="bottom-link" aria-current={here ? 'page' : undefined}>
        {here ? here.icon : <EllipsisOutlined aria-hidden="true" />}
        {here ? here.title : '更多'}
        {here && <span className="sr-only">，更多栏目</span>}
      </button>
    </Dropdown>
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
