import { Input } from 'antd';
import { useState } from 'react';
import { parseYuan, yuanInput } from '../lib/money';
import type { InputProps } from './Field';

type Props = InputProps & {
  fen: number | null | undefined;
  /** Null while the text is not an amount: the form then says so. */
  onChange: (fen: number | null) => void;
};

/** Amounts are typed in yuan and kept in fen. */
export function MoneyInput({ fen, onChange, ...input }: Props) {
  const [text, setText] = useState(() => yuanInput(fen));
  return (
    <Input
      {...input}
      inputMode="decimal"
      autoComplete="off"
      suffix="元"
      style={{ maxWidth: 240 }}
      value={text}
      onChange={(e) => {
        setText(e.target.value);
        onChange(parseYuan(e.target.value));
      }}
      onBlur={() => {
        const value = parseYuan(text);
        if (value !== null) setText(yuanInput(value));
      }}
    />
  );
}
