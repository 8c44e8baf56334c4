import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import type { Ref } from '../../../api/types';
import { uuidv7 } from '../../../lib/uuidv7';
import { DayInput } from '../../../ui/DayInput';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { SelectInput } from '../../../ui/SelectInput';
import { type NewVacation, useAddVacation } from './queries';

const DAILY = [
  ['PAUSED', '暂停，假期里不出现'],
  ['GO_ON', '照常'],
] as const;

export function VacationForm({ unit, onClose }: { unit: Ref; onClose: () => void }) {
  const add = useAddVacation();
  const problem = add.error && problemOf(add.error);
  const [wanted, setWanted] = useState<NewVacation>(() => ({
    id: uuidv7(),
    unit,
    name: '寒假',
    from: null,
    until: null,
    dailyChecks: 'PAUSED',
  }));
  const write = (part: Partial<NewVacation>) => setWanted((before) => ({ ...before, ...part }));
  return (
    <FormDrawer
      title="设置寒暑假"
      submit="设置"
      prefix="vacation"
      busy={add.isPending}
      problem={problem}
      touched={wanted.from !== null}
      onClose={onClose}
      onSubmit={() => add.mutate(wanted, { onSuccess: onClose })}
    >
      <Field name="name" label="名称" required prefix="vacation" problem={problem}>
        {(input) => (
          <Input
            {...input}
            maxLength={20}
            value={wanted.name}
            onChange={(e) => write({ name: e.target.value })}
          />
        )}
      </Field>
      <Field name="from" label="从" required hint="明天或以后" prefix="vacation" problem={problem}>
        {(input) => (
          <DayInput {...input} day={wanted.from ?? ''} onChange={(from) => write({ from: from || null })} />
        )}
      </Field>
      <Field name="until" label="到" required prefix="vacation" problem={problem}>
        {(input) => (
          <DayInput
            {...input}
            day={wanted.until ?? ''}
            min={wanted.from ?? undefined}
            onChange={(until) => write({ until: until || null })}
          />
        )}
      </Field>
      <Field name="dailyChecks" label="每日检查" required prefix="vacation" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={wanted.dailyChecks}
            onChange={(daily) => write({ dailyChecks: daily === 'GO_ON' ? 'GO_ON' : 'PAUSED' })}
            options={DAILY}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
