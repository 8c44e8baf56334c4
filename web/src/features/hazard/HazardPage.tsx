import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useEffect, useRef } from 'react';
import { problemOf } from '../../api/problem';
import type { Act, HazardDetail } from '../../api/types';
import { SMALL, useMedia } from '../../lib/media';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, PageSkeleton } from '../../ui/states';
import { AboutAct } from './acts/AboutAct';
import { ActForm } from './acts/ActForm';
import type { Values } from './acts/actForm';
import { HazardFacts } from './HazardFacts';
import { HazardHeader } from './HazardHeader';
import { HazardStory } from './HazardStory';
import { LeftOutNumber } from './LeftOutNumber';
import { PROPOSAL_ACTS } from './Proposals';
import { hazardQuery } from './queries';
import './HazardPage.css';

const route = getRouteApi('/shell/hazards/$ref');

/** One hazard, one page, one story. The open form stands in the address, so that a link can lead to it. */
export function HazardPage() {
  const { ref } = route.useParams();
  const { data: hazard, error, refetch } = useQuery(hazardQuery(ref));
  const problem = problemOf(error);
  if (problem.status === 404) return <NoSuchHazard number={ref} />;
  if (!hazard) {
    const looking = problem.code === 'blind-look-open';
    return error ? (
      <div className="page">
        <ProblemAlert problem={problem} onRetry={looking ? undefined : () => void refetch()} />
        {looking && <Link to="/inspection/blind">去答复这次盲查</Link>}
      </div>
    ) : (
      <PageSkeleton />
    );
  }
  return <Shown key={ref} hazard={hazard} />;
}

function Shown({ hazard }: { hazard: HazardDetail }) {
  const { act: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (act: Act | undefined) =>
    void navigate({ search: (before) => ({ ...before, act }), replace: true });
  const act = openAct(hazard, wanted);
  const start = useFocusBack(act !== null, open);
  return (
    <article className="page hazard">
      <HazardHeader hazard={hazard} onAct={start} />
      <div className="hazard-columns">
        <HazardFacts hazard={hazard} onAct={start} />
        <HazardStory hazard={hazard} />
      </div>
      {act && <ActDrawer key={act} act={act} hazard={hazard} onClose={() => open(undefined)} />}
    </article>
  );
}

/** Whoever works by the keyboard goes on where he opened the form, or at the heading when that step is gone. */
function useFocusBack(isOpen: boolean, open: (act: Act) => void) {
  const trigger = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    const closed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (!closed) return;
    // After the drawer has let go of the focus.
    const timer = setTimeout(() => {
      if (trigger.current instanceof HTMLElement && trigger.current.isConnected) trigger.current.focus();
      trigger.current = null;
      if (document.activeElement && document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>('.hazard h1')?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, [isOpen]);
  return (act: Act) => {
    trigger.current = document.activeElement;
    open(act);
  };
}

/** `main` stands for whatever the server calls the next step; what may not be done opens no form. */
export function openAct(hazard: HazardDetail, wanted: string | undefined): Act | null {
  if (!wanted) return null;
  const can = hazard.can.find((c) => (wanted === 'main' ? c.main : c.act === wanted));
  return can?.allowed && can.act !== 'EDIT' ? can.act : null;
}

type DrawerProps = { act: Act; hazard: HazardDetail; onClose: () => void };

function ActDrawer({ act, hazard, onClose }: DrawerProps) {
  const small = useMedia(SMALL);
  const title = hazard.can.find((c) => c.act === act)?.title;
  return (
    <Drawer
      open
      onClose={onClose}
      size={small ? '100%' : 560}
      title={title}
      extra={<span className="faint number">{hazard.number}</span>}
    >
      <p className="strong hazard-drawer-what">{hazard.description}</p>
      <AboutAct act={act} hazard={hazard} />
      <ActForm act={act} hazard={hazard} given={known(act, hazard)} onDone={onClose} onCancel={onClose} />
    </Drawer>
  );
}

/** There is at most one open proposal, so nobody has to choose it. */
function known(act: Act, hazard: HazardDetail): Values | undefined {
  if (!PROPOSAL_ACTS.includes(act)) return undefined;
  const open = hazard.proposals.filter((p) => p.state === 'OPEN');
  return open.length === 1 ? { proposalId: open[0]?.id } : undefined;
}

function NoSuchHazard({ number }: { number: string }) {
  return (
    <div className="page page-narrow">
      <Empty title="没有找到这条隐患">
        <LeftOutNumber number={number} />
        <p>它不存在，或者不在您的权限范围内。请核对地址或编号。</p>
        <p>
          <Link to="/ledger">打开台账</Link>
        </p>
      </Empty>
    </div>
  );
}
