import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { Place } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { addDays, today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { openInPlaceQuery, useClosePlace } from './queries';

/** Says first what is still open there; closing it finishes none of it. */
export function ClosePlaceForm({ place, onClose }: { place: Place; onClose: () => void }) {
  const close = useClosePlace(place);
  const { data: open } = useQuery({ ...openInPlaceQuery(place), staleTime: 0 });
  const [on, setOn] = useState(today());
  const [knows, setKnows] = useState(false);
  const problem = close.error ? problemOf(close.error) : null;
  const undone = (open ?? []).map((item) => `${item.what} ${item.count} 项`).join('、');
  return (
    <FormDrawer
      title={`停用${place.name}`}
      submit="停用"
      prefix="close"
      busy={close.isPending}
      problem={problem}
      onClose={onClose}
      onSubmit={() => close.mutate({ on, despiteOpen: knows }, { onSuccess: onClose })}
    >
      <p>
        停用后登记隐患、填检查、打印标签和海报时不再列出；以前的隐患和检查仍写着这个部位，随时可以恢复使用。
      </p>
      <Field name="on" label="最后使用日" required prefix="close" problem={problem}>
        {(input) => (
          <DayInput {...input} day={on} min={addDays(today(), -31)} max={today()} onChange={setOn} />
        )}
      </Field>
      {undone && (
        <div className="close-open">
          <p>
            <b>这里还有{undone}。</b>停用不会了结它们，仍须照常整改、验收。{' '}
            <Link to="/ledger" search={{ unit: place.unit, place: place.ref.slice(7) }}>
              查看
            </Link>
          </p>
          <Checkbox checked={knows} onChange={(e) => setKnows(e.target.checked)}>
            我知道，仍然停用
          </Checkbox>
        </div>
      )}
    </FormDrawer>
  );
}
