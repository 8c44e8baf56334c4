import { expect, test } from '@playwright/test';
import { at } from '../people/signIn.ts';

test('what is late is proposed by the clock, sent by the district, received and answered by the school', async ({
  browser,
}) => {
  const school = await at(browser, 'hd-anquan');
  const { scope } = await (await school.request.get('/api/session')).json();
  const [unit] = scope.units;

  const district = await at(browser, 'hd-quguan');
  await district.goto(`/supervision?unit=${unit}&state=PROPOSED`);
  const row = district.getByRole('row').filter({ hasText: '已过' }).first();
  await row.getByRole('button', { name: /^发出/ }).click();
  await district.getByLabel('督办要求').fill('三个工作日内整改到位并书面回复。');
  await district.getByRole('button', { name: '发出', exact: true }).click();
  await expect(district.getByRole('dialog')).toHaveCount(0);
  await district.goto(`/supervision?unit=${unit}&state=ISSUED`);
  const numbered = /\S+〔\d{4}〕110108-\d+号/;
  const sent = district.getByRole('row').filter({ hasText: numbered }).first();
  const number = numbered.exec(await sent.innerText())?.[0] ?? '';
  expect(number).not.toBe('');

  await school.goto('/supervision');
  const received = school.getByRole('row').filter({ hasText: number });
  await received.getByRole('button', { name: /^签收/ }).click();
  await school.getByRole('button', { name: '签收', exact: true }).click();
  await expect(received).toContainText('已签收');
  await received.getByRole('button', { name: /^回复/ }).click();
  await school.getByRole('button', { name: '提交回复' }).click();
  await expect(school.getByText('回复没有填写').first()).toBeVisible();
  await school.getByLabel('回复', { exact: true }).fill('配件今日到货，明日完成整改。');
  await school.getByRole('button', { name: '提交回复' }).click();
  await expect(received).toContainText('已回复');
});
