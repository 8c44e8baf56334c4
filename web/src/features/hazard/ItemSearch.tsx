import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { type CheckItem, itemSearchQuery, type Suggestion, suggestionQuery } from '../../api/standards';
import { levelWords } from '../../api/words';
import { useLater } from '../../lib/later';
import type { InputProps } from '../../ui/Field';

type Props = InputProps & { item: CheckItem | undefined; onChange: (item: CheckItem | undefined) => void };

/** The standards library by any words: 通道 堵塞, 灭火器, XF-012. */
export function ItemSearch({ item, onChange, ...input }: Props) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const first = useQuery({ ...itemSearchQuery(''), enabled: q === '' });
  const nearest = useQuery(suggestionQuery(q));
  const isFetching = (q ? nearest : first).isFetching;
  const found: Suggestion[] = q
    ? (nearest.data ?? [])
    : (first.data?.items ?? []).map((one) => ({ item: one, via: null }));
  const known = q || !item || found.some((one) => one.item.code === item.code);
  const shown = known ? found : [{ item, via: null }, ...found];
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
      onChange={(code) => onChange(shown.find((one) => one.item.code === code)?.item)}
      labelRender={() => (item ? `${item.code}　${item.hazardPhrase}` : '')}
      options={shown.map((one) => ({ value: one.item.code, ...one }))}
      optionRender={({ data: { item: i, via } }) => (
        <div className="item-option">
          <div>{i.hazardPhrase}</div>
          <div className="faint">
            {i.code}　{i.categoryTitle}　常见为{levelWords[i.level]}
            {via && `　按“${via}”查到`}
          </div>
        </div>
      )}
    />
  );
}
