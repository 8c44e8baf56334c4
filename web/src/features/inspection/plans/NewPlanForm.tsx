import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { useSignedIn } from '../../../api/session';
import { unitTypeList } from '../../../api/unitTypes';
import { addDays, today } from '../../../lib/dates';
import { uuidv7 } from '../../../lib/uuidv7';
import { DayInput } from '../../../ui/DayInput';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { SelectInput } from '../../../ui/SelectInput';
import { listChoicesQuery } from '../queries';
import { KINDS, type Kind, makePlan, plansChanged } from './queries';

/** What is inspected and when; who goes where comes next. */
export function NewPlanForm({ onClose }: { onClose: () => void }) {
  const { scope } = useSignedIn();
  const { data: lists } = useQuery(listChoicesQuery);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const kinds = KINDS.filter(([kind]) => kind !== (scope.kind === 'CITY' ? 'DISTRICT_CHECK' : 'CITY_CHECK'));
  const [form, setForm] = useState(() => ({
    id: uuidv7(),
    kind: (scope.kind === 'CITY' ? 'CITY_CHECK' : 'DISTRICT_CHECK') as Kind,
    title: '',
    purpose: '',
    checklistCode: '',
    from: today(),
    until: addDays(today(), 4),
  }));
  const write = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const make = useMutation({
    mutationFn: makePlan,
    onSuccess: (plan) => {
      void plansChanged(cache);
      void navigate({ to: '/inspection/plans/$ref', params: { ref: plan.ref } });
    },
  });
  const problem = make.error && problemOf(make.error);
  return (
    <FormDrawer
      title="新建检查计划"
      submit="新建计划"
      prefix="plan"
      busy={make.isPending}
      problem={problem}
      touched={form.title !== ''}
      onClose={onClose}
      onSubmit={() => make.mutate(form)}
    >
      <Field
        name="kind"
        label="种类"
        required
        hint={
          form.kind === 'UNANNOUNCED'
            ? '检查组到场开始之前，检查对象及其上级看不到、也推不出这次检查；提前查看的人都记录在案'
            : undefined
        }
        prefix="plan"
        problem={problem}
      >
        {(input) => (
          <SelectInput
            {...input}
            value={form.kind}
            onChange={(kind) => write({ kind: kind as Kind })}
            options={kinds}
          />
        )}
      </Field>
      <Field name="title" label="名称" required prefix="plan" problem={problem}>
        {(input) => (
          <Input
            {...input}
            maxLength={100}
            value={form.title}
            onChange={(e) => write({ title: e.target.value })}
          />
        )}
      </Field>
      <Field name="purpose" label="检查内容" required prefix="plan" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            rows={3}
            maxLength={1000}
            value={form.purpose}
            onChange={(e) => write({ purpose: e.target.value })}
          />
        )}
      </Field>
      <Field
        name="checklistCode"
        label="检查表"
        required
        hint="检查对象须是检查表适用的单位。按全市发布的检查表检查，单位自己停用的检查项仍要查"
        prefix="plan"
        problem={problem}
      >
        {(input) => (
          <Select
            {...input}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="请选择检查表"
            value={form.checklistCode || undefined}
            onChange={(checklistCode) => write({ checklistCode })}
            options={(lists ?? []).map((list) => ({
              value: list.code,
              label: `${list.title}（${list.items} 项，适用：${unitTypeList(list.unitTypes)}）`,
            }))}
          />
        )}
      </Field>
      <Field name="from" label="开始" required prefix="plan" problem={problem}>
        {(input) => (
          <DayInput {...input} day={form.from} min={today()} onChange={(from) => write({ from })} />
        )}
      </Field>
      <Field name="until" label="结束" required hint="最长 30 天" prefix="plan" problem={problem}>
        {(input) => (
          <DayInput {...input} day={form.until} min={form.from} onChange={(until) => write({ until })} />
        )}
      </Field>
    </FormDrawer>
  );
}
