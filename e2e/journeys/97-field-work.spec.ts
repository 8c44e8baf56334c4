import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import {
  onPhone,
  PHONE,
  provedOnServer,
  putAway,
  readyForTheBasement,
  signInOnPhone,
  snap,
} from '../people/field.ts';
import { act, expectStatus, plan, register } from '../people/hazards.ts';
import { takePhoto } from '../people/photos.ts';
import { address, ours, runOf } from '../people/server.ts';
import { at, type Login, nameOf } from '../people/signIn.ts';

/** What is done with the phone, and what happens when others were faster or the server goes away. */

async function phone(browser: Browser, login: Login): Promise<{ on: BrowserContext; page: Page }> {
  const on = await browser.newContext({ ...PHONE, baseURL: address(), permissions: ['camera'] });
  const page = await on.newPage();
  await signInOnPhone(page, login);
  return { on, page };
}

const stateOf = async (page: Page, id: string) =>
  (await onPhone(page)).records.find((r) => r.id === id)?.state;

/** A hazard of the canteen that its keeper has to put right. */
async function toPutRight(browser: Browser, place: string): Promise<string> {
  const canteen = await at(browser, 'hd-shitang');
  const where = await register(canteen, {
    place,
    description: `${place}地面积水未清理`,
    category: '校园运行',
  });
  const officer = await at(browser, 'hd-anquan');
  await officer.goto(where);
  await act(officer, '核定', async (form) => {
    await form.getByRole('radio', { name: /^一般/ }).check();
  });
  await plan(officer, await nameOf('hd-shitang'));
  await act(officer, '开始整改');
  await expectStatus(officer, '整改中');
  return where;
}

test('put right in the basement: the before photo is there, the after photo is drawn upon, and it waits for acceptance', async ({
  browser,
}) => {
  const place = `备餐间 ${Date.now()}`;
  const where = await toPutRight(browser, place);
  const { on, page } = await phone(browser, 'hd-shitang');
  await readyForTheBasement(page);
  await on.setOffline(true);
  await page.goto('/field/rectify');
  await page.getByRole('button', { name: new RegExp(place) }).click();
  await expect(page.getByAltText('整改前照片')).toBeVisible();
  await page.locator('.take input').setInputFiles({
    name: '整改后.jpg',
    mimeType: 'image/jpeg',
    buffer: await takePhoto(page, `整改后 ${place}`),
  });
  await page.getByRole('button', { name: /打开后可标注/ }).click();
  const canvas = page.getByLabel('用手指在照片上圈画');
  await expect.poll(() => canvas.evaluate((c: HTMLCanvasElement) => c.width)).toBe(1200);
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no picture to draw on');
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 90, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: '保存标注' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByLabel('采取的整改措施').fill('清理积水，加装地漏');
  await page.getByLabel('实际支出（元）').fill('-5');
  await expect(page.getByRole('button', { name: /请改正：金额不能是负数/ })).toBeDisabled();
  await page.getByLabel('实际支出（元）').fill('120.50');
  await page.locator('.actions').getByRole('button', { name: '整改完成' }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');
  await on.setOffline(false);
  await expect(page.locator('.outcome')).toHaveText(/待验收/, { timeout: 60_000 });
  const officer = await at(browser, 'hd-anquan');
  await officer.goto(where);
  await expectStatus(officer, '待验收');
  const [file] = (await onPhone(page)).files;
  const hazard = (await (await on.request.get(`/api${where}`)).json()) as {
    photos: { file: string; kind: string }[];
  };
  expect(hazard.photos.filter((p) => p.kind === 'AFTER').map((p) => p.file)).toEqual([
    `${file?.unit.split('-')[0]}-${file?.id}`,
  ]);
  await putAway(on);
});

test('the label of a place leads to the place, also without a network', async ({ browser }) => {
  const { on, page } = await phone(browser, 'hd-anquan');
  await readyForTheBasement(page);
  const { units } = (await (await on.request.get('/api/sync/bundle')).json()) as {
    units: { ref: string; places: { id: string; name: string }[] }[];
  };
  const [place] = units[0]?.places ?? [];
  await on.setOffline(true);
  await page.goto(`/field?place=${units[0]?.ref.split('-')[0]}-${place?.id}`);
  await expect(page.getByRole('heading', { name: place?.name ?? '', level: 1 })).toBeVisible();
  await on.setOffline(false);
  await putAway(on);
});

test('what somebody changed meanwhile is shown beside what the phone has, and a person decides', async ({
  browser,
}) => {
  const place = `走廊 ${Date.now()}`;
  const where = await toPutRight(browser, place);
  const { on, page } = await phone(browser, 'hd-shitang');
  await readyForTheBasement(page);
  await on.setOffline(true);
  await page.goto('/field/rectify');
  await page.getByRole('button', { name: new RegExp(place) }).click();
  await page.getByRole('button', { name: '只报进展' }).click();
  await page.getByLabel('进展说明').fill('已联系维修，明日到场');
  await expect(page.getByText(/已存在手机上/)).toBeVisible();
  await page.locator('.actions').getByRole('button', { name: '填报进展' }).click();
  const officer = await at(browser, 'hd-anquan');
  await officer.goto(where);
  await act(officer, '补充说明', async (form) => {
    await form.locator('textarea').first().fill('请同时检查地漏');
  });
  await on.setOffline(false);
  await expect(page.locator('.state')).toHaveText('须处理', { timeout: 60_000 });
  await expect(page.getByText('内容已在别处修改')).toBeVisible();
  await expect(page.getByRole('table', { name: '服务器上的和手机上的' })).toBeVisible();
  await page.getByRole('button', { name: '仍按本机的提交' }).click();
  await expect(page.locator('.outcome')).toHaveText(/填报进展/, { timeout: 60_000 });
  await putAway(on);
});

/** Photo, measures and money, and handed in as put right. */
async function finish(page: Page, place: string, measures: string): Promise<void> {
  await page.goto('/field/rectify');
  await page.getByRole('button', { name: new RegExp(place) }).click();
  await page.locator('.take input').setInputFiles({
    name: '整改后.jpg',
    mimeType: 'image/jpeg',
    buffer: await takePhoto(page, measures),
  });
  await expect(page.locator('.photo img')).toHaveCount(1);
  await page.getByLabel('采取的整改措施').fill(measures);
  await page.getByLabel('实际支出（元）').fill('0');
  await page.locator('.actions').getByRole('button', { name: '整改完成' }).click();
}

test('put right with two phones of one person: both with their photos, and nothing asks to hand in what cannot be', async ({
  browser,
}) => {
  const place = `仓库 ${Date.now()}`;
  await toPutRight(browser, place);
  const { on, page } = await phone(browser, 'hd-shitang');
  await readyForTheBasement(page);
  await on.setOffline(true);
  await finish(page, place, '第一台手机：已清理');
  await expect(page.locator('.state')).toHaveText('等待联网');
  const second = await phone(browser, 'hd-shitang');
  await readyForTheBasement(second.page);
  await finish(second.page, place, '第二台手机：已清理');
  await expect(second.page.locator('.outcome')).toHaveText(/待验收/, { timeout: 60_000 });
  await on.setOffline(false);
  await expect(page.locator('.state')).toHaveText('须处理', { timeout: 60_000 });
  const both = page.getByRole('table', { name: '服务器上的和手机上的' });
  await expect(both).toContainText('您本人，不在这台手机上');
  await expect(both).toContainText('第二台手机：已清理');
  const theirs = page.getByAltText('服务器上的整改后照片 1');
  await expect(theirs).toBeVisible();
  await expect.poll(() => theirs.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByAltText('整改后照片', { exact: true })).toBeVisible();
  await expect(page.getByText('这份整改不能再作为整改完成提交')).toBeVisible();
  await expect(page.getByText('重新提交')).toHaveCount(0);
  await page.getByRole('button', { name: '作为补充说明提交' }).click();
  await expect(page.locator('.rows .state').first()).toHaveText(/已收/, { timeout: 60_000 });
  await putAway(second.on);
  await putAway(on);
});

test('a server that goes away in the middle of an upload finds everything when it is back', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const server = ours();
  test.skip(!server, 'BIHUAN_BASE_URL names a server that is not ours to stop');
  if (!server) return;
  const { on, page } = await phone(browser, 'hd-shitang');
  await readyForTheBasement(page);
  await on.setOffline(true);
  const id = await snap(page, '洗消间', `服务器中断时上传：排水沟盖板缺失 ${Date.now()}`, 4);
  const before = runOf(server).starts.length;
  let puts = 0;
  await on.route('**/api/files/uploads/*', async (route) => {
    if (route.request().method() === 'PUT' && ++puts === 2) process.kill(runOf(server).pid, 'SIGTERM');
    await route.continue();
  });
  await on.setOffline(false);
  await expect.poll(() => runOf(server).starts.length, { timeout: 120_000 }).toBe(before + 1);
  await expect.poll(() => stateOf(page, id), { timeout: 90_000 }).toBe('RECEIVED');
  await provedOnServer(on, page, [id]);
  await putAway(on);
});

test('every page of the phone fits 360 points, also in large letters, and can be read aloud', async ({
  browser,
}) => {
  const { on, page } = await phone(browser, 'hd-anquan');
  for (const large of [false, true]) {
    if (large) {
      await page.goto('/field/sync');
      await page.getByRole('button', { name: '大字 / 标准字' }).click();
    }
    for (const path of ['', '/check', '/patrol', '/snap', '/rectify', '/sync', '/sign-in']) {
      await page.goto(`/field${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      const small = await page
        .locator('button:visible, .tabs a:visible, select:visible, main input:visible:not([type=file])')
        .evaluateAll((all) =>
          all.filter((e) => e.getBoundingClientRect().height < 47.5).map((e) => e.outerHTML.slice(0, 100)),
        );
      expect(small, `${path} has targets below 48 px`).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map((v) => `${v.id} ${v.nodes[0]?.html.slice(0, 120)}`),
        path,
      ).toEqual([]);
    }
  }
  await putAway(on);
});
