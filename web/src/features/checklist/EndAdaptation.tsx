import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { today } from '../../lib/dates';
import { FormDrawer } from '../../ui/FormDrawer';
import { type Adaptation, useEndAdaptation } from './local';
import { DayField, ReasonField } from './ReasonAndDay';

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
      <DayField label="结束日期" name="on" value={on} onChange={setOn} prefix="end" problem={problem} />
      <ReasonField label="结束理由" value={reason} onChange={setReason} prefix="end" problem={problem} />
    </FormDrawer>
  );
}
