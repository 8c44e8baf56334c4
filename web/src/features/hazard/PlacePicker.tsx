import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { unitQuery } from '../../api/organisation';
import type { Ref } from '../../api/types';
import type { InputProps } from '../../ui/Field';

type Props = InputProps & {
  unit: Ref | undefined;
  placeId: string | null;
  text: string;
  onChange: (place: { placeId: string | null; placeText: string }) => void;
};

/** One line for the place: a key place of the unit, more exact words behind it, or free words. */
export function PlacePicker({ unit, placeId, text, onChange, ...input }: Props) {
  const { data } = useQuery(unitQuery(unit));
  const places = data?.places ?? [];
  const chosen = places.find((p) => p.ref.slice(7) === placeId);
  return (
    <AutoComplete
      {...input}
      style={{ width: '100%' }}
      value={text}
      placeholder={unit ? '例如 2 号教学楼三层东侧走廊' : '请先选择单位'}
      disabled={!unit}
      showSearch={{ filterOption: (typed, option) => !chosen && String(option?.value).includes(typed) }}
      options={places.map((p) => ({ value: p.name, label: `${p.name}　${p.location}`, id: p.ref.slice(7) }))}
      onSelect={(name, option) => onChange({ placeId: option.id, placeText: name })}
      onChange={(typed) =>
        onChange({
          placeId: chosen && typed.startsWith(chosen.name) ? placeId : null,
          placeText: typed ?? '',
        })
      }
    />
  );
}
