import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { enter, forgetPhones, onPhone, phoneOf, phoneOn, putAway, received } from '../people/field.ts';
import { address } from '../people/server.ts';
import { at } from '../people/signIn.ts';

/** A second pair of eyes in the basement: the look is carried without its file, and the answer arrives once. */

test.afterAll(forgetPhones);

type Look = { ref: string; hazard: string | null; number: string | null; found: boolean | null; note: string | null };

async function looks(page: Page): Promise<Look[]> {
  const answer = await page.request.get(`${address()}/api/inspection/blind-looks`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Look[];
}

test('taken with a network, answered without one, reloaded, and delivered exactly once; only then the file', async ({
  browser,
}) => {
  const { on, page, folder } = await phoneOf('hd-jiancha');
  await page.goto('/field');
  await page.getByRole('button', { name: '盲查', exact: true }).click();
  await page.getByRole('button', { name: '领取一项' }).click();
  const row = page.locator('.rows button').first();
  await expect(row).toContainText('整改前照片');
  const [look] = await looks(page);
  if (!look) throw new Error('nothing was taken');
  expect(look.hazard, 'the file is shut').toBeNull();
  await accessible(page);

  await on.setOffline(true);
  await page.goto('/field/blind');
  await expect(page.getByRole('button', { name: '领取须联网' })).toBeDisabled();
  await row.click();
  await expect(page.locator('.photo img').first()).toBeVisible();
  await page.locator('.photo button').first().click();
  await expect(page.getByRole('dialog').locator('img')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await accessible(page);
  const begun = async () => (await onPhone(page)).records.length;
  const before = await begun();
  await expect(page.getByRole('button', { name: '还差：还在或不在、现场情况' })).toBeDisabled();
  await page.getByRole('button', { name: '还在', exact: true }).click();
  await expect.poll(begun, { message: 'the first word begins it' }).toBe(before + 1);
  const words = `门口仍有杂物 ${Date.now()}`;
  await page.getByLabel('现场情况').fill(words);
  await expect(page.getByText(/已存在手机上/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('现场情况'), 'it survives the page').toHaveValue(words);
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');
  const id = (await page.locator('.facts .id').innerText()).trim();
  await on.close();

  // The browser is killed, and the phone switched on again in the basement.
  const again = await phoneOn(folder);
  await again.on.setOffline(true);
  await again.page.goto('/field');
  await expect(again.page.getByText('要盲查的')).toHaveCount(0);
  expect((await onPhone(again.page)).records.find((record) => record.id === id)?.state).toBe('WAITING');
  let sent = 0;
  await again.on.route('**/api/sync/records', async (route) => {
    await route.fetch();
    if (++sent > 1) return route.continue();
    await route.abort('connectionreset');
  });
  await again.on.setOffline(false);
  // With the browser went the session; the answer has stayed.
  await again.page.goto('/field/sync');
  await again.page.getByRole('button', { name: '登录后继续上传', exact: true }).click();
  await enter(again.page, 'hd-jiancha');
  await received(again.page, id);
  expect(sent, 'the first answer was lost on its way').toBeGreaterThan(1);
  const answered = (await looks(again.page)).find(({ ref }) => ref === look.ref);
  expect(answered).toMatchObject({ found: true, note: words });
  expect(answered?.hazard, 'now the file is open').toBeTruthy();
  await again.page.goto(`/field/record/${id}`);
  await expect(again.page.locator('.outcome')).toContainText('已答复“还在”');
  await expect(again.page.locator('.state')).toHaveText(`已收 ${answered?.number}`);
  await accessible(again.page);
  await putAway(again.on);

  const desk = await at(browser, 'hd-jiancha');
  const history = await desk.request.get(`${address()}/api/hazards/${answered?.hazard}/history`);
  expect((await history.text()).split(words), 'told once in the history').toHaveLength(2);

  const above = await at(browser, 'hd-quguan');
  await above.goto('/inspection/blind');
  const told = above.getByRole('table', { name: '本区的盲查，逐项' }).getByRole('row', { name: words });
  await expect(told).toContainText('还在');
  await expect(told.getByRole('link', { name: answered?.number ?? '' })).toBeVisible();
  await expect(above.getByText(/经盲查核实的销账/)).toBeVisible();
  await accessible(above);
});

test('given up at the desk meanwhile, what was written on the phone stays and the server says why it is too late', async ({
  browser,
}) => {
  const { on, page } = await phoneOf('hd-jiancha');
  await page.goto('/field/blind');
  await page.getByRole('button', { name: '领取一项' }).click();
  await expect(page.locator('.rows button').first()).toBeVisible();
  const look = (await looks(page)).find(({ hazard }) => hazard === null);
  if (!look) throw new Error('nothing was taken');
  await on.setOffline(true);
  await page.goto(`/field/blind/${look.ref}`);
  await page.getByRole('button', { name: '不在', exact: true }).click();
  await page.getByLabel('现场情况').fill('已清理');
  await expect(page.getByText(/已存在手机上/)).toBeVisible();

  const desk = await at(browser, 'hd-jiancha');
  await desk.goto('/inspection/blind');
  const mine = desk.locator(`.blind-looks > li:has(img[src*="${look.ref}"])`);
  const small = mine.locator('.photo').first();
  expect((await small.boundingBox())?.height, 'a row of small pictures').toBeLessThan(110);
  await small.focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('dialog').locator('img')).toBeVisible();
  await desk.keyboard.press('Escape');
  await mine.getByRole('button', { name: /^放弃/ }).click();
  await desk.getByLabel('放弃的原因').fill('本周出差');
  await desk.getByRole('button', { name: '放弃并打开档案' }).click();
  await expect(mine.getByText('已放弃：本周出差')).toBeVisible();

  await on.setOffline(false);
  await page.reload();
  await expect(page.getByText(/这项盲查不在随身内容中了/)).toBeVisible();
  await expect(page.getByLabel('现场情况')).toHaveValue('已清理');
  await page.getByLabel('现场情况').fill('已清理干净');
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await expect(page.locator('.state')).toHaveText('须处理');
  await expect(page.getByRole('alert').getByText('这次盲查已经放弃，档案已对您开放')).toBeVisible();
  await expect(page.getByText('已清理干净')).toBeVisible();
  await expect(page.getByRole('button', { name: '改回草稿修改' })).toHaveCount(0);
  await page.getByRole('button', { name: '放弃本机这份' }).click();
  await expect(page.getByText('将删除不在、现场情况')).toBeVisible();
  await page.getByRole('button', { name: '确定删除' }).click();
  await putAway(on);
});

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}
