import { Select } from 'antd';
import { useState } from 'react';
import { useLater } from '../../../lib/later';
import type { InputProps } from '../../../ui/Field';
import { type Candidate, useCandidates } from './queries';

type Props = InputProps & {
  /** Already chosen. */
  without: string[];
  expertsOnly?: boolean;
  onChoose: (person: Candidate) => void;
};

/** People who may be sent, by name or by where they work; choosing one leaves the field free for the next. */
export function PersonSearch({ without, expertsOnly, onChoose, ...input }: Props) {
  const [typed, setTyped] = useState('');
  const words = useLater(typed.trim());
  const { data, isFetching } = useCandidates(words);
  const found = (data ?? []).filter(
    (person) => !without.includes(person.personId) && (!expertsOnly || person.expert),
  );
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      loading={isFetching}
      placeholder="输入姓名或单位查找"
      notFoundContent={words ? '没有找到可选派的人员' : '请输入姓名或单位'}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={null}
      onChange={(id) => {
        const person = found.find((p) => p.personId === id);
        if (person) onChoose(person);
        setTyped('');
      }}
      options={found.map((p) => ({ value: p.personId, label: `${p.name}（${p.node} ${p.post}）` }))}
    />
  );
}
