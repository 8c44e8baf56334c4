import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { unitQuery } from '../../../api/organisation';
import { problemOf } from '../../../api/problem';
import type { Ref } from '../../../api/types';
import { uuidv7 } from '../../../lib/uuidv7';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { SelectInput } from '../../../ui/SelectInput';
import { Empty, RowsSkeleton } from '../../../ui/states';
import { checkersOf, checkerWords } from './checkers';
import { type Proposal, proposalsQuery, useBeginSchedules } from './queries';

/** Everything the types of the unit ask for, seen first and arranged at once; what the unit does not have is unticked. */
export function ArrangeAllForm({ unit, onClose }: { unit: Ref; onClose: () => void }) {
  const { data: page } = useQuery(unitQuery(unit));
  const { data: proposals } = useQuery(proposalsQuery(unit));
  const begin = useBeginSchedules();
  const problem = begin.error && problemOf(begin.error);
  const [ids] = useState(() => new Map<string, string>());
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const [post, setPost] = useState('');
  const checkers = checkersOf(page);
  const chosen = post || checkers[0]?.ref || '';
  const wanted = (one: Proposal) => changed[one.checklistCode] ?? one.coveredBy === null;
  const idOf = (code: string) => {
    const id = ids.get(code) ?? uuidv7();
    ids.set(code, id);
    return id;
  };
  const picked = (proposals ?? []).filter(wanted);
  return (
    <FormDrawer
      title="按本单位类型一次安排"
      submit={`安排 ${picked.length} 张检查表`}
      prefix="schedules"
      busy={begin.isPending}
      problem={problem}
      touched={Object.keys(changed).length > 0}
      onClose={onClose}
      onSubmit={() =>
        begin.mutate(
          {
            unit,
            schedules: picked.map(({ checklistCode }) => ({
              id: idOf(checklistCode),
              checklistCode,
              postId: chosen.slice(7),
            })),
          },
          { onSuccess: onClose },
        )
      }
    >
      <p>
        按单位类型适用的检查表和频次列出，已经安排的不在内。本单位没有的（如校车、宿舍、施工）请去掉勾选。
      </p>
      <Field name="postId" label="承担岗位" required prefix="schedules" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={chosen}
            onChange={setPost}
            options={checkers.map((p) => [p.ref, checkerWords(p)])}
          />
        )}
      </Field>
      {!proposals && <RowsSkeleton />}
      {proposals?.length === 0 && <Empty title="适用的检查表都已经安排" />}
      {proposals && proposals.length > 0 && (
        <Field name="schedules" label="检查表" required prefix="schedules" problem={problem} group>
          {() =>
            proposals.map((one) => (
              <label key={one.checklistCode} className="row">
                <input
                  type="checkbox"
                  checked={wanted(one)}
                  onChange={(e) => setChanged({ ...changed, [one.checklistCode]: e.target.checked })}
                />
                <span>
                  {one.title}（{one.frequencyTitle}）
                  {one.coveredBy && <span className="quiet"> 各项已在《{one.coveredBy}》中，不必另做</span>}
                </span>
              </label>
            ))
          }
        </Field>
      )}
    </FormDrawer>
  );
}
