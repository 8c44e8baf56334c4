import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { nodeSearchQuery, type TreeNode, treeQuery } from '../../api/organisation';
import type { Problem } from '../../api/problem';
import { useLater } from '../../lib/later';
import { Field } from '../../ui/Field';
import type { WantedChange } from './changing';
import { nodeQuery } from './queries';

type Props = {
  node: Pick<TreeNode, 'id' | 'districtId'>;
  wanted: WantedChange;
  problem: Problem | null;
  onChange: (part: Partial<WantedChange>) => void;
};

/** Where a change leads: another parent in the district, another district, or the unit that takes over. */
export function ChangeTarget(props: Props) {
  switch (props.wanted.kind) {
    case 'MOVE':
      return <Parents {...props} label="新的上级" />;
    case 'SPLIT':
      return <Parents {...props} label="新单位的上级" />;
    case 'REASSIGN':
      return <Districts {...props} />;
    case 'MERGE':
      return <Successor {...props} />;
    case 'RENAME':
    case 'CORRECT_NAME':
    case 'CLOSE':
      return null;
  }
}

function Parents({ node, wanted, problem, onChange, label }: Props & { label: string }) {
  const { data: page } = useQuery(nodeQuery(node.id));
  const district = page?.line[1];
  const { data: below } = useQuery({ ...treeQuery(district?.id), enabled: district !== undefined });
  const parents = district && below ? [district, ...below.filter((child) => child.kind === 'CLUSTER')] : [];
  return (
    <Field name="parentId" label={label} required prefix="change" problem={problem}>
      {(input) => (
        <Select
          {...input}
          value={wanted.parentId}
          options={parents.map((parent) => ({
            value: parent.id,
            label: parent.kind === 'DISTRICT' ? `${parent.name}（直属）` : parent.name,
          }))}
          onChange={(parentId: string) => onChange({ parentId })}
        />
      )}
    </Field>
  );
}

function Districts({ node, wanted, problem, onChange }: Props) {
  const { data: top } = useQuery(treeQuery(undefined));
  const city = top?.[0];
  const { data: below } = useQuery({ ...treeQuery(city?.id), enabled: city !== undefined });
  const targets = city && below ? [city, ...below.filter((child) => child.kind === 'DISTRICT')] : [];
  return (
    <Field name="parentId" label="划转到" required prefix="change" problem={problem}>
      {(input) => (
        <Select
          {...input}
          showSearch={{ optionFilterProp: 'label' }}
          value={wanted.parentId}
          options={targets
            .filter((target) => target.districtId !== node.districtId)
            .map((target) => ({ value: target.id, label: target.kind === 'CITY' ? '市属' : target.name }))}
          onChange={(parentId: string) => onChange({ parentId })}
        />
      )}
    </Field>
  );
}

function Successor({ node, wanted, problem, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const found = useQuery(nodeSearchQuery(useLater(typed.trim())));
  const units = (found.data ?? []).filter(
    (other) => other.kind === 'UNIT' && other.districtId === node.districtId && other.id !== node.id,
  );
  return (
    <Field
      name="into"
      label="并入的单位"
      required
      hint="输入名称查找本区的单位"
      prefix="change"
      problem={problem}
    >
      {(input) => (
        <Select
          {...input}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          value={wanted.into}
          notFoundContent={typed ? '没有找到' : '请输入名称'}
          options={units.map((unit) => ({ value: unit.unit, label: unit.name }))}
          onChange={(into: string) => onChange({ into })}
        />
      )}
    </Field>
  );
}
