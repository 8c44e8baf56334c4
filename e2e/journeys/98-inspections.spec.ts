import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { actAs, addTarget, addTeam, fillIn, issue, newPlan, schoolOf } from '../people/inspections.ts';
import { at, nameOf } from '../people/signIn.ts';

/** 区抽查 from the plan to the signed record, and a draw by lot. */
test.describe.configure({ mode: 'serial' });

const TITLE = '期末前消防安全抽查';
let target = '';
let plan = '';
let visit = '';

test('the district plans an inspection, names a team and a school, and sends it', async ({ browser }) => {
  const district = await at(browser, 'hd-quguan');
  target = await schoolOf(browser, 'hd-anquan');
  plan = await newPlan(district, '区抽查', TITLE);
  await addTeam(district, ['hd-jiancha', 'hd-quguan']);

  await addTarget(district, target);
  await look(district, 'plan');

  await issue(district, 'hd-quguan');
});

test('the team starts on site under its own post and hands in what it found, signed', async ({ browser }) => {
  const inspector = await at(browser, 'hd-jiancha');
  await actAs(inspector, /区抽查第1组/);
  await inspector.goto('/inspection/visits');
  await look(inspector, 'assignments');
  await inspector.getByRole('button', { name: `到场开始：${target}` }).click();
  await inspector.getByRole('button', { name: '已到场，开始' }).click();
  await inspector.waitForURL(/\/inspection\/visits\/\d{6}-/);
  visit = new URL(inspector.url()).pathname.split('/').at(-1) ?? '';
  await expect(inspector.getByRole('button', { name: '核对并提交' })).toBeVisible();
  await look(inspector, 'fill-in');

  const officer = await at(browser, 'hd-anquan');
  await officer.goto('/inspection/visits');
  const visits = officer.getByRole('table', { name: '上级检查' });
  await expect(visits).toContainText('专项检查');
  await expect(visits).not.toContainText('区抽查');

  await fillIn(inspector, '西门门厅');
  await expect(inspector.getByRole('region', { name: '签名' })).toBeVisible();
  await look(inspector, 'review');
  // Asked only where the school's own check passed the item of late.
  const notMissed = inspector.getByLabel('不是漏查');
  if (await notMissed.isVisible()) await notMissed.check();
  await sign(inspector);
  await look(inspector, 'signed');
  await inspector.getByRole('button', { name: '提交检查' }).click();
  const done = inspector.getByRole('region', { name: '签名' }).getByRole('img', { name: '李校长的签名' });
  await expect(done).toBeVisible();
  const signed = inspector.getByRole('region', { name: '签名' });
  await expect(signed).toContainText(`打印体，由 ${await nameOf('hd-jiancha')} 代录，原因：手部不便`);
  await actAs(inspector, /安全检查员/);
});

test('the school reads the record and takes the paper; its neighbour finds nothing', async ({ browser }) => {
  const officer = await at(browser, 'hd-anquan');
  await officer.goto('/inspection/visits');
  await look(officer, 'visits');
  const ours = officer.getByRole('table', { name: '上级检查' }).getByRole('row', { name: /区抽查/ });
  await ours.getByRole('link').first().click();
  await expect(officer.getByRole('region', { name: '签名' })).toContainText('李校长');
  await look(officer, 'record');
  for (const [form, begins] of [
    ['PDF', '%PDF-'],
    ['DOCX', 'PK'],
  ] as const) {
    const answer = await officer.request.get(`/api/inspection/visits/${visit}/record?form=${form}`);
    expect(answer.status()).toBe(200);
    expect((await answer.body()).subarray(0, begins.length).toString()).toBe(begins);
  }
  const neighbour = await at(browser, 'hd2-anquan');
  await neighbour.goto(`/inspection/visits/${visit}`);
  await expect(neighbour.getByText('没有找到')).toBeVisible();

  const district = await at(browser, 'hd-quguan');
  await district.goto(plan);
  await expect(district.getByRole('table', { name: '检查对象' })).toContainText('发现 1 项');
  await look(district, 'results');
  await district.getByRole('button', { name: '结束计划' }).click();
  await district.getByLabel('结束说明').fill('检查完毕');
  await district.getByRole('dialog').getByRole('button', { name: '结束计划' }).click();
  await expect(district.locator('.page-header-below').getByText('已结束')).toBeVisible();
});

test('units are drawn by lot: committed to, drawn before a witness, with a record to take away', async ({ browser }) => {
  const district = await at(browser, 'hd-quguan');
  await newPlan(district, '四不两直', '冬季夜间突击检查');
  await addTeam(district, ['hd-jiancha', 'hd-quguan']);
  await district.getByRole('link', { name: '随机抽取' }).click();
  await district.getByLabel('公开值的来源').fill('福彩 3D 当日开奖号码');
  await district.getByLabel('公开值几时公布').fill(nextMinute());
  await look(district, 'commit');
  await district.getByRole('button', { name: '承诺抽取' }).click();
  await expect(district.getByText('承诺值')).toBeVisible();
  await expect(district.getByText(/此后才能抽取/)).toBeVisible();
  await expect(district.getByLabel('监督人')).toBeVisible({ timeout: 100_000 });
  await district.getByLabel('公开值').fill('福彩 3D 第 316 期 4 7 1');
  await district.getByLabel('监督人').fill('尤监督');
  await district.getByRole('button', { name: /^抽\s*取$/ }).click();
  await expect(district.getByRole('table', { name: '抽取结果' })).toContainText('候补');
  await look(district, 'draw');
  const download = district.waitForEvent('download');
  await district.getByRole('button', { name: '下载抽取记录' }).click();
  expect((await download).suggestedFilename()).toBe('抽取记录.txt');
  await district.getByRole('link', { name: '冬季夜间突击检查' }).click();
  await expect(district.getByRole('region', { name: '到场前的查看' })).toContainText('查看计划');
  await look(district, 'sealed');
});

/** A Beijing wall clock at least some seconds ahead, as the field takes it. */
const nextMinute = () => new Date(Date.now() + 8 * 3_600_000 + 65_000).toISOString().slice(0, 16);

/** In print for oneself and, with a reason, for the head; a colleague draws. A new name takes the head's signature away. */
async function sign(page: Page): Promise<void> {
  const region = page.getByRole('region', { name: '签名' });
  const own = await nameOf('hd-jiancha');
  const colleague = await nameOf('hd-quguan');
  await region.getByRole('button', { name: `检查人员 ${own}：用打印体` }).click();
  await expect(region.getByRole('button', { name: `检查人员 ${colleague}：用打印体` })).toHaveCount(0);
  await draw(page, `检查人员 ${colleague}`);
  await region.getByLabel('被检查单位负责人', { exact: false }).first().fill('王校长');
  await region.getByLabel('职务').fill('校长');
  await draw(page, '被检查单位负责人签名');
  await region.getByLabel('被检查单位负责人', { exact: false }).first().fill('李校长');
  await expect(region.getByRole('img', { name: '被检查单位负责人签名，未签' })).toBeVisible();
  await region.getByRole('button', { name: '被检查单位负责人签名：用打印体' }).click();
  await region.getByLabel('负责人用打印体的原因').fill('手部不便');
}

async function draw(page: Page, label: string): Promise<void> {
  const canvas = page.getByRole('img', { name: `${label}，未签` });
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no place to sign');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole('img', { name: `${label}，已签` })).toBeVisible();
}

/** The page as it is on a desk and on a phone: no barrier, no scrolling sideways; kept to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: width > 1000 ? 900 : 740 });
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(300);
    await page.screenshot({ path: `test-results/pages/inspections-${name}-${width}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
    expect.soft(grave.map((v) => `${v.id} ${v.nodes[0]?.html.slice(0, 120)}`), `${name} at ${width}`).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(sideways, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
