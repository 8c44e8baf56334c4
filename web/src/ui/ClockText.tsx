import { daysBetween, today } from '../lib/dates';
import './tags.css';

/** 逾期 3 天 · 今天到期 · 还剩 2 天, always with the date; lateness has a colour, a weight and words. */
export function clockWords(dueOn: string, reference: string = today()): { text: string; tone: string } {
  const left = daysBetween(reference, dueOn);
  if (left < 0) return { text: `逾期 ${-left} 天`, tone: 'clock-late' };
  if (left === 0) return { text: '今天到期', tone: 'clock-now' };
  if (left === 1) return { text: '还剩 1 天', tone: 'clock-now' };
  return { text: `还剩 ${left} 天`, tone: left <= 7 ? 'clock-soon' : 'quiet' };
}

type Props = { dueOn: string | null | undefined; date?: boolean };

export function ClockText({ dueOn, date = true }: Props) {
  if (!dueOn) return <span className="faint">—</span>;
  const { text, tone } = clockWords(dueOn);
  return (
    <span className="clock">
      <span className={tone}>{text}</span>
      {date && (
        <time dateTime={dueOn} className="clock-date">
          {dueOn}
        </time>
      )}
    </span>
  );
}
