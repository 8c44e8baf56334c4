import { dayOf, minuteOf } from '../../../lib/dates';
import type { LastStop, PatrolStop } from './queries';

/** What the norms ask, beside what was done: a hint with its source, never a mark for anybody. */
export const askedWords = (asked: number) => `GB/T 29315-2022：重点部位每天巡查不少于 ${asked} 次。`;

export const fireWords =
  '消防法第十七条、公安部令第61号第二十五条：消防安全重点单位每日防火巡查并记录；寄宿制学校、幼儿园另加夜间巡查。';

/** `10:32 王某` on the day itself, with the day before it otherwise. */
export function lastWords(last: Pick<LastStop, 'at' | 'personName'>, day: string): string {
  const minute = minuteOf(last.at);
  return `${dayOf(last.at) === day ? minute.slice(11) : minute} ${last.personName}`;
}

/** `3`, `3，另补记 2`: what was written down after the day is never read as walked in time. */
export const timesWords = ({ times, late }: { times: number; late: number }) =>
  late > 0 ? `${times}，另补记 ${late}` : `${times}`;

const LATE_MINUTES = 15;

/** `补记，11-29 00:10 传到`, or why the phone's time was not taken; empty where it reached the server at once. */
export function toldWords(stop: Pick<PatrolStop, 'at' | 'receivedAt' | 'late' | 'doubtTitle'>): string {
  const words = [stop.late && '补记', stop.doubtTitle, lateWords(stop.at, stop.receivedAt)];
  return words.filter(Boolean).join('，');
}

/** `08:10 传到`, with the day where it is another one; empty where it reached the server at once. */
export function lateWords(at: string, receivedAt: string): string {
  if (Date.parse(receivedAt) - Date.parse(at) <= LATE_MINUTES * 60_000) return '';
  const minute = minuteOf(receivedAt);
  return `${dayOf(at) === dayOf(receivedAt) ? minute.slice(11) : minute.slice(5)} 传到`;
}
