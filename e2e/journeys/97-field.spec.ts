import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import {
  countOnLedger,
  enter,
  forgetPhones,
  onPhone,
  phoneOf,
  phoneOn,
  provedOnServer,
  putAway,
  readyForTheBasement,
  received,
  saveSnap,
  signInOnPhone,
  snap,
} from '../people/field.ts';

/** The inspector in the basement: whatever dies under his hands, what the screen said was kept is kept. */

test.afterAll(forgetPhones);

test('without a network the app opens, a finding is written in four taps, and it arrives when the network is back', async () => {
  const { on, page } = await phoneOf('hd-shitang');
  await on.setOffline(true);
  await page.goto('/field');
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible();
  await expect(page.getByText('未联网')).toBeVisible();
  const words = `离线拍下：库房消防通道堆放杂物 ${Date.now()}`;
  const id = await snap(page, '地下库房东侧', words, 2);
  await expect(page.locator('.state')).toHaveText('等待联网');
  const before = await onPhone(page);
  expect(before.bytes.length).toBe(2);
  await on.setOffline(false);
  await received(page, id);
  await expect(page.locator('.state')).toHaveText(/^已收 \d{6}-\d{4}-\d+/);
  await provedOnServer(on, page, [id]);
  expect(await countOnLedger(on, words)).toBe(1);
  await putAway(on);
});

test('a tab killed while writing and a browser killed in the middle of an upload lose nothing and send nothing twice', async () => {
  const { on, folder, page } = await phoneOf('hd-shitang');
  await on.setOffline(true);
  await page.goto('/field/snap');
  await page.getByLabel('问题描述').fill('写到一半的描述，标签页被关掉');
  await expect(page.getByText(/已存在手机上/)).toBeVisible();
  // A browser whose last tab closes forgets the session, which is the next story.
  const again = await on.newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto('/field');
  await again.getByRole('button', { name: /写到一半的描述/ }).click();
  await expect(again.getByLabel('问题描述')).toHaveValue('写到一半的描述，标签页被关掉');
  await again.getByRole('button', { name: '不要这份草稿' }).click();
  await expect(again.getByText(/将删除问题描述/)).toBeVisible();
  await again.getByRole('button', { name: '确定删除' }).click();

  const words = `上传到一半浏览器被杀：配电箱门缺失 ${Date.now()}`;
  const id = await snap(again, '配电间', words, 3);
  // The second photo stops on its way; the first is acknowledged by then.
  let puts = 0;
  await on.route('**/api/files/uploads/*', async (route) => {
    if (route.request().method() === 'PUT' && ++puts > 1) return;
    await route.continue();
  });
  await on.setOffline(false);
  await expect(again.locator('.state')).toHaveText(/上传中 [1-9]\d?%/, { timeout: 60_000 });
  expect((await onPhone(again)).files.filter((file) => file.acknowledged)).toHaveLength(1);
  await on.close();

  const second = await phoneOn(folder);
  const reopened = second.page;
  await reopened.goto('/field/sync');
  await expect(reopened.getByText('待传')).toBeVisible();
  await reopened.getByRole('button', { name: '登录后继续上传', exact: true }).click();
  await enter(reopened, 'hd-shitang');
  await received(reopened, id);
  await provedOnServer(second.on, reopened, [id]);
  expect(await countOnLedger(second.on, words)).toBe(1);
  await putAway(second.on);
});

test('an answer that is lost on the way back, and a phone whose clock is a day ahead, make no second row', async () => {
  const { on, page } = await phoneOn();
  await page.clock.install({ time: new Date(Date.now() + 86_400_000) });
  await signInOnPhone(page, 'hd-shitang');
  await readyForTheBasement(page);
  await on.setOffline(true);
  const words = `时钟快一天时拍下：疏散门上锁 ${Date.now()}`;
  const id = await snap(page, '二层东侧疏散门', words);
  let lost = 0;
  await on.route('**/api/sync/records', async (route) => {
    await route.fetch();
    if (++lost > 2) return route.continue();
    await route.abort('connectionreset');
  });
  await on.setOffline(false);
  for (let i = 0; i < 12 && (await onPhone(page)).records.find((r) => r.id === id)?.state !== 'RECEIVED'; i++) {
    await page.clock.runFor(20_000);
    await page.waitForTimeout(500);
  }
  await received(page, id);
  expect(lost).toBeGreaterThan(1);
  await provedOnServer(on, page, [id]);
  expect(await countOnLedger(on, words)).toBe(1);
  const record = (await onPhone(page)).records.find((r) => r.id === id);
  const hazard = (await (await on.request.get(`/api/hazards/${record?.unit.split('-')[0]}-${id}`)).json()) as { foundAt: string };
  expect(Math.abs(Date.parse(hazard.foundAt) - Date.now()), 'found now, not tomorrow').toBeLessThan(300_000);
  await putAway(on);
});

test('a phone that stood at 1970 when it last met the server carries on once its clock is put right, for seven days', async () => {
  const { on, page } = await phoneOn();
  await page.clock.install({ time: new Date(86_400_000) });
  await signInOnPhone(page, 'hd-shitang');
  await readyForTheBasement(page);
  await on.setOffline(true);
  await page.clock.setSystemTime(new Date());
  await page.goto('/field/snap');
  await expect(page.getByText('未联网')).toBeVisible();
  await page.getByLabel('问题描述').fill('时钟校准以后写的');
  await expect(page.getByText(/已存在手机上/)).toBeVisible();
  await page.clock.setSystemTime(new Date(Date.now() + 8 * 86_400_000));
  await page.goto('/field');
  await expect(page.getByRole('button', { name: /时钟校准以后写的/ })).toBeVisible();
  await expect(page.getByText(/随身内容已于 .* 到期：手机 7 天没有联系上服务器/)).toBeVisible();
  // Of its own unit one still writes, in words of one's own; it arrives as any other.
  const words = `到期以后写的：消火栓被遮挡 ${Date.now()}`;
  await page.goto('/field/snap');
  await page.getByRole('button', { name: '选择部位' }).click();
  await page.getByLabel('查找或直接填写部位').fill('南门');
  await page.getByRole('button', { name: '就填“南门”' }).click();
  await page.getByLabel('不能拍照的，写明原因').fill('光线不足');
  await page.getByLabel('问题描述').fill(words);
  await page.getByLabel('类别').selectOption({ label: '消防安全' });
  const id = await saveSnap(page);
  await page.clock.setSystemTime(new Date());
  await on.setOffline(false);
  await received(page, id);
  expect(await countOnLedger(on, words)).toBe(1);
  await on.close();
});

test('a phone whose clock runs a year ahead for a while hides what it carries, and shows it again once it is right', async () => {
  const { on, page } = await phoneOn();
  await page.clock.install({ time: new Date() });
  await signInOnPhone(page, 'hd-shitang');
  await readyForTheBasement(page);
  await on.setOffline(true);
  await page.clock.setSystemTime(new Date(Date.now() + 365 * 86_400_000));
  await page.goto('/field');
  await expect(page.getByText(/随身内容已于 .* 到期/)).toBeVisible();
  await page.clock.setSystemTime(new Date());
  await page.goto('/field/sync');
  await expect(page.getByText(/可离线用到/)).toBeVisible();
  await page.goto('/field/snap');
  await expect(page.getByRole('button', { name: '选择常用语' })).toBeVisible();
  await on.close();
});

test('a phone whose clock runs eight days ahead tells by the clock of the server when its content came', async () => {
  const { on, page } = await phoneOn();
  await page.clock.install({ time: new Date(Date.now() + 8 * 86_400_000) });
  await signInOnPhone(page, 'hd-shitang');
  await page.goto('/field/sync');
  const told = page.getByText(/更新，可离线用到/);
  await expect(told).toBeVisible();
  const [came = '', until = ''] = (await told.textContent())?.match(/\d{4}-\d\d-\d\d \d\d:\d\d/g) ?? [];
  expect(Math.abs(Date.parse(`${came.replace(' ', 'T')}:00+08:00`) - Date.now())).toBeLessThan(300_000);
  expect(Date.parse(until) - Date.parse(came)).toBeGreaterThan(6.9 * 86_400_000);
  await on.close();
});

test('a label scanned while nobody is signed in leads to its place once somebody is', async () => {
  const { on, page } = await phoneOn();
  await signInOnPhone(page, 'hd-anquan');
  await readyForTheBasement(page);
  const carried = (await (await on.request.get('/api/sync/bundle')).json()) as {
    units: { ref: string; places: { id: string; name: string }[] }[];
  };
  const [unit] = carried.units;
  const [place] = unit?.places ?? [];
  const fresh = await phoneOn();
  await fresh.page.goto(`/field?place=${unit?.ref.split('-')[0]}-${place?.id}`);
  await enter(fresh.page, 'hd-anquan');
  await expect(fresh.page.getByRole('heading', { name: place?.name ?? '' })).toBeVisible();
  await fresh.on.close();
  await on.close();
});

test('a post the phone is of no use to is sent to the desk, and one that may not register is told whom to tell', async () => {
  const cluster = await phoneOn();
  await signInOnPhone(cluster.page, 'hd-xuequ');
  await cluster.page.goto('/field');
  await expect(cluster.page.getByText('您的岗位不用手机现场，请到工作台办理。')).toBeVisible();
  await cluster.on.close();
  const contractor = await phoneOn();
  await signInOnPhone(contractor.page, 'hd-weibao');
  await contractor.page.goto('/field');
  await expect(contractor.page.getByText(/您的岗位不登记隐患。看到问题，请告诉/)).toBeVisible();
  await expect(contractor.page.getByRole('link', { name: '随手拍' })).toHaveCount(0);
  await contractor.on.close();
});

test('on a slow line nobody waits for what is carried, nor the next person for what was fetched for the one before', async () => {
  const { on, page } = await phoneOn();
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((done) => {
    arrive = done;
  });
  await on.route('**/api/sync/bundle*', async (route) => {
    await arrived;
    await route.continue().catch(() => undefined);
  });
  await signInOnPhone(page, 'hd-shitang');
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible();
  await expect(page.getByText('正在取随身内容…')).toBeVisible();
  await page.getByRole('link', { name: '同步' }).click();
  await page.getByRole('button', { name: /退出登录/ }).click();
  await page.getByRole('button', { name: '退出登录', exact: true }).click();
  await enter(page, 'hd-anquan');
  await expect(page.getByText('已联网')).toBeVisible();
  arrive();
  await readyForTheBasement(page);
  await putAway(on);
});

test('a session that expires offline keeps everything; another person neither sees nor sends it', async () => {
  const { on, page } = await phoneOf('hd-shitang');
  await on.setOffline(true);
  const words = `登录过期后上传：灶台燃气管老化 ${Date.now()}`;
  const id = await snap(page, '热加工间', words);
  await on.clearCookies({ name: 'bihuan_session' });
  await on.setOffline(false);
  await page.goto('/field/sync');
  await expect(page.getByText('须登录')).toBeVisible();
  await expect(page.getByText('待传')).toBeVisible();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出为文件另存' }).click(),
  ]);
  const exported = JSON.parse(readFileSync(await file.path(), 'utf8')) as {
    records: { record: { id: string }; files: { base64: string; sha256: string }[] }[];
  };
  expect(exported.records.map(({ record }) => record.id)).toEqual([id]);
  expect(exported.records[0]?.files[0]?.base64.length).toBeGreaterThan(1000);

  await page.getByRole('button', { name: '登录后继续上传', exact: true }).click();
  await enter(page, 'hd-anquan');
  await page.goto('/field/sync');
  await expect(page.getByText('没有未上传的记录。')).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);
  await expect(page.getByText(/1 条未传的记录，须由本人登录后上传/)).toBeVisible();
  expect(await countOnLedger(on, words)).toBe(0);

  await page.getByRole('button', { name: /退出登录/ }).click();
  await page.getByRole('button', { name: '退出登录', exact: true }).click();
  await enter(page, 'hd-shitang');
  await received(page, id);
  await provedOnServer(on, page, [id]);
  expect(await countOnLedger(on, words)).toBe(1);
  await putAway(on);
});

test('a check filled in offline is submitted once', async () => {
  const { on, page } = await phoneOf('hd-anquan');
  await page.goto('/field/check');
  await on.setOffline(true);
  await page.goto('/field/check');
  await page.locator('.rows button').first().click();
  const items = page.locator('.item');
  await expect(items.first()).toBeVisible();
  const count = await items.count();
  expect(count).toBeGreaterThan(3);
  for (let i = 0; i < count; i++) {
    const item = items.nth(i);
    const points = item.locator('.points > li');
    for (let p = 0; p < (await points.count()); p++) await points.nth(p).getByRole('button', { name: '合格', exact: true }).click();
    await item.locator('> .choices').getByRole('button', { name: '✓ 合格' }).click();
    await expect(item).toHaveClass(/PASS/);
  }
  await page.reload();
  await expect(page.getByText(new RegExp(`已填 ${count}/${count}`))).toBeVisible();
  await page.getByRole('button', { name: '提交检查' }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');
  await on.setOffline(false);
  await expect(page.locator('.outcome')).toHaveText(/已提交，没有发现隐患/, { timeout: 60_000 });
  await page.getByText(/检查过程（只有您本人看得到）/).click();
  await expect(page.locator('.course li').first()).toContainText(/秒/);
  await page.goto('/field/check');
  await expect(page.getByText('已联网')).toBeVisible();
  await putAway(on);
});
