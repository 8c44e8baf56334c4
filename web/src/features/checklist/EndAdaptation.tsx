import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { type Adaptation, useEndAdaptation } from './local';

export function EndAdaptation({ adaptation, onClose }: { adaptation: Adaptation; onClose: () => void }) {
  const end = useEndAdaptation();
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState('');
  const problem = end.error && problemOf(end.error);
  return (
    <FormDrawer
      title={`结束“${adaptation.kindTitle} ${adaptation.item}”`}
      submit="结束调整"
      prefix="end"
      busy={end.isPending}
      problem={problem}
      touched={reason !== ''}
      onClose={onClose}
      onSubmit={() =>
        end.mutate({ ref: adaptation.ref, version: adaptation.version, on, reason }, { onSuccess: onClose })
      }
    >
      <p className="quiet">从这一天起恢复上级的要求；此前的检查记录不变。</p>
      <Field name="on" label="结束日期" required prefix="end" problem={problem}>
        {(input) => <DayInput {...input} day={on} min={today()} onChange={setOn} />}
      </Field>
      <Field name="reason" label="结束理由" required prefix="end" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={300}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
