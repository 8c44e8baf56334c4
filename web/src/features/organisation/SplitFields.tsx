import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { type Place, treeQuery, type UnitPost } from '../../api/organisation';
import type { Problem } from '../../api/problem';
import { unitTypeChoices } from '../../api/unitTypes';
import { Field } from '../../ui/Field';
import type { WantedChange } from './changing';

type Props = {
  wanted: WantedChange;
  posts: UnitPost[];
  places: Place[];
  problem: Problem | null;
  onChange: (part: Partial<WantedChange>) => void;
};

/** Posts that sign, grade or accept do not go over with a part of a unit. */
const GOES_OVER = ['POST_HOLDER', 'CONTRACTOR', 'DUTY_OFFICER'];

const idOf = (ref: string) => ref.slice(7);

/** What goes over to the new unit. */
export function SplitFields({ wanted, posts, places, problem, onChange }: Props) {
  const going = posts.filter((post) => GOES_OVER.includes(post.role));
  const { data: departments = [] } = useQuery(treeQuery(wanted.nodeId));
  return (
    <>
      <Field name="types" label="新单位类型" required group prefix="change" problem={problem}>
        {() => (
          <Checkbox.Group
            value={wanted.types}
            options={unitTypeChoices.map(([value, label]) => ({ value, label }))}
            onChange={(types) => onChange({ types })}
          />
        )}
      </Field>
      {departments.length > 0 && (
        <Field
          name="departments"
          label="整体转到新单位的部门"
          group
          hint="连同其下的部门和岗位；签字、核定、验收的岗位由安全管理员另行任命"
          prefix="change"
          problem={problem}
        >
          {() => (
            <Checkbox.Group
              value={wanted.departments}
              options={departments.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(chosen) => onChange({ departments: chosen })}
            />
          )}
        </Field>
      )}
      {going.length > 0 && (
        <Field
          name="posts"
          label="转到新单位的岗位"
          group
          hint="在岗人员接着任职；其余岗位由安全管理员另行任命"
          prefix="change"
          problem={problem}
        >
          {() => (
            <Checkbox.Group
              value={wanted.posts}
              options={going.map((post) => ({
                value: idOf(post.ref),
                label: `${post.title}（${post.holders.map((holder) => holder.name).join('、') || '空缺'}）`,
              }))}
              onChange={(chosen) => onChange({ posts: chosen })}
            />
          )}
        </Field>
      )}
      {places.length > 0 && (
        <Field name="places" label="转到新单位的重点部位" group prefix="change" problem={problem}>
          {() => (
            <Checkbox.Group
              value={wanted.places}
              options={places.map((place) => ({ value: idOf(place.ref), label: place.name }))}
              onChange={(chosen) => onChange({ places: chosen })}
            />
          )}
        </Field>
      )}
    </>
  );
}
