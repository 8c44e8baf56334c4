import { expect, type Page, test } from '@playwright/test';
import { PHONE, putAway, signInOnPhone } from '../people/field.ts';
import { act, plan, register } from '../people/hazards.ts';
import { planCheck } from '../people/inspections.ts';
import { expectNotWider, LONG_DESCRIPTION, LONG_PLACE, onlyLongWords } from '../people/longWords.ts';
import { address } from '../people/server.ts';
import { at, nameOf } from '../people/signIn.ts';

/** Long words without a blank end their line where the screen ends: no page grows wider than it. */

const SOUGHT = LONG_DESCRIPTION.slice(0, 20);

test('a hazard of one long word stays within the screen wherever it is shown', async ({ browser }) => {
  const officer = await at(browser, 'hd-anquan');
  const where = await register(officer, { place: LONG_PLACE, description: LONG_DESCRIPTION, category: '消防' });
  await act(officer, '核定', async (form) => {
    await form.getByRole('radio', { name: /^一般/ }).check();
  });
  await plan(officer, await nameOf('hd-anquan'));
  await act(officer, '开始整改');
  const ledger = `/ledger?q=${SOUGHT}`;
  for (const path of [where, `${where}/print`, '/today', ledger]) await expectNotWider(officer, path);
  const district = await at(browser, 'hd-quguan');
  for (const path of [where, ledger]) await expectNotWider(district, path);
});

test('whatever is written in one long word stays within every other page', async ({ browser }) => {
  const desk = await at(browser, 'hd-anquan');
  await planCheck(desk);
  const page = await desk.context().newPage();
  await onlyLongWords(page);
  const sheets = await refsOf(desk, '/api/inspection/tasks?state=SUBMITTED&limit=1');
  const open = await refsOf(desk, '/api/inspection/tasks?state=NOT_STARTED&limit=1');
  const hazards = await refsOf(desk, '/api/hazards?status=CLOSED&limit=1');
  const places = [
    ...[...sheets, ...open].map((ref) => `/inspection/${ref}`),
    ...hazards.flatMap((ref) => [`/hazards/${ref}`, `/hazards/${ref}/print`]),
  ];
  expect(places.length).toBeGreaterThanOrEqual(4);
  for (const path of [...places, '/inspection', '/supervision']) await expectNotWider(page, path);
  await page.close();
});

test('at the district, too', async ({ browser }) => {
  const district = await at(browser, 'hd-quguan');
  const above = await district.context().newPage();
  await onlyLongWords(above);
  for (const path of ['/today', '/ledger', '/supervision', '/inspection/visits']) await expectNotWider(above, path);
  await above.close();
});

test('and on the phone of the field', async ({ browser }) => {
  const on = await browser.newContext({ ...PHONE, baseURL: address(), serviceWorkers: 'block' });
  const page = await on.newPage();
  await onlyLongWords(page);
  await signInOnPhone(page, 'hd-anquan');
  const open = await refsOf(page, '/api/inspection/tasks?state=NOT_STARTED&limit=1');
  const hazards = await refsOf(page, `/api/hazards?status=RECTIFYING&limit=1&q=${SOUGHT}`);
  const places = [...open.map((ref) => `/field/check/${ref}`), ...hazards.map((ref) => `/field/rectify/${ref}`)];
  for (const path of ['/field', '/field/check', '/field/snap', '/field/rectify', '/field/sync', ...places]) {
    await expectNotWider(page, path, [360]);
  }
  await putAway(on);
});

test('and for who asks how far his report is', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: address() });
  await page.route('**/api/report/progress', (route) =>
    route.fulfill({
      json: {
        stateTitle: '已答复',
        next: LONG_DESCRIPTION,
        target: LONG_PLACE,
        submittedOn: '2026-11-27',
        steps: [{ title: '答复', on: '2026-11-27', words: LONG_DESCRIPTION, photos: [] }],
        asks: null,
        feedback: [],
      },
    }),
  );
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto('/report#progress');
    await page.getByLabel('查询码').fill('AAAA-BBBB-CCCC');
    await page.getByRole('button', { name: '查询' }).click();
    await expect(page.getByRole('heading', { name: '已答复' })).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
  await page.close();
});

async function refsOf(page: Page, path: string): Promise<string[]> {
  const answer = await page.request.get(`${address()}${path}`);
  return ((await answer.json()) as { items: { ref: string }[] }).items.map(({ ref }) => ref);
}
