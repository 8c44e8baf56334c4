import { Input } from 'antd';
import { useState } from 'react';
import type { UnitPost } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import type { Ref } from '../../api/types';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { useAddPlace } from './queries';
import { placeKindChoices, placeKindWords } from './words';

type Props = { unit: Ref; posts: UnitPost[]; onClose: () => void };

export function AddPlaceForm({ unit, posts, onClose }: Props) {
  const add = useAddPlace(unit);
  const [place, setPlace] = useState({ id: uuidv7(), kind: '', name: '', location: '', postId: '' });
  const change = (part: Partial<typeof place>) => setPlace((before) => ({ ...before, ...part }));
  const problem = add.error && problemOf(add.error);
  const named = place.name || (placeKindWords[place.kind as keyof typeof placeKindWords] ?? '');
  return (
    <FormDrawer
      title="添加重点部位"
      submit="添加"
      prefix="place"
      busy={add.isPending}
      problem={problem}
      touched={place.name !== '' || place.kind !== ''}
      onClose={onClose}
      onSubmit={() =>
        add.mutate(
          { ...place, name: named, kind: place.kind || 'OTHER', postId: place.postId || null },
          { onSuccess: onClose },
        )
      }
    >
      <Field name="kind" label="种类" required prefix="place" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={place.kind}
            onChange={(kind) => change({ kind })}
            options={placeKindChoices}
            placeholder="请选择"
          />
        )}
      </Field>
      <Field
        name="name"
        label="名称"
        required
        hint="能与同类部位区分，如“2 号学生宿舍楼”"
        prefix="place"
        problem={problem}
      >
        {(input) => (
          <Input
            {...input}
            maxLength={100}
            placeholder={named}
            value={place.name}
            onChange={(e) => change({ name: e.target.value })}
          />
        )}
      </Field>
      <Field name="location" label="位置" hint="如“东区地下一层”" prefix="place" problem={problem}>
        {(input) => (
          <Input
            {...input}
            maxLength={200}
            value={place.location}
            onChange={(e) => change({ location: e.target.value })}
          />
        )}
      </Field>
      <Field name="postId" label="责任岗位" prefix="place" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={place.postId}
            onChange={(postId) => change({ postId })}
            options={posts.map((post) => [post.ref.slice(7), post.title])}
            placeholder="暂不指定"
          />
        )}
      </Field>
    </FormDrawer>
  );
}
