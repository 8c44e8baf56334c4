import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { AddItem, type ListedItem } from './LinesEditor';
import { type LocalList, useAdapt } from './local';
import { DayField, ReasonField } from './ReasonAndDay';

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
      <ReasonField
        label="理由"
        value={form.reason}
        onChange={(reason) => setForm((f) => ({ ...f, reason }))}
        prefix="add"
        problem={problem}
      />
      <DayField
        label="生效日期"
        value={form.effectiveFrom}
        onChange={(effectiveFrom) => setForm((f) => ({ ...f, effectiveFrom }))}
        prefix="add"
        problem={problem}
      />
    </FormDrawer>
  );
}
