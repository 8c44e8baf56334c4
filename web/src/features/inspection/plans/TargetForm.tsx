import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { invalid, type Problem, problemOf } from '../../../api/problem';
import type { Ref } from '../../../api/types';
import { unitTypeList } from '../../../api/unitTypes';
import { DayInput } from '../../../ui/DayInput';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { SelectInput } from '../../../ui/SelectInput';
import { UnitPicker } from '../../../ui/UnitPicker';
import { listChoicesQuery } from '../queries';
import { arrangementOf, type Plan, useArrange } from './queries';

export function TargetForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const arrange = useArrange(plan);
  const list = useQuery(listChoicesQuery).data?.find((one) => one.code === plan.checklistCode);
  const [unit, setUnit] = useState<Ref>();
  const [name, setName] = useState<string>();
  const [team, setTeam] = useState(plan.teams[0]?.id ?? '');
  const [from, setFrom] = useState(plan.from);
  const [until, setUntil] = useState(plan.until);
  const [missing, setMissing] = useState<Problem | null>(null);
  const problem = missing ?? (arrange.error && problemOf(arrange.error));
  const save = () => {
    const nothing = unit
      ? null
      : invalid([{ field: 'unit', problem: '没有选择单位', remedy: '请选择检查对象' }]);
    setMissing(nothing);
    if (!unit) return;
    const before = arrangementOf(plan);
    const targets = [...before.targets, { unit, team, from, until }];
    arrange.mutate({ ...before, targets }, { onSuccess: onClose });
  };
  return (
    <FormDrawer
      title="增加检查对象"
      submit="增加"
      prefix="target"
      busy={arrange.isPending}
      problem={problem}
      touched={unit !== undefined}
      onClose={onClose}
      onSubmit={save}
    >
      <Field
        name="unit"
        label="单位"
        required
        hint={list && `《${list.title}》适用：${unitTypeList(list.unitTypes)}`}
        prefix="target"
        problem={problem}
      >
        {(input) => (
          <UnitPicker
            {...input}
            unit={unit}
            name={name}
            onChange={(chosen, label) => {
              setUnit(chosen);
              setName(label);
            }}
          />
        )}
      </Field>
      <Field name="team" label="检查组" required prefix="target" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={team}
            onChange={setTeam}
            options={plan.teams.map((t) => [t.id, t.name])}
          />
        )}
      </Field>
      <Field name="from" label="从" required prefix="target" problem={problem}>
        {(input) => <DayInput {...input} day={from} min={plan.from} max={plan.until} onChange={setFrom} />}
      </Field>
      <Field
        name="until"
        label="到"
        required
        hint="检查组只在这些日子看得到该单位"
        prefix="target"
        problem={problem}
      >
        {(input) => <DayInput {...input} day={until} min={from} max={plan.until} onChange={setUntil} />}
      </Field>
    </FormDrawer>
  );
}
