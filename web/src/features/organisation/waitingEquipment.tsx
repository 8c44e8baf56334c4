import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session';
import type { WaitingEntry } from '../../ui/WaitingList';
import { type Equipment, equipmentQuery } from './profile';

/** What of one's own unit must be inspected within the month, as one line of 今天. */
export function useWaitingEquipment(enabled: boolean): WaitingEntry[] {
  const { post } = useSignedIn();
  const unit = (enabled && post.unit) || undefined;
  const { data } = useQuery(equipmentQuery(unit));
  const due = (data ?? []).filter((device) => device.state === 'OVERDUE' || device.state === 'DUE_SOON');
  return unit && due[0]?.dueOn ? [entryOf(unit, due, due[0].dueOn)] : [];
}

function entryOf(unit: string, due: Equipment[], dueOn: string): WaitingEntry {
  const overdue = due.filter((device) => device.state === 'OVERDUE').length;
  const soon = due.length - overdue;
  const counts = [overdue > 0 && `${overdue} 台超期`, soon > 0 && `${soon} 台一个月内到期`].filter(Boolean);
  const there = { to: '/organisation/$node', params: { node: unit.slice(7) }, hash: 'equipment' } as const;
  return {
    key: `equipment-${unit}`,
    dueOn,
    title: (
      <Link {...there} className="waiting-title" data-row-link>
        特种设备定期检验：{counts.join('，')}
      </Link>
    ),
    facts: (
      <>
        <span>特种设备</span>
        <span className="quiet">
          {due
            .map((device) => device.name)
            .slice(0, 3)
            .join('、')}
          {due.length > 3 && ' 等'}
        </span>
      </>
    ),
    act: (
      <Link {...there} className="waiting-act">
        查看
      </Link>
    ),
  };
}
