import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { unitQuery } from '../../../api/organisation';
import { problemOf } from '../../../api/problem';
import type { Ref } from '../../../api/types';
import { uuidv7 } from '../../../lib/uuidv7';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { SelectInput } from '../../../ui/SelectInput';
import { listChoicesQuery } from '../queries';
import { checkersOf, checkerWords } from './checkers';
import { useBeginSchedule } from './queries';

const NO_RHYTHM = ['SPECIAL', 'BEFORE_WORK'];

export function ScheduleForm({ unit, onClose }: { unit: Ref; onClose: () => void }) {
  const { data: page } = useQuery(unitQuery(unit));
  const { data: lists } = useQuery(listChoicesQuery);
  const begin = useBeginSchedule();
  const [id] = useState(uuidv7);
  const [checklistCode, setList] = useState('');
  const [post, setPost] = useState('');
  const problem = begin.error && problemOf(begin.error);
  const fitting = (lists ?? []).filter(
    (list) =>
      !NO_RHYTHM.includes(list.frequency) && list.unitTypes.some((type) => page?.unit.types.includes(type)),
  );
  const checkers = checkersOf(page);
  const chosen = post || checkers[0]?.ref || '';
  return (
    <FormDrawer
      title="按频次安排检查表"
      submit="安排"
      prefix="schedule"
      busy={begin.isPending}
      problem={problem}
      touched={checklistCode !== ''}
      onClose={onClose}
      onSubmit={() =>
        begin.mutate({ id, unit, checklistCode, postId: chosen.slice(7) }, { onSuccess: onClose })
      }
    >
      <Field name="checklistCode" label="检查表" required prefix="schedule" problem={problem}>
        {(input) => (
          <Select
            {...input}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="请选择检查表"
            value={checklistCode || undefined}
            onChange={setList}
            options={fitting.map((list) => ({
              value: list.code,
              label: `${list.title}（${list.frequencyTitle}）`,
            }))}
          />
        )}
      </Field>
      <Field name="postId" label="承担岗位" required prefix="schedule" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={chosen}
            onChange={setPost}
            options={checkers.map((p) => [p.ref, checkerWords(p)])}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
