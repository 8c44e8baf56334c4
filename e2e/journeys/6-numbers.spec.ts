import { expect, test } from '@playwright/test';
import { at } from '../people/signIn.ts';

for (const login of ['hd-anquan', 'hd-quguan', 'shi-guanli'] as const) {
  test(`a figure of ${login} opens exactly the rows it counts`, async ({ browser }) => {
    const page = await at(browser, login);
    const overview = await page.request.get('/api/figures/overview');
    test.skip(overview.status() === 404, 'this build counts no figures yet');
    await page.getByRole('link', { name: '分析', exact: true }).click();
    const figures = page.getByRole('list', { name: '主要数字' });
    await expect(figures).toBeVisible();
    const counted = figures.getByRole('link').filter({ hasText: /[1-9][\d,]*项/ }).first();
    const words = (await counted.innerText()).replaceAll(/[\s,]/g, '');
    const value = Number(/(\d+)项/.exec(words)?.[1]);
    await counted.click();
    await expect(page).toHaveURL(/\/ledger\?.+=/);
    await expect(page.locator('.page-header-below')).toContainText(`共 ${value.toLocaleString('zh-CN')} 条`);
  });
}
