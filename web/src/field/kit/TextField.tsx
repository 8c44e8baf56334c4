import { type HTMLAttributes, useEffect, useId, useRef, useState } from 'react';

type TextFieldProps = {
  label: string;
  value: string;
  write: (value: string) => void;
  lines?: number;
  most?: number;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  hint?: string;
};

/** Every letter goes to the store at once; what stands on screen never waits for it. */
export function TextField({ label, value, write, lines = 1, most, inputMode, hint }: TextFieldProps) {
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
  return (
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
}
