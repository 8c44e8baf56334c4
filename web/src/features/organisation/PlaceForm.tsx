import { Input } from 'antd';
import { useState } from 'react';
import type { Place, UnitPost } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import type { Ref } from '../../api/types';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { type NewPlace, useAddPlace, useCorrectPlace } from './queries';
import { placeKindChoices, placeKindWords } from './words';

type Typed = { kind: string; name: string; location: string; postId: string };

type FormProps = {
  title: string;
  submit: string;
  start: Typed;
  posts: UnitPost[];
  saving: { isPending: boolean; error: unknown };
  onSubmit: (facts: Omit<NewPlace, 'id'>) => void;
  onClose: () => void;
};

export function AddPlaceForm({
  unit,
  posts,
  onClose,
}: {
  unit: Ref;
  posts: UnitPost[];
  onClose: () => void;
}) {
  const add = useAddPlace(unit);
  const [id] = useState(uuidv7);
  return (
    <PlaceForm
      title="添加重点部位"
      submit="添加"
      start={{ kind: '', name: '', location: '', postId: '' }}
      posts={posts}
      saving={add}
      onSubmit={(facts) => add.mutate({ id, ...facts }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

type CorrectProps = { place: Place; posts: UnitPost[]; onClose: () => void };

export function CorrectPlaceForm({ place, posts, onClose }: CorrectProps) {
  const correct = useCorrectPlace(place);
  return (
    <PlaceForm
      title={`更正${place.name}`}
      submit="保存"
      start={{ kind: place.kind, name: place.name, location: place.location, postId: place.postId ?? '' }}
      posts={posts}
      saving={correct}
      onSubmit={(facts) => correct.mutate(facts, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function PlaceForm({ title, submit, start, posts, saving, onSubmit, onClose }: FormProps) {
  const [place, setPlace] = useState(start);
  const [touched, setTouched] = useState(false);
  const change = (part: Partial<Typed>) => {
    setTouched(true);
    setPlace((before) => ({ ...before, ...part }));
  };
  const problem = saving.error ? problemOf(saving.error) : null;
  const named = place.name || (placeKindWords[place.kind as keyof typeof placeKindWords] ?? '');
  const open = posts.filter((post) => !post.closedOn || post.ref.slice(7) === place.postId);
  return (
    <FormDrawer
      title={title}
      submit={submit}
      prefix="place"
      busy={saving.isPending}
      problem={problem}
      touched={touched}
      onClose={onClose}
      onSubmit={() =>
        onSubmit({ ...place, name: named, kind: place.kind || 'OTHER', postId: place.postId || null })
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
            options={open.map((post) => [post.ref.slice(7), post.title])}
            placeholder="暂不指定"
          />
        )}
      </Field>
    </FormDrawer>
  );
}
