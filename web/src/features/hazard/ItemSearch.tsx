import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { type CheckItem, itemSearchQuery } from '../../api/standards';
import { levelWords } from '../../api/words';
import { useLater } from '../../lib/later';
import type { InputProps } from '../../ui/Field';

type Props = InputProps & { item: CheckItem | undefined; onChange: (item: CheckItem | undefined) => void };

/** The standards library by any words: 通道 堵塞, 灭火器, XF-012. */
export function ItemSearch({ item, onChange, ...input }: Props) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const { data, isFetching } = useQuery(itemSearchQuery(q));
  const found = data?.items ?? [];
  const shown = item && !found.some((i) => i.code === item.code) && !q ? [item, ...found] : found;
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      allowClear
      loading={isFetching}
      placeholder="输入几个关键词，例如：通道 堵塞"
      notFoundContent={isFetching ? '正在查找' : '没有找到，可以不选，直接写描述'}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={item?.code}
      onChange={(code) => onChange(shown.find((i) => i.code === code))}
      labelRender={() => (item ? `${item.code}　${item.hazardPhrase}` : '')}
      options={shown.map((i) => ({ value: i.code, item: i }))}
      optionRender={({ data: { item: i } }) => (
        <div className="item-option">
          <div>{i.hazardPhrase}</div>
          <div className="faint">
            {i.code}　{i.categoryTitle}　常见为{levelWords[i.level]}
          </div>
        </div>
      )}
    />
  );
}
