import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import {
  type Phone,
  countOnLedger,
  forgetPhones,
  onPhone,
  phoneOf,
  provedOnServer,
  putAway,
  received,
  saveSnap,
  snap,
  snapDraft,
} from '../people/field.ts';
import { takePhoto } from '../people/photos.ts';
import { address } from '../people/server.ts';

/** A phone that runs out of room, or is cleaned out by its browser: said beforehand, and nothing called kept that is not. */

test.afterAll(forgetPhones);

async function inTheBasement(): Promise<Phone> {
  const phone = await phoneOf('hd-shitang');
  await phone.on.setOffline(true);
  return phone;
}

async function photograph(page: Page, name: string): Promise<void> {
  await page.locator('.take input').setInputFiles({ name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: await takePhoto(page, name) });
}

test('a phone short of room says so while everything still fits, refuses the photo, keeps the words, and empties itself by sending', async () => {
  test.setTimeout(300_000);
  const { on, page } = await inTheBasement();
  const browser = await on.newCDPSession(page);
  const leaveNoRoom = async () => {
    const { usage } = await browser.send('Storage.getUsageAndQuota', { origin: address() });
    await browser.send('Storage.overrideQuotaForOrigin', { origin: address(), quotaSize: usage });
    // What the browser found to be left it goes on granting for half a minute.
    await page.waitForTimeout(32_000);
  };
  const words = `空间不足时写下：灭火器被遮挡 ${Date.now()}`;

  await page.goto('/field/snap');
  await page.getByLabel('问题描述').fill(words);
  await expect(page.getByText(/已存在手机上/)).toBeVisible();
  await leaveNoRoom();
  await photograph(page, '第一张');
  await expect(page.locator('.photo img')).toHaveCount(1);
  await expect(page.getByRole('alert').filter({ hasText: '空间快满了' })).toContainText('请联网上传');

  await leaveNoRoom();
  await photograph(page, '第二张');
  await expect(page.getByText('这张照片没有保存，文字仍能保存')).toBeVisible();
  expect((await onPhone(page)).bytes).toHaveLength(1);
  await page.getByLabel('问题描述').fill(`${words}，两处`);
  await expect(page.getByText(/已存在手机上/)).toBeVisible();

  await leaveNoRoom();
  await page.getByLabel('问题描述').fill(`${words}，共三处`);
  await expect(page.getByText('暂存在浏览器的备用处，还没有存稳')).toBeVisible();
  await expect(page.getByText(/已存在手机上/)).toBeHidden();
  await page.reload();
  await expect(page.getByLabel('问题描述')).toHaveValue(`${words}，共三处`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('alert').getByRole('button', { name: '导出为文件另存' }).click(),
  ]);
  const exported = readFileSync(await file.path(), 'utf8');
  expect(exported).toContain(`${words}，共三处`);
  expect(exported).toMatch(/"base64":"[A-Za-z0-9+/]{1000}/);

  await page.getByRole('button', { name: '选择部位' }).click();
  await page.getByLabel('查找或直接填写部位').fill('地下车库');
  await page.getByRole('button', { name: '就填“地下车库”' }).click();
  await page.getByLabel('类别').selectOption('FIRE');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');
  const id = (await page.locator('.facts .id').innerText()).trim();
  await on.setOffline(false);
  await expect(page.locator('.state')).toHaveText(/^已收 \d{6}-\d{4}-\d+/, { timeout: 60_000 });
  expect((await onPhone(page)).bytes, 'the photo has made room').toHaveLength(0);

  await browser.send('Storage.overrideQuotaForOrigin', { origin: address() });
  await page.reload();
  await received(page, id);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await provedOnServer(on, page, [id]);
  expect(await countOnLedger(on, `${words}，共三处`)).toBe(1);
  await putAway(on);
});

test('a store the browser has thrown away is told of, and what was exported before comes back and is sent once', async () => {
  const { on, page } = await inTheBasement();
  const words = `导出以后被清理：应急灯损坏 ${Date.now()}`;
  const id = await snap(page, '三层走廊', words, 2);
  await page.goto('/field/snap');
  await page.getByLabel('问题描述').fill('导出时还没有写完');
  await expect(page.getByText(/已存在手机上/)).toBeVisible();
  await page.goto('/field/sync');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出为文件另存' }).click(),
  ]);
  const path = await file.path();

  const browser = await on.newCDPSession(page);
  await page.goto('about:blank');
  await browser.send('Storage.clearDataForOrigin', { origin: address(), storageTypes: 'indexeddb,local_storage' });
  await on.setOffline(false);
  await page.goto('/field/sync');
  await expect(page.getByText('2 条未传的记录可能已丢失，请核对后补录')).toBeVisible();
  await page.getByLabel('从导出的文件取回').setInputFiles(path);
  await expect(page.getByText('已取回 2 条。')).toBeVisible();
  await received(page, id);
  await page.getByLabel('从导出的文件取回').setInputFiles(path);
  await expect(page.getByText('另有 2 条手机上已经有，没有改动')).toBeVisible();
  await provedOnServer(on, page, [id]);
  expect(await countOnLedger(on, words)).toBe(1);
  await page.goto('/field');
  await page.getByRole('button', { name: /导出时还没有写完/ }).click();
  await expect(page.getByLabel('问题描述')).toHaveValue('导出时还没有写完');
  await page.getByRole('button', { name: '不要这份草稿' }).click();
  await page.getByRole('button', { name: '确定删除' }).click();
  await putAway(on);
});

test('one draft finished differently on two phones: both versions are shown, and neither is lost', async () => {
  const first = await inTheBasement();
  const words = `两部手机：配电箱门缺失 ${Date.now()}`;
  await snapDraft(first.page, '地下库房', words);
  await expect(first.page.getByText(/已存在手机上/)).toBeVisible();
  await first.page.goto('/field/sync');
  const [file] = await Promise.all([
    first.page.waitForEvent('download'),
    first.page.getByRole('button', { name: '导出为文件另存' }).click(),
  ]);

  const second = await phoneOf('hd-shitang');
  await second.page.goto('/field/sync');
  await second.page.getByLabel('从导出的文件取回').setInputFiles(await file.path());
  await expect(second.page.getByText('已取回 1 条。')).toBeVisible();
  await finish(second.page, words, '，已用挡板遮住');
  const id = await saveSnap(second.page);
  await received(second.page, id);
  await provedOnServer(second.on, second.page, [id]);
  await putAway(second.on);

  await finish(first.page, words, '，箱内有积尘');
  expect(await saveSnap(first.page)).toBe(id);
  await first.on.setOffline(false);
  await expect(first.page.locator('.state')).toHaveText('须处理', { timeout: 60_000 });
  const both = first.page.getByRole('table', { name: '服务器上的和手机上的' });
  const described = both.getByRole('rowgroup').filter({ hasText: '问题描述' });
  await expect(described).toContainText('已用挡板遮住');
  await expect(described).toContainText('箱内有积尘');
  await first.page.screenshot({ path: test.info().outputPath('both-versions.png'), fullPage: true });
  await first.page.getByRole('button', { name: '另存为新记录再传' }).click();
  await expect
    .poll(async () => (await onPhone(first.page)).records.map((record) => record.state), { timeout: 60_000 })
    .toEqual(['RECEIVED']);
  const fresh = (await onPhone(first.page)).records[0]?.id ?? '';
  expect(fresh).not.toBe(id);
  await provedOnServer(first.on, first.page, [fresh]);
  expect(await countOnLedger(first.on, `${words}，已用挡板遮住`)).toBe(1);
  expect(await countOnLedger(first.on, `${words}，箱内有积尘`)).toBe(1);
  await putAway(first.on);
});

async function finish(page: Page, words: string, more: string): Promise<void> {
  await page.goto('/field');
  await page.getByRole('button', { name: new RegExp(words) }).click();
  await page.getByLabel('问题描述').fill(words + more);
}
