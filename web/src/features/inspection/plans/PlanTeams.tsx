import { Button } from 'antd';
import { useState } from 'react';
import { Section } from '../../../ui/PageHeader';
import { Empty } from '../../../ui/states';
import type { Plan, Team } from './queries';
import './plans.css';
import { TeamForm } from './TeamForm';

type Props = { plan: Plan; editable: boolean };

export function PlanTeams({ plan, editable }: Props) {
  const [open, setOpen] = useState<Team | 'new' | null>(null);
  return (
    <Section
      id="plan-teams"
      title="检查组"
      extra={editable && <Button onClick={() => setOpen('new')}>增加检查组</Button>}
    >
      {plan.teams.length === 0 && (
        <Empty title="还没有检查组">每组至少两名检查人员，其中一名组长；专家不计在内。</Empty>
      )}
      <ul className="plan-teams">
        {plan.teams.map((team) => (
          <li key={team.id} className="plan-team">
            <p className="spread">
              <b>{team.name}</b>
              {editable && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={`修改${team.name}`}
                  onClick={() => setOpen(team)}
                >
                  修改
                </button>
              )}
            </p>
            <p>
              {team.members.map((member) => (
                <span key={member.id} className="plan-member">
                  <span className="faint">{member.dutyTitle}</span> {member.name}
                  <span className="quiet">
                    （{member.node} {member.post}）
                  </span>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {open && <TeamForm plan={plan} team={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
