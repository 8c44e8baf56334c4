import { expect, type Page } from '@playwright/test';

/** Nearly the longest there is room for, with no place where a line could end. */
export const LONG_DESCRIPTION = 'A'.repeat(1990);
export const LONG_PLACE = `<img src=x onerror=alert(1)>${'W'.repeat(250)}`;

/** What people write freely, as the interfaces name it. */
const WRITTEN = new Set([
  'content',
  'description',
  'hazardPhrase',
  'measures',
  'measuresTaken',
  'note',
  'placeText',
  'reason',
  'text',
  'words',
]);

/** From here on every free text that reaches the page is one long word, whatever was really written. */
export async function onlyLongWords(page: Page): Promise<void> {
  await page.route('**/api/**', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    if (!response.headers()['content-type']?.includes('json')) return route.fulfill({ response });
    const json = JSON.parse(await response.text(), (key, value) =>
      WRITTEN.has(key) && typeof value === 'string' ? LONG_DESCRIPTION : value,
    );
    return route.fulfill({ response, json });
  });
}

/** The page is as wide as the screen, on a desk and on a phone. */
export async function expectNotWider(page: Page, path: string, widths: number[] = [1440, 360]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width > 1000 ? 900 : 740 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.locator('.ant-skeleton, [class*=skeleton]')).toHaveCount(0);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.screenshot({ path: `test-results/long/${path.replaceAll(/\W+/g, '-')}-${width}.png` });
    expect.soft(wider, `${path} is wider than ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
