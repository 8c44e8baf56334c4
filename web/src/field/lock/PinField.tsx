type PinFieldProps = { label: string; value: string; onChange: (pin: string) => void };

/** Digits only: the phone shows its number pad. */
export function PinField({ label, value, onChange }: PinFieldProps) {
  return (
    <label>
      {label}
      <input
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required
      />
    </label>
  );
}
