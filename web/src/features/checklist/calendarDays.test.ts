import { expect, test } from 'vitest';
import { readDays, writeDays } from './calendarDays';

test('the lines of the notice become days', () => {
  const { days, wrong } = readDays('10-01至10-03 国庆节 放假\n\n10月10日 国庆节 上班', '2026');
  expect(wrong).toEqual([]);
  expect(days).toEqual([
    { date: '2026-10-01', name: '国庆节', off: true },
    { date: '2026-10-02', name: '国庆节', off: true },
    { date: '2026-10-03', name: '国庆节', off: true },
    { date: '2026-10-10', name: '国庆节', off: false },
  ]);
});

test('a line that cannot be read is told and the others are kept', () => {
  const { days, wrong } = readDays('2-30 春节 放假\n5-1 劳动节 放假\n春节放假\n5-3至5-1 劳动节 放假', '2027');
  expect(days).toEqual([{ date: '2027-05-01', name: '劳动节', off: true }]);
  expect(wrong).toEqual([
    '第 1 行“2-30 春节 放假”读不懂',
    '第 3 行“春节放假”读不懂',
    '第 4 行“5-3至5-1 劳动节 放假”读不懂',
  ]);
});

test('written and read again it is the same', () => {
  const text = '01-01 元旦 放假\n02-05至02-11 春节 放假\n02-14 春节 上班';
  expect(writeDays(readDays(text, '2027').days)).toBe(text);
});
