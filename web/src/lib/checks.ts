import { addDays, isDay, today } from './dates';

/** The same checks with the same words as the server's, so that a person reads one sentence whoever finds the mistake. */

export type Wrong = { problem: string; remedy: string };

export function textWrong(name: string, value: string | null | undefined, most: number): Wrong | null {
  if (!value?.trim()) return missing(name);
  return tooLong(name, value, most);
}

export function tooLong(name: string, value: string | null | undefined, most: number): Wrong | null {
  return value && [...value].length > most
    ? { problem: `${name}超过 ${most} 字`, remedy: `请精简到 ${most} 字以内` }
    : null;
}

export function missing(name: string): Wrong {
  return { problem: `${name}没有填写`, remedy: `请填写${name}` };
}

/** @param fen the text itself where it is no amount */
export function moneyWrong(name: string, fen: number | string | undefined): Wrong | null {
  if (typeof fen === 'string')
    return { problem: `${name}不是金额`, remedy: '请填写数字，最多两位小数，例如 3500 或 128.50' };
  if (fen === undefined) return { problem: `${name}没有填写`, remedy: '没有支出请填 0' };
  return fen < 0 || fen > 1_000_000_000_000
    ? { problem: `${name}不在合理范围`, remedy: '请填写 0 至 100 亿元之间的金额' }
    : null;
}

export function notBefore(name: string, day: string | null | undefined, earliest: string): Wrong | null {
  if (!day) return { problem: `${name}没有填写`, remedy: '请选择日期' };
  if (!isDay(day)) return notADay(name);
  if (day < earliest)
    return { problem: `${name}早于 ${earliest}`, remedy: `请选择 ${earliest} 或之后的日期` };
  return day > addDays(earliest, 20 * 365 + 5) ? { problem: `${name}过于遥远`, remedy: '请核对年份' } : null;
}

export function notAfter(
  name: string,
  day: string | null | undefined,
  latest: string = today(),
): Wrong | null {
  if (!day) return { problem: `${name}没有填写`, remedy: '请选择日期' };
  if (!isDay(day)) return notADay(name);
  return day > latest ? { problem: `${name}晚于 ${latest}`, remedy: `请选择 ${latest} 或之前的日期` } : null;
}

const notADay = (name: string): Wrong => ({
  problem: `${name}不是有效的日期`,
  remedy: '请按 2026-11-23 的格式填写',
});
