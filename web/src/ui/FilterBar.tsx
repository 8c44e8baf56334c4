import type { ReactNode } from 'react';
import './FilterBar.css';

/** What narrows the list below; every choice stands in the address. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className="filter-bar no-print" aria-label={label}>
      {children}
    </search>
  );
}

type Props = {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  options: readonly (readonly [value: string, words: string])[];
  /** What no choice means. */
  all: string;
};

/** The browser's own list: quick by keyboard and finger, and it never hides behind a layer. */
export function FilterSelect({ label, value, onChange, options, all }: Props) {
  return (
    <label className="filter-select">
      <span className="sr-only">{label}</span>
      <select
        value={value ?? ''}
        data-chosen={value ? true : undefined}
        onChange={(e) => onChange(e.target.value || undefined)}
      >
        <option value="">{all}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
