import { daysBetween, minuteOf, now, today } from '../lib/dates';
import './tags.css';

/**
 * 逾期 means one thing everywhere: past the rectification deadline and not finished (到期未整改). Whatever else is past its
 * day, a step, a check, a look-back, is 超时.
 */
export type LateWord = '逾期' | '超时';

export type ClockWords = { text: string; tone: string };

/**
 * 超时 3 天 · 今天到期 · 还剩 2 天, always with the date; lateness has a colour, a weight and words.
 *
 * @param dueAt the hour, where 24 hours count and not the day
 */
export function clockWords(
  dueOn: string,
  late: LateWord = '超时',
  reference: string = today(),
  dueAt?: string | null,
): ClockWords {
  const left = daysBetween(reference, dueOn);
  if (dueAt && left >= 0) {
    return new Date(dueAt) > now()
      ? { text: '24 小时内', tone: 'clock-now' }
      : { text: '超过 24 小时', tone: 'clock-late' };
  }
  if (left < 0) return { text: `${late} ${-left} 天`, tone: 'clock-late' };
  if (left === 0) return { text: '今天到期', tone: 'clock-now' };
  if (left === 1) return { text: '还剩 1 天', tone: 'clock-now' };
  return { text: `还剩 ${left} 天`, tone: left <= 7 ? 'clock-soon' : 'quiet' };
}

type Props = {
  dueOn: string | null | undefined;
  dueAt?: string | null;
  late?: LateWord;
  of?: string;
  date?: boolean;
};

export function ClockText({ dueOn, dueAt, late, of = '', date = true }: Props) {
  if (!dueOn) return <span className="faint">—</span>;
  const { text, tone } = clockWords(dueOn, late, undefined, dueAt);
  return (
    <span className="clock">
      <span className={tone}>
        {of}
        {text}
      </span>
      {(date || dueAt) && (
        <time dateTime={dueAt ?? dueOn} className="clock-date">
          {dueAt ? minuteOf(dueAt) : dueOn}
        </time>
      )}
    </span>
  );
}
