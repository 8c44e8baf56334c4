/** Times are kept in UTC and shown in Beijing; "now" is the server's, because deadlines are the server's. */

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const secondFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

let serverAhead = 0;

export function setServerTime(instant: string, localNow: number = Date.now()): void {
  const time = Date.parse(instant);
  if (!Number.isNaN(time)) serverAhead = time - localNow;
}

export function now(): Date {
  return new Date(Date.now() + serverAhead);
}

/** `2026-11-23`, the Beijing calendar day of an instant. */
export function dayOf(instant: string | Date): string {
  return dayFormat.format(typeof instant === 'string' ? new Date(instant) : instant);
}

export function today(): string {
  return dayOf(now());
}

/** `2026-11-23 09:05` in Beijing. */
export function minuteOf(instant: string | Date): string {
  const time = typeof instant === 'string' ? new Date(instant) : instant;
  return `${dayFormat.format(time)} ${timeFormat.format(time)}`;
}

/** `2026-11-23 09:05:07` in Beijing, where the order of what was done matters. */
export function secondOf(instant: string | Date): string {
  const time = typeof instant === 'string' ? new Date(instant) : instant;
  return `${dayFormat.format(time)} ${secondFormat.format(time)}`;
}

/** The instant of a Beijing wall clock `2026-11-23T09:05` (Beijing has no summer time). */
export function instantOfBeijing(local: string): string {
  const time = Date.parse(`${local.length === 16 ? `${local}:00` : local}+08:00`);
  return new Date(time).toISOString();
}

/** `2026-11-23T09:05`, as a native datetime input wants it. */
export function beijingInput(instant: string | Date): string {
  return minuteOf(instant).replace(' ', 'T');
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** Relative age beside a date: 今天 · 昨天 · 3 天前 · 2 天后. */
export function ageOf(day: string, reference: string = today()): string {
  const days = daysBetween(day, reference);
  if (days === 0) return '今天';
  if (days === 1) return '昨天';
  if (days === -1) return '明天';
  return days > 0 ? `${days} 天前` : `${-days} 天后`;
}
