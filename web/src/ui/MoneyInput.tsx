import { Input } from 'antd';
import { useState } from 'react';
import { parseYuan, yuanInput } from '../lib/money';
import type { InputProps } from './Field';

/** Fen; or what was typed and is no amount, so that it is there to be put right; or nothing. */
export type Amount = number | string | undefined;

type Props = InputProps & { amount: Amount; onChange: (amount: Amount) => void };

/** Amounts are typed in yuan and kept in fen. */
export function MoneyInput({ amount, onChange, ...input }: Props) {
  const [text, setText] = useState(() => (typeof amount === 'string' ? amount : yuanInput(amount)));
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
        onChange(amountOf(e.target.value));
      }}
      onBlur={() => {
        const value = parseYuan(text);
        if (value !== null) setText(yuanInput(value));
      }}
    />
  );
}

const amountOf = (text: string): Amount => (text.trim() ? (parseYuan(text) ?? text) : undefined);
