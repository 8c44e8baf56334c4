import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { nodeSearchQuery } from '../api/organisation';
import type { Ref } from '../api/types';
import { useLater } from '../lib/later';
import type { InputProps } from './Field';

type Props = InputProps & {
  unit: Ref | undefined;
  /** The name of the unit already chosen, which the search need not have found. */
  name: string | undefined;
  onChange: (unit: Ref | undefined, name: string | undefined) => void;
};

/** A unit within one's scope, found by any part of its name. */
export function UnitPicker({ unit, name, onChange, ...input }: Props) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const { data, isFetching } = useQuery(nodeSearchQuery(q));
  const found = (data ?? []).flatMap((n) => (n.unit ? [{ value: n.unit, label: n.name }] : []));
  const options = q || !unit ? found : [{ value: unit, label: name ?? unit }];
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      allowClear
      loading={isFetching}
      placeholder="输入单位名称查找"
      notFoundContent={q ? '没有找到这个单位' : '请输入单位名称'}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={unit}
      onChange={(value) => onChange(value, options.find((o) => o.value === value)?.label)}
      options={options}
    />
  );
}
