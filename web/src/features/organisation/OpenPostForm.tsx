import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { type TreeNode, treeQuery } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import type { Role } from '../../api/types';
import { roleWords } from '../../api/words';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { useOpenPost } from './queries';

type Props = { node: Pick<TreeNode, 'id' | 'kind' | 'name'>; roles: Role[]; onClose: () => void };

export function OpenPostForm({ node, roles, onClose }: Props) {
  const open = useOpenPost();
  const [post, setPost] = useState({ id: uuidv7(), nodeId: node.id, title: '', role: '' });
  const { data: below } = useQuery({ ...treeQuery(node.id), enabled: node.kind === 'UNIT' });
  const problem = open.error && problemOf(open.error);
  return (
    <FormDrawer
      title={`在${node.name}设立岗位`}
      submit="设立"
      prefix="post"
      busy={open.isPending}
      problem={problem}
      touched={post.title !== ''}
      onClose={onClose}
      onSubmit={() => open.mutate({ ...post, role: (post.role || roles[0]) as Role }, { onSuccess: onClose })}
    >
      <Field
        name="title"
        label="岗位名称"
        required
        hint="如“食堂管理员”“2 号宿舍楼管理员”"
        prefix="post"
        problem={problem}
      >
        {(input) => (
          <Input
            {...input}
            maxLength={50}
            value={post.title}
            onChange={(e) => setPost({ ...post, title: e.target.value })}
          />
        )}
      </Field>
      <Field
        name="role"
        label="角色"
        required
        hint={
          roles.includes('POST_HOLDER') && !roles.includes('SAFETY_OFFICER')
            ? '主要负责人、安全干部等岗位由安全管理员设立，请向其提出申请'
            : '角色决定岗位能办理什么，设立后不能更改'
        }
        prefix="post"
        problem={problem}
      >
        {(input) => (
          <SelectInput
            {...input}
            value={post.role || (roles[0] ?? '')}
            onChange={(role) => setPost({ ...post, role })}
            options={roles.map((role) => [role, roleWords[role]])}
          />
        )}
      </Field>
      {(below?.length ?? 0) > 0 && (
        <Field name="nodeId" label="所在部门" required prefix="post" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={post.nodeId}
              onChange={(nodeId) => setPost({ ...post, nodeId })}
              options={[
                [node.id, `${node.name}（本级）`],
                ...(below ?? []).map((d) => [d.id, d.name] as const),
              ]}
            />
          )}
        </Field>
      )}
    </FormDrawer>
  );
}
