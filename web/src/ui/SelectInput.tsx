import type { InputProps } from './Field';
import './FilterBar.css';

type Props = Omit<InputProps, 'status'> & {
  status?: 'error';
  value: string;
  onChange: (value: string) => void;
  options: readonly (readonly [value: string, words: string])[];
  /** The words of no choice yet. */
  placeholder?: string;
};

/** The browser's own list as a form field. */
export function SelectInput({ value, onChange, options, placeholder, status: _, ...input }: Props) {
  return (
    <select {...input} className="select" value={value} onChange={(e) => onChange(e.target.value)}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}
