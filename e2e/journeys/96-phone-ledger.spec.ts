import { expect, test } from '@playwright/test';
import { at } from '../people/signIn.ts';

test('on a phone, too, several hazards are chosen in the ledger and dealt with at once', async ({ browser }) => {
  const page = await at(browser, 'hd-anquan');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/ledger?open=true');
  const marks = page.getByRole('checkbox', { name: /^选中 / });
  await marks.nth(0).check();
  await marks.nth(1).check();
  const batch = page.getByRole('region', { name: '批量办理' });
  await expect(batch).toContainText('已选 2 条');
  await batch.getByRole('button', { name: '批量办理' }).click();
  // What is decided above is not offered to the unit.
  await expect(page.getByRole('menuitem', { name: '补充说明' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /确认销账/ })).toHaveCount(0);
  await page.getByRole('menuitem', { name: '补充说明' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('说明').fill('已电话核实，按期整改');
  // Closed by mistake: what was typed is still there.
  await form.getByRole('button', { name: '取消' }).click();
  await batch.getByRole('button', { name: '批量办理' }).click();
  await page.getByRole('menuitem', { name: '补充说明' }).click();
  await expect(form.getByLabel('说明')).toHaveValue('已电话核实，按期整改');
  // Clicked twice in haste: done once, and told so.
  await form.getByRole('button', { name: /补充 2 条/ }).dblclick();
  await expect(form.getByRole('status')).toHaveText('办理 2 条');
  await form.getByRole('button', { name: '完成' }).click();
  await expect(batch).toBeHidden();
  await page.setViewportSize({ width: 1440, height: 900 });
});
