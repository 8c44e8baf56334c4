import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { type TreeNode, treeQuery } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { useMay, useSignedIn } from '../../api/session';
import { type NodeKind, ROLES, type Role } from '../../api/types';
import { roleWords } from '../../api/words';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { useOpenPost } from './queries';

/** Roles that never sign, grade or accept; every other one is granted by the security administrator. */
const SIMPLE_ROLES: Role[] = ['POST_HOLDER', 'DUTY_OFFICER', 'CONTRACTOR'];

/** What a district's security administrator leaves to the city's. */
const CITY_ROLES: Role[] = [
  'CITY_ADMIN',
  'CITY_SUPERVISOR',
  'AUDITOR',
  'SEAL_KEEPER',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
];

const AT_CITY: Role[] = ['CITY_ADMIN', 'CITY_SUPERVISOR', 'AUDITOR', 'SEAL_KEEPER'];
const AT_OFFICES: Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'REPORT_KEEPER'];
const AT_DISTRICT: Role[] = ['DISTRICT_ADMIN', 'DISTRICT_INSPECTOR'];

/** Where a post of this role may stand, as the server has it (OrganisationRules.mayStandAt). */
export function standsAt(role: Role, kind: NodeKind): boolean {
  if (AT_CITY.includes(role)) return kind === 'CITY';
  if (AT_OFFICES.includes(role)) return kind === 'CITY' || kind === 'DISTRICT';
  if (AT_DISTRICT.includes(role)) return kind === 'DISTRICT';
  if (role === 'CLUSTER_ADMIN') return kind === 'CLUSTER';
  return kind === 'UNIT' || kind === 'DEPARTMENT';
}

type Props = { node: Pick<TreeNode, 'id' | 'kind' | 'name'>; onClose: () => void };

export function OpenPostForm({ node, onClose }: Props) {
  const may = useMay();
  const open = useOpenPost();
  const [post, setPost] = useState({ id: uuidv7(), nodeId: node.id, title: '', role: '' });
  const { data: below } = useQuery({ ...treeQuery(node.id), enabled: node.kind === 'UNIT' });
  const problem = open.error && problemOf(open.error);
  const grantor = useSignedIn().post;
  const grantable = may('user.role.assign')
    ? ROLES.filter((role) => grantor.nodeKind === 'CITY' || !CITY_ROLES.includes(role))
    : SIMPLE_ROLES;
  const roles = grantable.filter((role) => standsAt(role, node.kind));
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
          may('user.role.assign')
            ? '角色决定岗位能办理什么，设立后不能更改'
            : '主要负责人、安全干部等岗位由安全管理员设立，请向其提出申请'
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
