import { Input } from 'antd';
import { useState } from 'react';
import type { TreeNode } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { nodeWords } from '../../api/words';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { useFoundNode } from './queries';

type Props = {
  parent: Pick<TreeNode, 'id' | 'name'>;
  kind: 'CLUSTER' | 'DEPARTMENT';
  onDone: (nodeId: string) => void;
  onClose: () => void;
};

export function NewNodeForm({ parent, kind, onDone, onClose }: Props) {
  const found = useFoundNode();
  const [id] = useState(uuidv7);
  const [name, setName] = useState('');
  const problem = found.error && problemOf(found.error);
  const what = nodeWords[kind];
  return (
    <FormDrawer
      title={`在${parent.name}新建${what}`}
      submit="新建"
      prefix="node"
      busy={found.isPending}
      problem={problem}
      touched={name !== ''}
      onClose={onClose}
      onSubmit={() => found.mutate({ id, parentId: parent.id, kind, name }, { onSuccess: () => onDone(id) })}
    >
      <Field name="name" label={`${what}名称`} required prefix="node" problem={problem}>
        {(input) => (
          <Input {...input} maxLength={100} value={name} onChange={(e) => setName(e.target.value)} />
        )}
      </Field>
    </FormDrawer>
  );
}
