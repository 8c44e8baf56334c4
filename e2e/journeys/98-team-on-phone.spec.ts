import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { enter, forgetPhones, inStores, onPhone, phoneOf, putAway, received } from '../people/field.ts';
import { addTarget, addTeam, issue, newPlan, schoolOf } from '../people/inspections.ts';
import { takePhoto } from '../people/photos.ts';
import { address } from '../people/server.ts';
import { at, nameOf } from '../people/signIn.ts';

/** An inspection team with a phone: started at the gate, filled in without a network, signed by finger, sent once. */
test.describe.configure({ mode: 'serial' });

let school = '';
let other = '';

test.afterAll(forgetPhones);

const bundle = async (on: BrowserContext) => (await on.request.get(`${address()}/api/sync/bundle`)).text();

test('the district sends a team to two schools; the schools see nothing of it on their phones', async ({ browser }) => {
  school = await schoolOf(browser, 'hd-anquan');
  other = await schoolOf(browser, 'hd2-anquan');
  const district = await at(browser, 'hd-quguan');
  await newPlan(district, '区抽查', '手机现场抽查');
  await addTeam(district, ['hd-jiancha', 'hd-quguan']);
  await addTarget(district, school);
  await addTarget(district, other);
  await issue(district, 'hd-quguan');

  const city = await at(browser, 'shi-guanli');
  await newPlan(city, '市抽查', '市里的现场抽查');
  await addTeam(city, ['shi-dudao', 'shi-guanli']);
  await addTarget(city, school);
  await issue(city, 'shi-guanli');

  const target = await phoneOf('hd-anquan');
  await target.page.goto('/field/check');
  await expect(target.page.getByText('区抽查')).toHaveCount(0);
  expect(await bundle(target.on)).not.toContain('手机现场抽查');
  await putAway(target.on);
});

test('started at the gate, filled in offline, one item failed with a photo, signed, sent once, with its record on paper', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { on, page } = await phoneOf('hd-jiancha');
  const post = await expectTeam(page);
  await start(page, school);
  const visit = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect(page.locator('.item').first()).toBeVisible();

  const officer = await at(browser, 'hd-anquan');
  await officer.goto(`/inspection/visits/${visit}`);
  await expect(officer.getByText('没有找到')).toBeVisible();
  // Another team, sent to the same school, gets nothing of it.
  const city = await phoneOf('shi-dudao');
  await city.page.goto('/field/check');
  const theirs = city.page.getByRole('region', { name: /市抽查第1组/ });
  await expect(theirs.getByRole('button', { name: `到场开始：${school}` })).toBeVisible();
  await expect(theirs.getByText('检查中')).toHaveCount(0);
  await city.page.goto(`/field/check/${visit}`);
  await expect(city.page.getByText(/不在随身内容中/)).toBeVisible();
  expect(await kept(city.page)).not.toContain(visit);
  await putAway(city.on);

  await on.setOffline(true);
  await page.goto(`/field/check/${visit}`);
  const words = `地下室疏散指示灯不亮 ${Date.now()}`;
  await fixOnSpot(page);
  await fillIn(page, words);
  await look(page, 'filled');
  await page.getByRole('button', { name: '核对签名' }).click();
  await expect(page.getByRole('heading', { name: /发现 1 项问题/ })).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await printSignature(page, await nameOf('hd-jiancha'));
  await drawSignature(page, await nameOf('hd-quguan'));
  await page.getByLabel('姓名').fill('王校长');
  await page.getByLabel('职务').fill('校长');
  await drawSignature(page, '王校长');
  // What was drawn for one name stands for no other.
  await page.getByLabel('姓名').fill('李校长');
  await expect(page.getByRole('button', { name: /还差：负责人签名/ })).toBeVisible();
  await drawSignature(page, '李校长');
  await look(page, 'signed');
  // A killed tab comes back with every name where it was.
  await page.reload();
  await expect(page.locator('.signers img')).toHaveCount(3);
  await page.goto(`/field/check/${visit}`);
  await expect(page.getByText('已有 3 人签名')).toBeVisible();
  await look(page, 'locked');
  await page.getByRole('button', { name: '继续签名' }).click();
  await page.getByRole('button', { name: '提交检查' }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');
  expect((await onPhone(page)).bytes).toHaveLength(4);

  let sent = 0;
  await on.route('**/api/sync/records', async (route) => {
    sent++;
    // The first answer is lost on the way back.
    await route.fetch();
    if (sent > 1) await route.continue();
    else await route.abort('connectionreset');
  });
  await on.setOffline(false);
  await expect(page.locator('.outcome')).toHaveText(/已提交，1 条隐患在台账上/, { timeout: 60_000 });
  expect(sent).toBeGreaterThan(1);
  expect((await onPhone(page)).bytes).toHaveLength(0);
  await look(page, 'received');
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '检查记录 PDF' }).click(),
  ]);
  expect(paper.suggestedFilename()).toContain('现场检查记录');

  const record = await (await officer.request.get(`/api/inspection/visits/${visit}`)).json();
  expect(record.record.signatures.inspectors).toHaveLength(2);
  const inPrint = record.record.signatures.inspectors.filter((one: { typed?: unknown }) => one.typed);
  expect(inPrint).toMatchObject([{ typed: { by: await nameOf('hd-jiancha') } }]);
  expect(record.record.finishedAt < record.record.submittedAt, 'finished before the network was back').toBe(true);
  expect(record.record.finishDoubt).toBeNull();
  expect(record.record.signatures.unit.name).toBe('李校长');
  expect(record.record.findings).toHaveLength(1);
  const hazard = await (await officer.request.get(`/api/hazards/${record.record.findings[0].hazard.ref}`)).json();
  expect(hazard.source).toBe('DISTRICT_CHECK');
  expect(hazard.description).toContain(words);
  expect(hazard.photos).toHaveLength(1);
  const session = await (await on.request.get(`${address()}/api/session`)).json();
  expect(session.post.ofTeam, 'the session stays under the own post').toBe(false);
  expect(session.post.id).not.toBe(post);
  await putAway(on);
});

test('the head refuses, the session expires without a network, nobody else sends it, and it is sent after signing in', async () => {
  test.setTimeout(240_000);
  const { on, page } = await phoneOf('hd-jiancha');
  await expectTeam(page);
  await start(page, other);
  const visit = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect(page.locator('.item').first()).toBeVisible();
  await on.setOffline(true);
  await fillIn(page, null);
  await page.getByRole('button', { name: '核对签名' }).click();
  await expect(page.getByRole('heading', { name: /没有发现问题/ })).toBeVisible();
  await printSignature(page, await nameOf('hd-jiancha'));
  await drawSignature(page, await nameOf('hd-quguan'));
  await page.getByLabel('姓名').fill('赵校长');
  await page.getByLabel('职务').fill('校长');
  await page.getByRole('button', { name: '拒绝签字' }).click();
  await expect(page.getByRole('button', { name: /还差：拒签的情况和原因/ })).toBeVisible();
  await page.getByLabel('拒绝签字的情况和原因').fill('对检查时间有异议，当场说明后仍不签');
  await page.getByLabel('在场见证人').fill('门卫孙师傅');
  await look(page, 'refused');
  await page.getByRole('button', { name: '提交检查' }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');

  await on.clearCookies({ name: 'bihuan_session' });
  await on.setOffline(false);
  await page.goto('/field/sync');
  await expect(page.getByText('须登录')).toBeVisible();
  const before = await onPhone(page);
  expect(before.records.filter((r) => r.state === 'WAITING')).toHaveLength(1);
  expect(before.bytes).toHaveLength(2);

  await page.getByRole('button', { name: '登录后继续上传', exact: true }).click();
  await enter(page, 'hd2-anquan');
  await page.goto('/field/check');
  await expect(page.getByText('区抽查')).toHaveCount(0);
  expect(await bundle(on)).not.toContain(visit);
  await page.goto('/field/sync');
  await page.getByRole('button', { name: /退出登录/ }).click();
  await page.getByRole('button', { name: '退出登录', exact: true }).click();
  await enter(page, 'hd-jiancha');
  const id = before.records.find((r) => r.state === 'WAITING')?.id;
  await received(page, id ?? '');
  const record = await (await on.request.get(`${address()}/api/inspection/visits/${visit}`)).json();
  expect(record.record.signatures.refused).toMatchObject({ name: '赵校长', present: '门卫孙师傅' });
  await putAway(on);
});

test('an announced visit begins without a network, and both starts are kept', async ({ browser }) => {
  test.setTimeout(240_000);
  const district = await at(browser, 'hd-quguan');
  const plan = await newPlan(district, '区抽查', '没有网络的抽查');
  await addTeam(district, ['hd-jiancha', 'hd-quguan']);
  await addTarget(district, other);
  await issue(district, 'hd-quguan');
  const { on, page } = await phoneOf('hd-jiancha');
  await page.goto('/field');
  const team = page.getByRole('region', { name: /没有网络的抽查/ });
  await expect(team.getByRole('button', { name: `到场开始：${other}` })).toBeEnabled();
  await on.setOffline(true);
  await page.goto('/field/check');
  await team.getByRole('button', { name: `到场开始：${other}` }).click();
  await expect(page.getByText(/手机先记下时间和位置/)).toBeVisible();
  await page.getByRole('button', { name: '已到场，开始' }).click();
  await page.waitForURL(/\/field\/check\/\d{6}-/);
  const visit = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect(page.getByText(/联网后自动报到/)).toBeVisible();
  await fillIn(page, null);
  await look(page, 'begun-offline');
  await page.goto('/field/check');
  await expect(team.getByText(/待联网报到/)).toBeVisible();
  await team.getByRole('button', { name: other }).click();
  await page.getByRole('button', { name: '核对签名' }).click();
  await printSignature(page, await nameOf('hd-jiancha'));
  await drawSignature(page, await nameOf('hd-quguan'));
  await page.getByLabel('姓名').fill('李校长');
  await page.getByLabel('职务').fill('校长');
  await drawSignature(page, '李校长');
  await page.getByRole('button', { name: '提交检查' }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');
  expect((await district.request.get(`/api/inspection/visits/${visit}`)).status(), 'the server knows nothing yet').toBe(404);
  await on.setOffline(false);
  await expect(page.locator('.outcome')).toHaveText(/已提交，没有发现隐患/, { timeout: 60_000 });
  const { record } = await (await on.request.get(`${address()}/api/inspection/visits/${visit}`)).json();
  expect(record.arrival.told < record.arrival.at, 'there before the server heard of it').toBe(true);
  expect(record.finishedAt < record.arrival.at, 'finished before that, and believed').toBe(true);
  expect(record.finishDoubt).toBeNull();
  const ref = new URL(plan, address()).pathname.split('/').at(-1);
  const { targets } = await (await district.request.get(`/api/inspection/plans/${ref}`)).json();
  expect(targets[0]).toMatchObject({ state: 'DONE', startedTold: record.arrival.told });
  await putAway(on);
});

test('of an unannounced inspection nothing lies on the phone before the start, and a look is on record', async ({ browser }) => {
  const district = await at(browser, 'hd-quguan');
  const plan = await newPlan(district, '四不两直', '手机夜间突击检查');
  await addTeam(district, ['hd-jiancha', 'hd-quguan']);
  await addTarget(district, school);
  await issue(district, 'hd-quguan');
  const { on, page } = await phoneOf('hd-jiancha');
  await page.goto('/field/check');
  const team = page.getByRole('region', { name: /四不两直/ });
  await expect(team.getByText(/1 个检查对象在到场前密封/)).toBeVisible();
  await expect(team.getByText(school)).toHaveCount(0);
  expect(await kept(page)).not.toContain('手机夜间突击检查');
  await look(page, 'sealed');
  await team.getByRole('button', { name: /查看检查对象/ }).click();
  await expect(team.getByText(school)).toBeVisible();
  await district.goto(plan);
  await expect(district.getByRole('region', { name: '到场前的查看' })).toContainText('检查组查看检查对象');
  await page.goto('/field/check');
  await expect(team.getByText(school)).toHaveCount(0);
  await on.setOffline(true);
  await page.goto('/field/check');
  await expect(team.getByRole('button', { name: '查看须联网' })).toBeDisabled();
  await on.setOffline(false);
  await putAway(on);
});

/** Everything the phone carries for its person, as text. */
const kept = async (page: Page): Promise<string> => JSON.stringify(await inStores(page, ['kept']));

/** The section of the team on the page of checks; answers its post. */
async function expectTeam(page: Page): Promise<string> {
  await page.goto('/field');
  await expect(page.getByRole('region', { name: /区抽查第1组/ })).toBeVisible();
  await look(page, 'today');
  const session = await (await page.request.get(`${address()}/api/session`)).json();
  return session.posts.find((post: { ofTeam: boolean }) => post.ofTeam).id;
}

async function start(page: Page, unit: string): Promise<void> {
  await page.getByRole('button', { name: `到场开始：${unit}` }).click();
  await page.getByRole('button', { name: '已到场，开始' }).click();
  await page.waitForURL(/\/field\/check\/\d{6}-/);
}

/** What was done on the spot is said by whoever saw it; the usual measure is a phrase to tap, and shown once it is taken. */
async function fixOnSpot(page: Page): Promise<void> {
  const item = page
    .locator('.item')
    .filter({ has: page.getByRole('button', { name: '↻ 当场整改' }) })
    .nth(1);
  await item.getByRole('button', { name: '↻ 当场整改' }).click();
  await expect(item.locator('.lacks')).toContainText('整改措施');
  await item.getByRole('button', { name: /^填入通常措施/ }).click();
  await expect(item.getByLabel('整改措施')).not.toHaveValue('');
  await expect(item.locator('.lacks')).not.toContainText('整改措施');
}

/** Every item is right but the first, where something is found. */
async function fillIn(page: Page, found: string | null): Promise<void> {
  const items = page.locator('.item');
  await expect(items.first()).toBeVisible();
  const count = await items.count();
  for (let i = 0; i < count; i++) {
    const item = items.nth(i);
    if (i === 0 && found) {
      await item.locator('> .choices').getByRole('button', { name: '✕ 不合格' }).click();
      await item.getByLabel('具体位置').fill('地下室东侧');
      await item.getByLabel('情况说明').fill(found);
      await item.locator('.take input').setInputFiles({
        name: '现场.jpg',
        mimeType: 'image/jpeg',
        buffer: await takePhoto(page, found),
      });
      await expect(item.locator('.photo img')).toHaveCount(1);
      for (const words of ['新发现，另行上账', '不是漏查']) {
        const choice = item.getByLabel(words);
        if (!(await choice.isVisible())) continue;
        // Shown once it is kept, like every answer.
        await choice.click();
        await expect(choice).toBeChecked();
      }
      await expect(item.locator('.lacks')).toHaveCount(0);
    } else {
      await item.locator('> .choices').getByRole('button', { name: '✓ 合格' }).click();
      await expect(item).toHaveClass(/PASS/);
    }
  }
}

async function drawSignature(page: Page, who: string): Promise<void> {
  await page.getByRole('button', { name: `${who}：签名` }).click();
  const sheet = page.getByRole('dialog');
  const confirm = sheet.getByRole('button', { name: '确认签名' });
  await expect(confirm).toBeDisabled();
  const box = await sheet.locator('canvas').boundingBox();
  if (!box) throw new Error('no place to sign');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 80, { steps: 6 });
  await page.mouse.move(box.x + 220, box.y + 30, { steps: 6 });
  await page.mouse.up();
  await look(page, 'signing');
  await confirm.click();
  await expect(sheet).toBeHidden();
}

async function printSignature(page: Page, who: string): Promise<void> {
  await page.getByRole('button', { name: `${who}：签名` }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '用打印体' }).click();
  await sheet.getByRole('button', { name: '确认签名' }).click();
  await expect(sheet).toBeHidden();
}

/** As it is in the hand, in ordinary and large letters: nothing sideways, nothing too small, no barrier; kept to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  for (const large of [false, true]) {
    await page.evaluate((on) => document.documentElement.classList.toggle('large', on), large);
    await page.screenshot({ path: `test-results/pages/team-${name}${large ? '-large' : ''}.png`, fullPage: true });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(wider, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
    const small = await page
      .locator('button:visible, .tabs a:visible, select:visible, main input:visible:not([type=file])')
      .evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height < 47.5).map((e) => e.outerHTML.slice(0, 100)));
    expect.soft(small, `${name} has targets below 48 px`).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.map((v) => `${v.id} ${v.nodes[0]?.html.slice(0, 120)}`), name).toEqual([]);
  }
  await page.evaluate(() => document.documentElement.classList.remove('large'));
}
