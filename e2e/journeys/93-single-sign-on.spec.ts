import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { identify, identityAddress, startIdentityServer } from '../people/identityServer.ts';
import { address } from '../people/server.ts';
import { at, nameOf, prove, signIn } from '../people/signIn.ts';

const WHO = 'u-diangong-07';

test('an identity server signs in who is registered, out again on both sides, and its absence stops nobody', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: address() })).newPage();
  const byIdentity = page.getByRole('link', { name: '用统一身份认证登录' });

  await page.goto('/sign-in');
  await byIdentity.click();
  await expect(page.getByText('统一身份认证服务暂时连不上')).toBeVisible();
  await expect(page.getByText('请用登录名和密码登录')).toBeVisible();
  await signIn(page, 'hd-diangong');
  await page.context().clearCookies();

  const server = await startIdentityServer();
  try {
    await page.goto('/sign-in?to=/ledger');
    await byIdentity.click();
    await identify(page, WHO);
    await expect(page.getByText(`编号：${WHO}`)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')).toEqual([]);
    await page.screenshot({ path: 'test-results/pages/single-sign-on-unknown.png' });

    const system = await at(browser, 'xitong');
    await system.goto('/system');
    await system.getByLabel('按登录名、姓名、单位或岗位筛选').fill('hd-diangong');
    await system.getByRole('button', { name: '登记统一身份' }).click();
    const form = system.getByRole('dialog', { name: /登记.*的统一身份/ });
    await form.getByLabel(/编号/).fill(WHO);
    await form.getByRole('button', { name: /^登\s*记$/ }).click();
    await prove(system, 'xitong');
    await expect(system.getByText(`统一身份 ${WHO}`)).toBeVisible();
    await system.screenshot({ path: 'test-results/pages/system-single-sign-on.png', fullPage: true });

    await page.goto('/sign-in?to=/ledger');
    await byIdentity.click();
    await page.waitForURL('**/ledger');
    await expect(page.getByText(await nameOf('hd-diangong')).first()).toBeVisible();

    await page.getByRole('button', { name: new RegExp(await nameOf('hd-diangong')) }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.waitForURL(`${identityAddress()}/**`);
    await page.getByRole('button', { name: /Yes/ }).click();
    await page.waitForURL('**/sign-in**');
    await byIdentity.click();
    await expect(page.locator('input[name=login]'), 'signed out there too').toBeVisible();

    await identify(page, WHO);
    await expect(page.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${identityAddress()}/session/end`);
    await elsewhere.getByRole('button', { name: /Yes/ }).click();
    await expect(elsewhere.getByText(/Sign-out Success/)).toBeVisible();
    await expect
      .poll(async () => (await page.request.get('/api/sessions')).status(), { message: 'signed out there, so here' })
      .toBe(401);
  } finally {
    server.kill();
    await page.context().close();
  }
});
