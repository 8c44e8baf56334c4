import { Input } from 'antd';
import { useState } from 'react';
import type { TreeNode } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { emptyProfile, ProfileFields } from './ProfileFields';
import { useFoundUnit } from './queries';

type Props = { parent: TreeNode; onDone: (nodeId: string) => void; onClose: () => void };

export function NewUnitForm({ parent, onDone, onClose }: Props) {
  const found = useFoundUnit();
  const [id] = useState(uuidv7);
  const [name, setName] = useState('');
  const [profile, setProfile] = useState(emptyProfile);
  const problem = found.error && problemOf(found.error);
  return (
    <FormDrawer
      title={`在${parent.name}新建单位`}
      submit="新建"
      prefix="unit"
      busy={found.isPending}
      problem={problem}
      touched={name !== ''}
      onClose={onClose}
      onSubmit={() =>
        found.mutate({ id, parentId: parent.id, name, ...profile }, { onSuccess: () => onDone(id) })
      }
    >
      <Field name="name" label="单位名称" required prefix="unit" problem={problem}>
        {(input) => (
          <Input {...input} maxLength={100} value={name} onChange={(e) => setName(e.target.value)} />
        )}
      </Field>
      <ProfileFields
        profile={profile}
        problem={problem}
        onChange={(part) => setProfile((before) => ({ ...before, ...part }))}
      />
    </FormDrawer>
  );
}
