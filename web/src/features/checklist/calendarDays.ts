import { addDays } from '../../lib/dates';
import type { SpecialDay } from './publishing';

/** The notice of the State Council as people write it: `10-01至10-07 国庆节 放假`, `10-10 国庆节 上班`. */

const LINE = /^(\d{1,2})-(\d{1,2})(?:\s*(?:至|到|~|—|-)\s*(\d{1,2})-(\d{1,2}))?\s+(\S+)\s+(放假|上班)$/;
const LONGEST = 31;

export type ReadDays = { days: SpecialDay[]; wrong: string[] };

/** One line a time; a line that cannot be read is told by its number. */
export function readDays(text: string, year: string): ReadDays {
  const days: SpecialDay[] = [];
  const wrong: string[] = [];
  text.split('\n').forEach((line, at) => {
    const words = line.trim().replace(/\s+/g, ' ').replaceAll('月', '-').replace(/日/g, '');
    if (words === '') return;
    const found = LINE.exec(words);
    const [, month, day, lastMonth, lastDay, name, what] = found ?? [];
    const from = dayOf(year, month, day);
    const to = lastMonth ? dayOf(year, lastMonth, lastDay) : from;
    if (!from || !to || to < from || to > addDays(from, LONGEST)) {
      wrong.push(`第 ${at + 1} 行“${line.trim()}”读不懂`);
      return;
    }
    for (let date = from; date <= to; date = addDays(date, 1)) {
      days.push({ date, name: name ?? '', off: what === '放假' });
    }
  });
  return { days, wrong };
}

/** The same lines again, days that follow one another on one line. */
export function writeDays(days: readonly SpecialDay[]): string {
  const lines: { first: SpecialDay; last: string }[] = [];
  for (const day of [...days].sort((a, b) => a.date.localeCompare(b.date))) {
    const line = lines.at(-1);
    const follows =
      line &&
      line.first.name === day.name &&
      line.first.off === day.off &&
      addDays(line.last, 1) === day.date;
    if (follows) line.last = day.date;
    else lines.push({ first: day, last: day.date });
  }
  return lines
    .map(({ first, last }) => {
      const span = first.date === last ? first.date.slice(5) : `${first.date.slice(5)}至${last.slice(5)}`;
      return `${span} ${first.name} ${first.off ? '放假' : '上班'}`;
    })
    .join('\n');
}

function dayOf(year: string, month: string | undefined, day: string | undefined): string | null {
  if (!month || !day) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}
