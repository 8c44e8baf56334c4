import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client';
import type { Ref } from '../../api/types';
import { useLater } from '../../lib/later';
import type { InputProps } from '../../ui/Field';

type Found = { ref: Ref; name: string; districtName: string };
type Props = InputProps & { unit: Ref; name: string; onChange: (unit: Ref) => void };

/** A unit by name, as the public finds it: the keeper has no ledger of his own to look in. */
export function FindUnit({ unit, name, onChange, ...input }: Props) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const { data } = useQuery({
    queryKey: ['public-units', q],
    queryFn: ({ signal }) => call<Found[]>('GET', '/report/units', { query: { q }, signal }),
    enabled: q.length >= 2,
  });
  const found = (data ?? []).map((one) => ({ value: one.ref, label: `${one.name}（${one.districtName}）` }));
  const options = q.length >= 2 || !unit ? found : [{ value: unit, label: name }];
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      placeholder="输入单位名称查找"
      notFoundContent={q.length >= 2 ? '没有找到这个单位' : '请输入两个字以上'}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={unit || undefined}
      onChange={onChange}
      options={options}
    />
  );
}
