import { useState } from 'react';
import type { Holder, UnitPost } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { addDays, today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { useEndHolding } from './queries';

type Props = { post: UnitPost; holder: Holder; onClose: () => void };

/** Final: a holding that has ended is not opened again, the person is appointed anew. */
export function EndHoldingForm({ post, holder, onClose }: Props) {
  const end = useEndHolding();
  const [to, setTo] = useState(today());
  const problem = end.error && problemOf(end.error);
  const atOnce = to < today();
  const yesterday = addDays(today(), -1);
  return (
    <FormDrawer
      title={`结束${holder.name}的任职`}
      submit="结束任职"
      prefix="end"
      busy={end.isPending}
      problem={problem}
      onClose={onClose}
      onSubmit={() => end.mutate({ holding: holder.ref, to }, { onSuccess: onClose })}
    >
      <p>
        {holder.name}自 {holder.from} 起任“{post.title}
        ”。结束后不能撤回，确需恢复时重新任命；任职期间的记录保持不变。
      </p>
      <Field
        name="to"
        label="最后任职日"
        required
        hint={atOnce ? '此日已过，保存后立即失去该岗位的权限' : '当日仍可办理，次日起失去该岗位的权限'}
        prefix="end"
        problem={problem}
      >
        {(input) => (
          <DayInput
            {...input}
            day={to}
            min={yesterday > holder.from ? yesterday : holder.from}
            onChange={setTo}
          />
        )}
      </Field>
      {yesterday >= holder.from && (
        <p>
          <button type="button" className="link-button" onClick={() => setTo(yesterday)}>
            立即收回权限（填昨天）
          </button>
        </p>
      )}
    </FormDrawer>
  );
}
