import { addDays } from '../../lib/dates';

/** The last day of the running day, week, month … that a check of this frequency belongs to. */
export function dueDay(frequency: string, today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  switch (frequency) {
    case 'WEEKLY':
    case 'WEEKLY_IN_FLOOD_SEASON':
      return addDays(today, 6 - weekday);
    case 'MONTHLY':
      return lastOf(year, month);
    case 'QUARTERLY':
      return lastOf(year, Math.ceil(month / 3) * 3);
    case 'HALF_YEARLY':
      return lastOf(year, month <= 6 ? 6 : 12);
    case 'YEARLY':
      return lastOf(year, 12);
    case 'EACH_TERM':
      return addDays(today, 30);
    default:
      return today;
  }
}

const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
