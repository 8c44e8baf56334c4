import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { AddItem, type ListedItem } from './LinesEditor';
import { type LocalList, useAdapt } from './local';

type Props = { list: LocalList; taken: string[]; onClose: () => void };

/** An item of the library, or a new one of one's own, joins the list here and below. */
export function AddToList({ list, taken, onClose }: Props) {
  const adapt = useAdapt();
  const [item, setItem] = useState<ListedItem | null>(null);
  const [form, setForm] = useState({ id: uuidv7(), reason: '', effectiveFrom: today() });
  const problem = adapt.error && problemOf(adapt.error);
  return (
    <FormDrawer
      title={`在《${list.title}》中增加检查项`}
      submit="增加"
      prefix="add"
      busy={adapt.isPending}
      problem={problem}
      touched={form.reason !== ''}
      onClose={onClose}
      onSubmit={() =>
        adapt.mutate(
          { ...form, kind: 'ADD', item: item?.code ?? '', checklist: list.code, tightening: null },
          { onSuccess: onClose },
        )
      }
    >
      <p>
        标准库中没有的，可以{' '}
        <Link to="/standards/local/items/new" search={{ checklist: list.code }}>
          新写一项
        </Link>
        。
      </p>
      <Field name="item" label="检查项" required group prefix="add" problem={problem}>
        {() =>
          item ? (
            <p>
              <span className="item-code">{item.code}</span> {item.words}{' '}
              <button type="button" className="link-button" onClick={() => setItem(null)}>
                换一项
              </button>
            </p>
          ) : (
            <AddItem taken={taken} onAdd={setItem} />
          )
        }
      </Field>
      <Field name="reason" label="理由" required prefix="add" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={300}
            value={form.reason}
            onChange={(e) => setForm((f) => ({ ...f, reason: e.target.value }))}
          />
        )}
      </Field>
      <Field name="effectiveFrom" label="生效日期" required prefix="add" problem={problem}>
        {(input) => (
          <DayInput
            {...input}
            day={form.effectiveFrom}
            min={today()}
            onChange={(effectiveFrom) => setForm((f) => ({ ...f, effectiveFrom }))}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
