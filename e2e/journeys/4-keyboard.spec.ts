import { expect, type Page, test } from '@playwright/test';
import { address } from '../people/server.ts';
import { passwordOf } from '../people/signIn.ts';

test('the safety officer works without a mouse: sign in, search, walk the ledger, grade', async ({ browser }) => {
  const desk = await browser.newContext({ baseURL: address() });
  const page = await desk.newPage();
  const { keyboard } = page;
  await page.goto('/sign-in');
  await tabTo(page, '登录名');
  await keyboard.type('hd-anquan');
  await keyboard.press('Tab');
  await keyboard.type(await passwordOf('hd-anquan'));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();

  await keyboard.press('/');
  await expect(page.getByRole('combobox', { name: '搜索' })).toBeFocused();
  await keyboard.type('通道');
  await expect(page.getByRole('option').first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/(hazards|ledger)/);

  await page.goto('/ledger?status=REGISTERED');
  const links = page.locator('[data-row-link]');
  await expect(links.first()).toBeVisible();
  await keyboard.press('j');
  await expect(links.nth(0)).toBeFocused();
  if ((await links.count()) > 1) {
    await keyboard.press('j');
    await expect(links.nth(1)).toBeFocused();
    await keyboard.press('k');
    await expect(links.nth(0)).toBeFocused();
  }
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/hazards\/\d{6}-/);

  const grade = page.getByRole('button', { name: /^核\s*定$/ });
  await expect(grade).toBeVisible();
  await tabTo(page, /^核\s*定$/);
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(grade, 'the focus is back where the form was opened').toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await reach(page, () => document.activeElement?.matches('[role=dialog] input[type=radio]') ?? false);
  await keyboard.press('Space');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(1);
  await reach(page, () => document.activeElement?.matches('[role=dialog] button[type=submit]') ?? false);
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.page-header-below').getByText(/待制定方案|重大待管控报告/).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 }), 'that step is gone, the page is not').toBeFocused();
  await desk.close();
});

/** Tab until the thing of that name has the focus, as a person would. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = typeof name === 'string' ? page.getByLabel(name).first() : page.getByRole('button', { name }).first();
  for (let i = 0; i < 60; i++) {
    if (await target.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by the Tab key: ${name}`);
}

async function reach(page: Page, here: () => boolean): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate(here)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by the Tab key: ${here}`);
}
