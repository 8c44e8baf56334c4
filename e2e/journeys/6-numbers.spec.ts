import { expect, test } from '@playwright/test';
import { at } from '../people/signIn.ts';

for (const login of ['hd-anquan', 'hd-quguan', 'shi-guanli'] as const) {
  test(`a figure of ${login} opens exactly the rows it counts`, async ({ browser }) => {
    const page = await at(browser, login);
    await page.getByRole('link', { name: '分析', exact: true }).click();
    const figures = page.getByRole('list', { name: '现在' });
    await expect(figures).toBeVisible();
    const counted = figures.getByRole('link').filter({ hasText: /[1-9][\d,]*项/ }).first();
    const words = (await counted.innerText()).replaceAll(/[\s,]/g, '');
    const value = Number(/(\d+)项/.exec(words)?.[1]);
    await counted.click();
    await expect(page).toHaveURL(/\/ledger\?.+=/);
    await expect(page.locator('.page-header-below')).toContainText(`共 ${value.toLocaleString('zh-CN')} 条`);
  });
}
