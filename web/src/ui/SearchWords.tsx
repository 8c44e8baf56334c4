import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLater } from '../lib/later';

type Props = {
  q: string | undefined;
  onChange: (q: string | undefined) => void;
  label: string;
  placeholder: string;
};

/** Words to look for; the address follows when the typing rests. */
export function SearchWords({ q, onChange, label, placeholder }: Props) {
  const [typed, setTyped] = useState(q ?? '');
  const settled = useLater(typed.trim(), 250);
  const told = useRef(settled);
  useEffect(() => {
    if (settled === told.current) return;
    told.current = settled;
    onChange(settled || undefined);
  }, [settled, onChange]);
  return (
    <Input
      className="filter-words"
      allowClear
      maxLength={60}
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      onChange={(e) => setTyped(e.target.value)}
    />
  );
}
