import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { takePhoto } from '../people/photos.ts';
import { address } from '../people/server.ts';
import { at, prove, proveUnlessFresh } from '../people/signIn.ts';

const WHAT = '三层西侧疏散楼梯口堆满课桌椅，只剩半个人宽';
const TEXT = '教学楼三层西侧疏散楼梯口堆放桌椅';
const SEEN = '三层西侧疏散楼梯口堆放课桌椅约二十张，通行宽度不足一米';

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')).toEqual([]);
}

test('a passer-by reports on a small phone, the keeper has it verified, and the reporter has the last word', async ({
  browser,
}) => {
  const phone = await browser.newContext({
    baseURL: address(),
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const page = await phone.newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));

  await page.goto('/report');
  await expect(page.getByRole('heading', { name: '安全隐患举报' })).toBeVisible();
  await page.getByRole('button', { name: '大字' }).click();
  await accessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.screenshot({ path: 'test-results/pages/report-large.png', fullPage: true });
  await page.getByRole('button', { name: '大字' }).click();

  await page.getByLabel('单位名称').fill('芒种坡');
  await page.locator('.found button').first().click();
  const unit = (await page.locator('.picked b').textContent()) ?? '';
  await page.getByLabel('反映的问题').fill(WHAT);
  await page.getByLabel('具体位置').fill('教学楼三层');
  const buffer = await takePhoto(page, '整改前 楼梯口');
  await page.locator('input[type=file]').setInputFiles({ name: '1.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.getByText('已收到 1 张')).toBeVisible();
  await page.getByLabel('我愿意留下称呼和联系方式').check();
  await page.getByRole('textbox', { name: '称呼' }).fill('甄敢言');
  await page.getByRole('textbox', { name: '电话或邮箱' }).fill('010-00000000');

  await page.close();
  const again = await phone.newPage();
  again.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
  await again.goto('/report');
  await expect(again.getByLabel('反映的问题'), 'the draft survives a closed tab').toHaveValue(WHAT);
  await expect(again.getByText('已收到 1 张')).toBeVisible();
  await accessible(again);
  await again.screenshot({ path: 'test-results/pages/report.png', fullPage: true });
  await again.getByRole('button', { name: '提交举报' }).click();
  const code = (await again.getByTestId('code').textContent()) ?? '';
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]$/);
  await accessible(again);
  await again.screenshot({ path: 'test-results/pages/report-code.png', fullPage: true });

  const keeper = await at(browser, 'hd-jubao');
  await expect(keeper.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();
  await expect(keeper.getByText('受理时限').first()).toBeVisible();
  await keeper.getByRole('link', { name: WHAT }).first().click();
  await expect(keeper.getByText('加密封存')).toBeVisible();
  await expect(keeper.getByText('甄敢言')).toHaveCount(0);
  await accessible(keeper);
  await keeper.screenshot({ path: 'test-results/pages/tipoff.png', fullPage: true });
  await keeper.getByRole('button', { name: /^受\s*理$/ }).click();
  const form = keeper.getByRole('dialog');
  await form.getByRole('button', { name: /^受\s*理$/ }).click();
  await keeper.getByRole('button', { name: '交核查' }).click();
  await form.getByLabel('转办文字').fill(TEXT);
  await form.getByLabel('照片 1').check();
  const verifier = form.getByLabel('核查人');
  const inspector = (await verifier.locator('option', { hasText: '检查员' }).first().getAttribute('value')) ?? '';
  await verifier.selectOption(inspector);
  await form.getByRole('button', { name: '交核查' }).click();
  await expect(form).toBeHidden();

  const onTheSpot = await at(browser, 'hd-jiancha');
  await onTheSpot.getByRole('navigation').getByRole('link', { name: '举报核查' }).click();
  await expect(onTheSpot.getByText(TEXT).first()).toBeVisible();
  await expect(onTheSpot.getByText(WHAT)).toHaveCount(0);
  await accessible(onTheSpot);
  await onTheSpot.screenshot({ path: 'test-results/pages/verifications.png', fullPage: true });
  await onTheSpot.getByRole('button', { name: '属实，上账' }).first().click();
  const there = onTheSpot.getByRole('dialog');
  await expect(there.getByLabel('隐患描述')).toHaveValue('');
  await there.getByLabel('隐患描述').fill(SEEN);
  await there.getByRole('checkbox', { name: '随转照片 1' }).check();
  await there.getByRole('button', { name: /^上\s*账$/ }).click();
  const done = onTheSpot.locator('section', { hasText: TEXT }).first();
  await done.getByRole('link', { name: '已上账，查看隐患' }).click();
  await expect(onTheSpot.getByText('区抽查').first()).toBeVisible();
  await expect(onTheSpot.getByText(unit).first()).toBeVisible();

  await keeper.getByRole('button', { name: '申请启封' }).click();
  await keeper.getByRole('dialog').getByLabel('启封的理由').fill('须向反映人核实具体位置');
  await keeper.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await prove(keeper, 'hd-jubao');
  await expect(keeper.getByRole('dialog')).toHaveCount(0);
  const seal = await at(browser, 'fengcun');
  await seal.getByRole('button', { name: '同意启封' }).first().click();
  await proveUnlessFresh(seal, 'fengcun', seal.getByText('查看 0 次').first());
  await keeper.goto('/today');
  await keeper.getByRole('button', { name: '查看身份' }).first().click();
  await proveUnlessFresh(keeper, 'hd-jubao', keeper.getByText('称呼：甄敢言'));
  await keeper.screenshot({ path: 'test-results/pages/unsealed.png' });
  await keeper.getByRole('button', { name: /^关\s*闭$/ }).click();
  const auditor = await at(browser, 'shenji');
  await expect(auditor.getByText('须向反映人核实具体位置')).toBeVisible();
  await expect(auditor.getByText(/查看 1 次/)).toBeVisible();

  await again.getByRole('link', { name: '查询进展' }).click();
  await again.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ' '));
  await again.getByRole('button', { name: '查询', exact: true }).click();
  await expect(again.getByRole('heading', { name: '整改中' })).toBeVisible();
  await accessible(again);
  await again.screenshot({ path: 'test-results/pages/report-progress.png', fullPage: true });
  await again.getByLabel('查询码').fill('0000-0000-0000-1');
  await again.getByRole('button', { name: '查询', exact: true }).click();
  await expect(again.getByRole('alert')).toContainText('没有查到');
  expect(sent.filter((line) => line.includes(code) || !line.includes(address()))).toEqual([]);
});

test('a poster leads to the form with unit and place already there', async ({ browser }) => {
  const officer = await at(browser, 'hd-anquan');
  await officer.getByRole('link', { name: '组织', exact: true }).click();
  await officer.getByRole('link', { name: '举报海报' }).first().click();
  await expect(officer.getByRole('img', { name: '举报二维码' })).toBeVisible();
  const target = (await officer.getByText(/\/report\?unit=/).textContent()) ?? '';
  await accessible(officer);
  await officer.screenshot({ path: 'test-results/pages/poster.png', fullPage: true });

  const page = await (await browser.newContext()).newPage();
  await page.goto(target);
  await expect(page.locator('.picked b')).toHaveText((await officer.locator('.poster-where').textContent())?.trim() ?? '');
});
