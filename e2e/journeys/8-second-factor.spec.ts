import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { codeAt } from '../people/authenticator.ts';
import { address } from '../people/server.ts';
import { passwordOf, signIn } from '../people/signIn.ts';

const LOGIN = 'hd2-anquan';

async function typePassword(page: Page): Promise<void> {
  await page.goto(`${address()}/sign-in`);
  await page.getByLabel('登录名').fill(LOGIN);
  await page.getByLabel('密码', { exact: true }).fill(await passwordOf(LOGIN));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('动态验证码')).toBeFocused();
}

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id);
}

test('a second factor is set up by keyboard, asked at the door, replaced by paper, and taken off', async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, LOGIN);
  await page.goto(`${address()}/account`);
  await page.getByRole('button', { name: '设置双因素' }).click();
  await page.keyboard.type(await passwordOf(LOGIN));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: /验证器二维码/ })).toBeVisible();
  const secret = ((await page.locator('.factor-secret').textContent()) ?? '').replaceAll(' ', '');
  expect.soft(await barriers(page), 'while scanning').toEqual([]);
  await page.screenshot({ path: 'test-results/pages/second-factor-scan.png', fullPage: true });

  const begun = Date.now();
  await page.getByLabel('手机上显示的六位数字').fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('验证码不对');
  await page.getByLabel('手机上显示的六位数字').fill(codeAt(secret, begun));
  await page.keyboard.press('Enter');
  const codes = page.getByRole('list', { name: '恢复码' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const [first, second] = await codes.allTextContents();
  await page.screenshot({ path: 'test-results/pages/second-factor-codes.png', fullPage: true });
  await page.getByRole('button', { name: '已保存，关闭' }).click();
  await expect(page.getByText('还有 10 个恢复码可用')).toBeVisible();
  await page.context().clearCookies();

  await typePassword(page);
  expect.soft(await barriers(page), 'at the second step').toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.screenshot({ path: 'test-results/pages/second-step-360.png' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.type(codeAt(secret, begun));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert'), 'the code of the set-up is used up').toContainText('已经用过');
  await page.keyboard.type(codeAt(secret, Math.max(Date.now(), begun + 30_000)));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();
  await page.context().clearCookies();

  await typePassword(page);
  await page.getByRole('button', { name: /用恢复码/ }).click();
  await expect(page.getByLabel('恢复码')).toBeFocused();
  await page.keyboard.type(first ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();

  await page.goto(`${address()}/account`);
  await expect(page.getByText('还有 9 个恢复码可用')).toBeVisible();
  await page.getByRole('button', { name: '关闭双因素' }).click();
  await page.keyboard.type(await passwordOf(LOGIN));
  await page.getByLabel('动态验证码').fill(second ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '设置双因素' })).toBeVisible();
  await page.context().close();
});
