import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { uuidv7 } from '../../../lib/uuidv7';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { SelectInput } from '../../../ui/SelectInput';
import { PersonSearch } from './PersonSearch';
import './plans.css';
import { arrangementOf, type Candidate, type Duty, type Plan, type Team, useArrange } from './queries';

const DUTIES = [
  ['LEADER', '组长'],
  ['MEMBER', '组员'],
  ['EXPERT', '专家'],
] as const;

type Chosen = { personId: string; name: string; node: string; duty: Duty };
type Props = { plan: Plan; team: Team | null; onClose: () => void };

/** A team: its name and its people, the first of whom leads unless said otherwise. */
export function TeamForm({ plan, team, onClose }: Props) {
  const arrange = useArrange(plan);
  const [id] = useState(() => team?.id ?? uuidv7());
  const [name, setName] = useState(team?.name ?? `第${plan.teams.length + 1}组`);
  const [members, setMembers] = useState<Chosen[]>(team?.members ?? []);
  const problem = arrange.error && problemOf(arrange.error);
  const add = (person: Candidate) => {
    const first: Duty = members.some((m) => m.duty === 'LEADER') ? 'MEMBER' : 'LEADER';
    setMembers([...members, { ...person, duty: person.expert ? 'EXPERT' : first }]);
  };
  const save = () => {
    const before = arrangementOf(plan);
    const teams = before.teams.filter((other) => other.id !== id);
    const mine = { id, name, members: members.map(({ personId, duty }) => ({ personId, duty })) };
    arrange.mutate({ ...before, teams: [...teams, mine] }, { onSuccess: onClose });
  };
  return (
    <FormDrawer
      title={team ? `修改${team.name}` : '增加检查组'}
      submit="保存检查组"
      prefix="team"
      busy={arrange.isPending}
      problem={problem}
      touched={members.length > 0}
      onClose={onClose}
      onSubmit={save}
    >
      <Field name="name" label="检查组名称" required prefix="team" problem={problem}>
        {(input) => (
          <Input {...input} maxLength={40} value={name} onChange={(e) => setName(e.target.value)} />
        )}
      </Field>
      <Field
        name="members"
        label="增加人员"
        hint="在检查对象任职或近三年任过职的须回避"
        prefix="team"
        problem={problem}
      >
        {(input) => <PersonSearch {...input} without={members.map((m) => m.personId)} onChoose={add} />}
      </Field>
      <ul className="plan-chosen-list" aria-label="本组人员">
        {members.map((member) => (
          <li key={member.personId} className="plan-chosen">
            <span>
              {member.name}
              <span className="quiet">（{member.node}）</span>
            </span>
            <SelectInput
              id={`duty-${member.personId}`}
              aria-label={`${member.name}的职责`}
              value={member.duty}
              onChange={(duty) =>
                setMembers(
                  members.map((m) => (m.personId === member.personId ? { ...m, duty: duty as Duty } : m)),
                )
              }
              options={DUTIES}
            />
            <button
              type="button"
              className="link-button"
              aria-label={`移出${member.name}`}
              onClick={() => setMembers(members.filter((m) => m.personId !== member.personId))}
            >
              移出
            </button>
          </li>
        ))}
      </ul>
    </FormDrawer>
  );
}
