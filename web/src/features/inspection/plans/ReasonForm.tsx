import type { UseMutationResult } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import type { Plan } from './queries';

type Props<V> = {
  title: string;
  intro: string;
  label: string;
  submit: string;
  change: UseMutationResult<Plan, Error, V>;
  onSubmit: (reason: string) => void;
  onClose: () => void;
};

/** An act that only needs to say why. */
export function ReasonForm<V>({ title, intro, label, submit, change, onSubmit, onClose }: Props<V>) {
  const [reason, setReason] = useState('');
  const problem = change.error && problemOf(change.error);
  return (
    <FormDrawer
      title={title}
      submit={submit}
      prefix="reason"
      busy={change.isPending}
      problem={problem}
      touched={reason !== ''}
      onClose={onClose}
      onSubmit={() => onSubmit(reason)}
    >
      <p>{intro}</p>
      <Field name="reason" label={label} required prefix="reason" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            rows={3}
            maxLength={200}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
