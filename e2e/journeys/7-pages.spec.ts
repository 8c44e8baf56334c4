import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { address } from '../people/server.ts';
import { at, type Login } from '../people/signIn.ts';

/** Every main page, with the words that tell it has arrived. */
const pages: { name: string; path: string; title: RegExp | string; login?: Login }[] = [
  { name: 'sign-in', path: '/sign-in', title: '闭环' },
  { name: 'today', path: '/today', title: '今天', login: 'hd-anquan' },
  { name: 'today-city', path: '/today', title: '今天', login: 'shi-guanli' },
  { name: 'ledger', path: '/ledger', title: '台账', login: 'hd-quguan' },
  { name: 'register', path: '/ledger/register', title: '登记隐患', login: 'hd-anquan' },
  { name: 'hazard', path: 'a major hazard', title: /./, login: 'hd-quguan' },
  { name: 'analysis', path: '/analysis', title: '分析', login: 'hd-quguan' },
  { name: 'table-a', path: '/analysis/tables/A', title: /./, login: 'hd-quguan' },
  { name: 'organisation', path: '/organisation', title: /./, login: 'hd-quguan' },
  { name: 'standards', path: '/standards', title: /./, login: 'hd-anquan' },
  { name: 'checklist', path: '/standards/checklists/CL-ALL-D-DUTY', title: /./, login: 'hd-anquan' },
  { name: 'adaptations', path: '/standards/local', title: '标准', login: 'hd-anquan' },
  { name: 'judgement', path: '/standards/judgement/new', title: '新增判定标准', login: 'shi-guanli' },
  { name: 'calendars', path: '/standards/calendars', title: '标准', login: 'hd-anquan' },
  {
    name: 'arrange-year',
    path: '/standards/calendars/2027',
    title: '2027 年节假日安排',
    login: 'shi-guanli',
  },
  { name: 'parameters', path: '/standards/parameters', title: '标准', login: 'hd-anquan' },
  {
    name: 'parameter',
    path: '/standards/parameters/hazard.planning.workdays',
    title: /五落实/,
    login: 'shi-guanli',
  },
  { name: 'revise-item', path: '/standards/items/YJ-007/revise', title: '修订检查项', login: 'shi-guanli' },
  { name: 'proposals', path: '/standards/proposals/new', title: '建议增加检查项', login: 'hd-anquan' },
  { name: 'import-table', path: '/standards/import', title: '从 Excel 导入检查表', login: 'shi-guanli' },
  { name: 'inspection', path: '/inspection', title: /./, login: 'hd-anquan' },
  { name: 'patrols', path: '/inspection/patrols', title: '巡查', login: 'hd-anquan' },
  { name: 'backup', path: '/backup', title: '备份', login: 'xitong' },
  { name: 'system', path: '/system', title: '系统', login: 'xitong' },
  { name: 'security', path: '/security', title: '安全', login: 'anquan' },
  { name: 'evidence', path: '/evidence', title: '存证', login: 'shenji' },
  { name: 'audit', path: '/audit', title: '审计', login: 'shenji' },
  { name: 'supervision', path: '/supervision', title: '督办', login: 'hd-quguan' },
  { name: 'sessions', path: '/account', title: /./, login: 'hd-anquan' },
];

for (const { name, path, title, login } of pages) {
  test(`${name} is open to everybody, on a desk and on a phone`, async ({ browser }) => {
    const page = login ? await at(browser, login) : await stranger(browser);
    const where = path.startsWith('/') ? path : await majorHazard(page);
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: width > 1000 ? 900 : 740 });
      await page.goto(where);
      await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
      await settled(page);
      await page.screenshot({ path: `test-results/pages/${name}-${width}.png` });
      expect.soft(await barriers(page), `${name} at ${width} px`).toEqual([]);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(sideways, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    if (!login) await page.context().close();
  });
}

test('today of the offices without a ledger tells what waits there and opens it', async ({ browser }) => {
  const system = await at(browser, 'xitong');
  await system.goto('/today');
  await settled(system);
  await system.screenshot({ path: 'test-results/pages/today-system-1440.png' });
  await system.getByRole('link', { name: /数据只有一份/ }).click();
  await expect(system).toHaveURL(/\/backup$/);
  for (const login of ['hd-jubao', 'fengcun', 'anquan', 'shenji'] as const) {
    const page = await at(browser, login);
    await page.goto('/today');
    await settled(page);
    await page.screenshot({ path: `test-results/pages/today-${login}-1440.png` });
    expect.soft(await barriers(page), login).toEqual([]);
    await expect(
      page.locator('.waiting-row').or(page.getByText('现在没有等您办理的事项')).first(),
    ).toBeVisible();
  }
});

test('the number of open major hazards is the whole, opens it, and offers nobody the step of another', async ({
  browser,
}) => {
  const page = await at(browser, 'shi-guanli');
  await page.goto('/today');
  await settled(page);
  const majorsOf = async (level: string) => {
    const answer = await page.request.get(`/api/hazards?level=${level}&open=true&limit=1`);
    return ((await answer.json()) as { count: { value: number } }).count.value;
  };
  const graded = await majorsOf('MAJOR');
  const proposed = await majorsOf('PROPOSED_MAJOR');
  const majors = page.getByRole('region', { name: /未销账的重大隐患/ });
  const rows = majors.locator('.waiting-row');
  const heading = majors.getByRole('heading');
  await expect(heading).toContainText(`未销账的重大隐患 ${graded}`);
  if (proposed > 0) await expect(heading).toContainText(`建议重大、待核定 ${proposed}`);
  const above = Number((await majors.textContent())?.match(/其中 (\d+) 项已列在上面/)?.[1] ?? 0);
  const more = Number((await majors.textContent())?.match(/另有 (\d+) 项在台账中/)?.[1] ?? 0);
  expect((await rows.count()) + above + more).toBe(graded + proposed);
  await expect(majors.getByText(/^等待(单位|整改人|区级)/).first()).toBeVisible();
  await expect(majors.getByRole('link', { name: /签署方案|制定方案|整改完成/ })).toHaveCount(0);
  const days = (await rows.locator('time').allTextContents()).map((at) => (at.length === 10 ? `${at} 24:00` : at));
  expect(days).toEqual([...days].sort());
  await heading
    .getByRole('link', { name: String(graded), exact: true })
    .first()
    .click();
  await expect(page).toHaveURL(/level=MAJOR/);
});

test('a photo is shown whole with its hash and the time it arrived, and both stand on the sheet', async ({
  browser,
}) => {
  const page = await at(browser, 'hd-quguan');
  await page.setViewportSize({ width: 1440, height: 900 });
  const list = await page.request.get('/api/hazards?status=CLOSED&limit=20');
  const { items } = (await list.json()) as { items: { ref: string; thumbnail: string | null }[] };
  const ref = items.find((item) => item.thumbnail)?.ref;
  const { photos } = (await (await page.request.get(`/api/hazards/${ref}`)).json()) as {
    photos: { sha256: string }[];
  };
  const hash = photos[0]?.sha256 ?? '';
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  await page.goto(`/hazards/${ref}`);
  await page.getByRole('list', { name: '照片', exact: true }).getByRole('button').first().click();
  const viewer = page.getByRole('dialog');
  await expect(viewer.getByTitle(hash)).toContainText(hash.slice(0, 8));
  await expect(viewer.getByText(/^上传 20\d\d-/)).toBeVisible();
  await page.waitForTimeout(400);
  const box = await viewer.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0), 'fits').toBeLessThanOrEqual(900);
  await page.screenshot({ path: 'test-results/pages/photo-viewer.png' });
  await page.goto(`/hazards/${ref}/print`);
  await expect(page.getByRole('region', { name: '证据清单' })).toContainText(hash);
});

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target.join(' ')} ${n.html.slice(0, 120)}`));
}

/** Skeletons gone, charts drawn, pictures there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.ant-skeleton, [class*=skeleton]')).toHaveCount(0);
  await page.waitForTimeout(300);
}

async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: address() })).newPage();
}

async function majorHazard(page: Page): Promise<string> {
  const answer = await page.request.get('/api/hazards?level=MAJOR&status=RECTIFYING&limit=1');
  const { items } = (await answer.json()) as { items: { ref: string }[] };
  return `/hazards/${items[0]?.ref}`;
}
