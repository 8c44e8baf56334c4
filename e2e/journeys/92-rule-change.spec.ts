import { expect, test } from '@playwright/test';
import { open as openAct, register } from '../people/hazards.ts';
import { at, proveUnlessFresh } from '../people/signIn.ts';

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

test('the city publishes a rule, and from that day on the failing item is proposed as major', async ({ browser }) => {
  const officer = await at(browser, 'hd-anquan');
  const before = await register(officer, { place: '传达室东侧微型消防站', item: 'XF-025' });
  await expect(officer.getByText('判定依据')).toHaveCount(0);

  const city = await at(browser, 'shi-guanli');
  await city.goto('/standards/judgement');
  await city.getByRole('link', { name: '新增判定标准' }).click();
  await city.getByLabel('编号', { exact: true }).fill('BJ-2026-LC');
  await city.getByLabel('版本').fill('2026年11月');
  await city.getByLabel('名称', { exact: true }).fill('微型消防站专项判定');
  await city.getByLabel('文件', { exact: true }).fill('专项行动通知（演示）');
  await city.getByRole('button', { name: '增加一部分' }).click();
  await city.getByLabel('部分名称').fill('微型消防站（存在任意一条）');
  await city.getByRole('button', { name: '增加条款' }).click();
  await city.getByLabel('条款内容').fill('微型消防站无人值守或器材缺失，不能在3分钟内到场');
  await city.getByLabel('条款依据').fill('专项行动通知 第二条');
  await city.getByLabel('查找要加入的检查项').fill('XF-025');
  await city.getByRole('button', { name: /XF-025/ }).first().click();
  await city.getByLabel('施行日期').fill(today());
  await city.getByRole('button', { name: '查看差异和影响' }).click();
  await expect(city.getByText('发布理由没有填写').first()).toBeVisible();
  await city.getByLabel('发布理由').fill('专项行动期间从严判定');
  await city.getByRole('button', { name: '查看差异和影响' }).click();
  await expect(city.getByRole('heading', { name: '影响范围' })).toBeVisible();
  await city.getByRole('button', { name: /^发\s*布$/ }).click();
  await proveUnlessFresh(city, 'shi-guanli', city.getByRole('heading', { name: `自 ${today()} 起施行的标准` }));

  const after = await register(officer, { place: '南门微型消防站', item: 'XF-025' });
  await expect(officer.getByText('BJ-2026-LC-01-01，2026年11月 版')).toBeVisible();
  await expect(officer.getByText('微型消防站无人值守或器材缺失').first()).toBeVisible();
  await openAct(officer, '核定');
  const form = officer.getByRole('dialog').locator('form.form');
  await expect(form.getByRole('radio', { name: /^一般/ })).toBeDisabled();

  // What was found before stays as it was judged.
  await officer.goto(before);
  await expect(officer.getByText('判定依据')).toHaveCount(0);
  expect(after).not.toBe(before);
});

test('a clock published by mistake is taken back before its day and both acts stay to be read', async ({ browser }) => {
  const city = await at(browser, 'shi-guanli');
  await city.goto('/standards/parameters?q=专题研究');
  await city.getByRole('link', { name: /专题研究的时限/ }).click();
  await city.getByLabel('新的取值（工作日）').fill('100');
  await city.getByLabel('发布理由').fill('调整专题研究时限');
  await city.getByRole('button', { name: '查看差异和影响' }).click();
  await expect(city.getByText(/不能超过 60 工作日/).first()).toBeVisible();
  await city.getByLabel('新的取值（工作日）').fill('15');
  await city.getByRole('button', { name: '查看差异和影响' }).click();
  await expect(city.getByRole('table', { name: /的差异/ })).toContainText('15 工作日');
  await city.getByRole('button', { name: /^发\s*布$/ }).click();
  await proveUnlessFresh(city, 'shi-guanli', city.getByText('尚未施行'));

  await city.getByRole('button', { name: '收回' }).click();
  await city.getByLabel('收回理由').fill('应为 10 个工作日，未经会商');
  await city.getByRole('dialog').getByRole('button', { name: /^收\s*回$/ }).click();
  await proveUnlessFresh(city, 'shi-guanli', city.getByText('已收回，没有施行'));

  const officer = await at(browser, 'hd-anquan');
  await officer.goto('/standards/publications?q=专题研究');
  await expect(officer.getByRole('row', { name: /调整专题研究时限/ })).toContainText('已收回');
  await officer.goto('/standards/parameters?q=专题研究');
  await expect(officer.getByRole('row', { name: /专题研究的时限/ })).toContainText('10 工作日');
});
