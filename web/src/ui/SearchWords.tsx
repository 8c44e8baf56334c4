import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLater } from '../lib/later';

type Props = {
  q: string | undefined;
  onChange: (q: string | undefined) => void;
  label: string;
  placeholder: string;
  title?: string;
  className?: string;
  longest?: number;
};

const tidy = (words: string) => words.trim().replaceAll(/\s+/g, ' ');

/** Words to look for; the address follows when the typing rests, and the box follows an address that changed otherwise. */
export function SearchWords({
  q = '',
  onChange,
  label,
  placeholder,
  title,
  className = 'filter-words',
  longest = 60,
}: Props) {
  const [typed, setTyped] = useState(q);
  const settled = useLater(tidy(typed), 250);
  const told = useRef(q);
  useEffect(() => {
    if (q === told.current) return;
    told.current = q;
    setTyped(q);
  }, [q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing changes the address
  useEffect(() => {
    if (settled === told.current || settled !== tidy(typed)) return;
    told.current = settled;
    onChange(settled || undefined);
  }, [settled]);
  return (
    <Input
      className={className}
      allowClear
      maxLength={longest}
      aria-label={label}
      placeholder={placeholder}
      title={title}
      value={typed}
      onChange={(e) => setTyped(e.target.value)}
      onPaste={(e) => {
        // A field of one line drops line breaks, and with them what keeps two numbers apart.
        const pasted = e.clipboardData.getData('text');
        if (!pasted.trim().includes('\n')) return;
        e.preventDefault();
        setTyped(tidy(`${typed} ${pasted}`));
      }}
    />
  );
}
