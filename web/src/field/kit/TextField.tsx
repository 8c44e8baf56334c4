import { type HTMLAttributes, useEffect, useId, useRef, useState } from 'react';
import { Dictate } from './Dictate';

type TextFieldProps = {
  label: string;
  value: string;
  write: (value: string) => void;
  lines?: number;
  most?: number;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  hint?: string;
  /** Also by voice, where the browser offers that. */
  voice?: boolean;
};

/** Every letter goes to the store at once; what stands on screen never waits for it. */
export function TextField({ label, value, write, lines = 1, most, inputMode, hint, voice }: TextFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const mine = useRef(value);
  useEffect(() => {
    if (value !== mine.current) setText(value);
    mine.current = value;
  }, [value]);
  const change = (next: string) => {
    mine.current = next;
    setText(next);
    write(next);
  };
  const shared = {
    value: text,
    maxLength: most,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
  const field = (
    <label htmlFor={id}>
      {label}
      {lines > 1 ? (
        <textarea id={id} rows={lines} {...shared} />
      ) : (
        <input id={id} inputMode={inputMode} {...shared} />
      )}
      {hint && <small>{hint}</small>}
    </label>
  );
  return voice ? (
    <div>
      {field}
      <Dictate hear={(words) => change(`${mine.current}${words}`.slice(0, most))} />
    </div>
  ) : (
    field
  );
}
