import { Input } from 'antd';
import { beijingInput, instantOfBeijing } from '../lib/dates';
import type { InputProps } from './Field';

/** The browser's own date field: typed by keyboard, picked by finger, read by screen readers. */
export function DayInput({
  day,
  onChange,
  min,
  max,
  ...input
}: InputProps & { day: string; onChange: (day: string) => void; min?: string; max?: string }) {
  return (
    <Input
      {...input}
      type="date"
      min={min}
      max={max}
      style={{ maxWidth: 240 }}
      value={day}
      onChange={(e) => onChange(e.target.value)}
    />
  );
}

/** A Beijing wall clock on screen, an instant in the value. */
export function TimeInput({
  instant,
  onChange,
  ...input
}: InputProps & { instant: string; onChange: (instant: string) => void }) {
  return (
    <Input
      {...input}
      type="datetime-local"
      style={{ maxWidth: 240 }}
      value={instant ? beijingInput(instant) : ''}
      onChange={(e) => onChange(e.target.value ? instantOfBeijing(e.target.value) : '')}
    />
  );
}
