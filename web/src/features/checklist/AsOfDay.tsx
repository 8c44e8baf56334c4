import { today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';

type Props = { on: string | undefined; onChange: (on: string | undefined) => void };

/** Standards change; what was in force on a day stays to be seen. */
export function AsOfDay({ on, onChange }: Props) {
  return (
    <span className="as-of">
      <label htmlFor="as-of">按</label>
      <DayInput
        id="as-of"
        day={on ?? today()}
        onChange={(day) => onChange(!day || day === today() ? undefined : day)}
      />
      <span>有效的版本</span>
      {on && (
        <button type="button" className="link-button" onClick={() => onChange(undefined)}>
          回到今天
        </button>
      )}
    </span>
  );
}
