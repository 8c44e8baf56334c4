import { expect, type Page, test } from '@playwright/test';
import { forgetPhones, phoneOf, putAway } from '../people/field.ts';
import { open } from '../people/hazards.ts';
import { at } from '../people/signIn.ts';

/** WCAG 2.4.11: what has the focus is not behind the head or the foot, which stay on the screen. */

test.afterAll(forgetPhones);

test('on a phone the field one types into lies above the buttons, where work is sent back', async ({ browser }) => {
  const page = await at(browser, 'hd-quguan');
  const answer = await page.request.get('/api/hazards?status=AWAITING_ACCEPTANCE&limit=50');
  const { items } = (await answer.json()) as { items: { ref: string; can: string[] }[] };
  const ref = items.find(({ can }) => can.includes('REJECT'))?.ref;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/hazards/${ref}`);
  await open(page, '验收不通过');
  const form = page.getByRole('dialog').locator('form.form');
  await expect(form).toBeVisible();
  await walk(page);
  await form.getByLabel('不通过的理由').focus();
  await page.keyboard.type('灭火器箱前仍有堆物，须清理');
  await expect(form.getByText('填写的内容已保存在本机')).toBeVisible();
  expect(await covered(page), 'what is typed').toBeNull();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('and where a hazard is registered', async ({ browser }) => {
  const page = await at(browser, 'hd-anquan');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/ledger/register');
  await expect(page.getByRole('heading', { name: '登记隐患', level: 1 })).toBeVisible();
  await page.locator('form.form').getByLabel('部位').focus();
  await walk(page);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('and in a check on the phone, in large text and on its side too', async () => {
  const { on, page } = await phoneOf('hd-anquan');
  await page.goto('/field/check');
  await page.locator('.rows button').first().click();
  await expect(page.locator('.item').first()).toBeVisible();
  for (const size of [{ width: 360, height: 740 }, { width: 740, height: 360 }]) {
    for (const text of ['', '32px']) {
      await page.setViewportSize(size);
      await page.evaluate((px) => document.documentElement.style.setProperty('font-size', px), text);
      await page.locator('.item').first().getByRole('button').first().focus();
      for (let i = 0; i < 20; i++) {
        await page.keyboard.press('Tab');
        await page.waitForTimeout(50);
        expect.soft(await behind(page), `${size.width} × ${size.height} ${text}`).toBeNull();
      }
    }
  }
  await putAway(on);
});

/** What has the focus, where head or foot of the phone app lie over it. */
function behind(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused?.closest('main')) return null;
    const field = focused.getBoundingClientRect();
    const edges = [...document.querySelectorAll('.top, .foot')].map((edge) => edge.getBoundingClientRect());
    const over = edges.find((edge) => field.bottom > edge.top && field.top < edge.bottom);
    return over ? `${focused.outerHTML.slice(0, 100)} at ${field.top} to ${field.bottom}, covered at ${over.top}` : null;
  });
}

/** With the Tab key through all of the form, until its first button. */
async function walk(page: Page): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    await page.waitForTimeout(150);
    expect.soft(await covered(page)).toBeNull();
    if (await page.evaluate(() => document.activeElement?.closest('.form-foot') !== null)) return;
  }
  throw new Error('the foot of the form was not reached');
}

/** What has the focus, where the foot of the form lies over it. */
function covered(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const foot = document.querySelector('[role=dialog] .form-foot') ?? document.querySelector('.form-foot');
    if (!focused?.closest('form') || !foot || foot.contains(focused)) return null;
    const field = focused.getBoundingClientRect();
    const over = foot.getBoundingClientRect();
    if (field.bottom <= over.top || field.top >= over.bottom) return null;
    return `${focused.outerHTML.slice(0, 100)} ends at ${field.bottom}, the foot begins at ${over.top}`;
  });
}
