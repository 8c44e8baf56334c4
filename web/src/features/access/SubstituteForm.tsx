import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { now } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { TimeInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { candidatesQuery, useSubstitute } from './deputyQueries';

const DAY_MS = 86_400_000;

export function SubstituteForm({ onClose }: { onClose: () => void }) {
  const { data: colleagues } = useQuery(candidatesQuery);
  const substitute = useSubstitute();
  const [form, setForm] = useState(() => ({
    id: uuidv7(),
    personId: '',
    from: now().toISOString(),
    until: new Date(now().getTime() + DAY_MS).toISOString(),
    reason: '',
  }));
  const problem = substitute.error && problemOf(substitute.error);
  const write = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  return (
    <FormDrawer
      title="请同事代班"
      submit="请其代班"
      prefix="substitute"
      busy={substitute.isPending}
      problem={problem}
      touched={form.reason !== ''}
      onClose={onClose}
      onSubmit={() => form.personId && substitute.mutate(form, { onSuccess: onClose })}
    >
      <Field name="personId" label="代班人" required prefix="substitute" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={form.personId}
            onChange={(personId) => write({ personId })}
            options={(colleagues ?? []).map((c) => [c.personId, `${c.name}（${c.post}）`] as const)}
            placeholder="请选择一名同事"
          />
        )}
      </Field>
      <Field name="from" label="开始" required prefix="substitute" problem={problem}>
        {(input) => <TimeInput {...input} instant={form.from} onChange={(from) => write({ from })} />}
      </Field>
      <Field name="until" label="结束" required hint="最长 14 天" prefix="substitute" problem={problem}>
        {(input) => <TimeInput {...input} instant={form.until} onChange={(until) => write({ until })} />}
      </Field>
      <Field name="reason" label="原因" required prefix="substitute" problem={problem} hint="如：外出开会">
        {(input) => (
          <Input
            {...input}
            maxLength={200}
            value={form.reason}
            onChange={(e) => write({ reason: e.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
