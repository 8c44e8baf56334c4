import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../../api/problem';
import { today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem: Problem | null;
  prefix: string;
  hint?: ReactNode;
};

/** Why a standard changes; whoever it reaches reads it. */
export function ReasonField({ value, onChange, maxLength = 300, ...field }: Props & { maxLength?: number }) {
  return (
    <Field name="reason" required {...field}>
      {(input) => (
        <Input.TextArea
          {...input}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={maxLength}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** From which day; the past is never changed. */
export function DayField({ name = 'effectiveFrom', value, onChange, ...field }: Props & { name?: string }) {
  return (
    <Field name={name} required {...field}>
      {(input) => <DayInput {...input} day={value} min={today()} onChange={onChange} />}
    </Field>
  );
}
