import { expect, test } from '@playwright/test';
import { countOnLedger, forgetPhones, onPhone, phoneOf, putAway, received } from '../people/field.ts';
import { address } from '../people/server.ts';
import { at, nameOf } from '../people/signIn.ts';

/** A check begun in the basement, handed in at the desk meanwhile: nothing of what a person saw is lost. */

test.afterAll(forgetPhones);

type Entry = { item: string; result: string; photos: never[] };

test('a check handed in by somebody else is read offline, its finding goes its own way, and it goes only when that is meant', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { on, page } = await phoneOf('hd-anquan');
  await page.goto('/field/check');
  await on.setOffline(true);
  await page.goto('/field/check');
  await page.locator('.rows button').first().click();
  const items = page.locator('.item');
  await expect(items.first()).toBeVisible();
  await expect(page.getByText('记下手机所在的位置？')).toBeVisible();
  await page.getByRole('button', { name: '不用', exact: true }).click();
  await expect(page.getByText('记下手机所在的位置？')).toHaveCount(0);
  const ref = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const words = `草稿里看到的问题 ${Date.now()}`;
  const failed = items.nth(0);
  for (const point of await failed.locator('.points > li').all())
    await point.getByRole('button', { name: '不合格', exact: true }).click();
  await failed.locator('> .choices').getByRole('button', { name: '✕ 不合格' }).click();
  await failed.getByLabel('具体位置').fill('地下二层西侧');
  await failed.getByLabel('不能拍照的，写明原因').fill('灯坏了');
  await failed.getByLabel('情况说明').fill(words);
  const locked = items.nth(1);
  await locked.locator('> .choices').getByRole('button', { name: '? 未检查' }).click();
  await expect(locked.getByText('还差：未检查的原因')).toBeVisible();
  await locked.getByLabel('未检查的原因').fill('门锁着，没有钥匙');
  await expect(locked.getByText(/还差/)).toHaveCount(0);
  await expect(page.getByText(/未检查 1/)).toBeVisible();
  await expect(page.getByText(/已存在手机上/)).toBeVisible();

  // At the desk the same check is handed in, with everything in order.
  const desk = await at(browser, 'hd-anquan');
  const token = (await desk.context().cookies()).find((cookie) => cookie.name === 'bihuan_csrf')?.value ?? '';
  const sheet = (await (await desk.request.get(`${address()}/api/inspection/tasks/${ref}`)).json()) as {
    version: number;
    lines: { item: string }[];
  };
  const entries: Entry[] = sheet.lines.map(({ item }) => ({ item, result: 'PASS', photos: [] }));
  const done = await desk.request.post(`${address()}/api/inspection/tasks/${ref}/submission`, {
    headers: { 'X-CSRF-Token': decodeURIComponent(token), 'If-Match': `"${sheet.version}"` },
    data: { id: crypto.randomUUID(), entries },
  });
  expect(done.status(), await done.text()).toBe(201);

  await on.setOffline(false);
  await page.goto('/field/sync');
  await page.getByRole('button', { name: '立即同步' }).click();
  await expect(page.getByRole('button', { name: '立即同步' })).toBeEnabled();
  await page.goto(`/field/check/${ref}`);
  await expect(page.getByText(`这项检查已由${await nameOf('hd-anquan')}于`)).toBeVisible();

  await on.setOffline(true);
  await page.reload();
  await expect(page.getByText(`这项检查已由${await nameOf('hd-anquan')}于`)).toBeVisible();
  await expect(page.getByRole('heading', { name: /全部答案（\d+）/ })).toBeVisible();
  await expect(page.getByText(/未检查 · 门锁着，没有钥匙/)).toBeVisible();
  await page.getByRole('button', { name: '不要手机上的这份草稿' }).click();
  await expect(page.getByText(/将删除\d+ 项答案、1 个问题、0 张照片，其中 1 个问题既没有转为随手拍/)).toBeVisible();
  await page.getByRole('button', { name: '保留' }).click();

  await page.getByRole('button', { name: '转为随手拍' }).click();
  await expect(page.getByText('已转为随手拍')).toBeVisible();
  await page.getByRole('button', { name: '去核对并保存' }).first().click();
  await expect(page.getByRole('button', { name: '地下二层西侧' })).toBeVisible();
  const description = await page.getByLabel('问题描述').inputValue();
  expect(description).toContain(words);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');
  const id = (await page.locator('.facts .id').innerText()).trim();
  await on.setOffline(false);
  await received(page, id);
  expect(await countOnLedger(on, description)).toBe(1);

  await page.goto(`/field/check/${ref}`);
  await page.getByRole('button', { name: '不要手机上的这份草稿' }).click();
  await page.getByRole('button', { name: '确定删除' }).click();
  await expect(page.getByRole('heading', { name: '检查', level: 1 })).toBeVisible();
  expect((await onPhone(page)).records.filter(({ state }) => state === 'DRAFT')).toHaveLength(0);
  await putAway(on);
});
