import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { type NewWitness, useRegisterWitness, type WitnessRole } from './queries';

const ROLES: [WitnessRole, string][] = [
  ['DISTRICT', '区节点'],
  ['SUPERVISION', '督导（纪检）部门'],
  ['SAFETY_COMMITTEE', '市安委办'],
  ['OTHER', '其他单位'],
];

/** The public key a witness's program printed, and from when to when its signature counts. */
export function RegisterWitnessForm({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState<NewWitness>(() => ({
    id: uuidv7(),
    role: null,
    key: '',
    from: today(),
    to: null,
  }));
  const register = useRegisterWitness();
  const problem = register.error && problemOf(register.error);
  const write = (part: Partial<NewWitness>) => setForm((before) => ({ ...before, ...part }));
  const field = { prefix: 'witness', problem };
  return (
    <FormDrawer
      title="登记见证人"
      submit="登记"
      prefix="witness"
      busy={register.isPending}
      problem={problem}
      touched={form.key !== ''}
      onClose={onClose}
      onSubmit={() => register.mutate(form, { onSuccess: onClose })}
    >
      <Field name="role" label="单位性质" required {...field}>
        {(input) => (
          <SelectInput
            {...input}
            value={form.role ?? ''}
            onChange={(role) => write({ role: role as WitnessRole })}
            options={ROLES}
            placeholder="请选择"
          />
        )}
      </Field>
      <Field name="key" label="公钥" required hint="见证程序 new-key 打印的一整行，名称在其中" {...field}>
        {(input) => (
          <Input.TextArea
            {...input}
            rows={3}
            maxLength={300}
            value={form.key}
            onChange={(e) => write({ key: e.target.value.trim() })}
          />
        )}
      </Field>
      <Field name="from" label="开始日期" required {...field}>
        {(input) => <DayInput {...input} day={form.from} onChange={(from) => write({ from })} />}
      </Field>
      <Field name="to" label="最后一天" hint="不定期的不填" {...field}>
        {(input) => <DayInput {...input} day={form.to ?? ''} onChange={(to) => write({ to: to || null })} />}
      </Field>
    </FormDrawer>
  );
}
