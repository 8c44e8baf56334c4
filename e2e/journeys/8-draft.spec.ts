import { expect, test } from '@playwright/test';
import { addPhoto } from '../people/photos.ts';
import { at } from '../people/signIn.ts';

test('closing the tab while registering costs not one character', async ({ browser }) => {
  const page = await at(browser, 'hd-shitang');
  await page.goto('/ledger/register');
  const words = '后厨排烟罩油污积存，滤网三个月未清洗';
  const form = page.locator('form.form');
  await form.getByLabel('部位').fill('食堂热加工间');
  await form.getByLabel('隐患描述').fill(words);
  await addPhoto(page, form, '整改前 排烟罩');
  await page.close({ runBeforeUnload: false });

  const again = await at(browser, 'hd-shitang');
  await again.goto('/ledger/register');
  await expect(again.getByText('已恢复上次没有提交的内容')).toBeVisible();
  await expect(again.getByLabel('部位')).toHaveValue('食堂热加工间');
  await expect(again.getByLabel('隐患描述')).toHaveValue(words);
  await expect(again.getByText('已收')).toHaveCount(1);
  await again.getByRole('button', { name: '清空重填' }).click();
  const asked = again.getByRole('dialog', { name: '清空重填' });
  await expect(asked).toContainText('1 张照片');
  await asked.getByRole('button', { name: '保留' }).click();
  await expect(again.getByLabel('隐患描述')).toHaveValue(words);
  await again.getByRole('button', { name: '清空重填' }).click();
  await asked.getByRole('button', { name: '清空', exact: true }).click();
  await expect(again.getByLabel('隐患描述')).toHaveValue('');
});
