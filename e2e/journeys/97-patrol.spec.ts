import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { countOnLedger, forgetPhones, onPhone, phoneOf, provedOnServer, putAway, received, saveSnap } from '../people/field.ts';
import { takePhoto } from '../people/photos.ts';
import { address } from '../people/server.ts';
import { at, nameOf } from '../people/signIn.ts';

/** The round with the phone: the code on the wall, one tap, and it is on record exactly once. */

test.afterAll(forgetPhones);

type CarriedPlace = { address: string; id: string; name: string; unit: string };

async function places(page: Page): Promise<CarriedPlace[]> {
  const bundle = (await (await page.request.get(`${address()}/api/sync/bundle`)).json()) as {
    units: { ref: string; places: { id: string; name: string }[] }[];
  };
  return bundle.units.flatMap(({ ref, places: of }) =>
    of.map(({ id, name }) => ({ address: `${ref.split('-')[0]}-${id}`, id, name, unit: ref })),
  );
}

/** What the server has of today at that place. */
async function stopsAt(page: Page, { unit, id }: CarriedPlace): Promise<{ result: string; scanned: boolean; hazards: unknown[] }[]> {
  const answer = await page.request.get(`${address()}/api/inspection/patrols?unit=${unit}&place=${id}`);
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { items: { result: string; scanned: boolean; hazards: unknown[] }[] }).items;
}

const recordId = async (page: Page) => (await page.locator('.facts .id').innerText()).trim();

test('scanned and found in order without a network, it arrives once when the network is back, and the desk shows it', async ({
  browser,
}) => {
  const { on, page } = await phoneOf('hd-shitang');
  const [place] = await places(page);
  if (!place) throw new Error('the unit has no places');
  const before = (await stopsAt(page, place)).length;
  await on.setOffline(true);
  await page.goto(`/field?place=${place.address}`);
  await expect(page.getByRole('heading', { name: place.name, level: 1 })).toBeVisible();
  await expect(page.getByText(`今天 ${before} 次`)).toBeVisible();
  await expect(page.getByText(/GB\/T 29315-2022/)).toBeVisible();
  for (const name of ['正常', '发现问题']) {
    const box = await page.getByRole('button', { name, exact: true }).boundingBox();
    expect(box?.height, `${name} is hit without looking`).toBeGreaterThanOrEqual(64);
  }
  await accessible(page);
  await page.getByRole('button', { name: '正常', exact: true }).click();
  await expect(page.locator('.state')).toHaveText('等待联网');
  const id = await recordId(page);
  await page.goto(`/field?place=${place.address}`);
  await expect(page.getByText(`今天 ${before} 次，另有 1 次待传`)).toBeVisible();

  let lost = 0;
  await on.route('**/api/sync/records', async (route) => {
    await route.fetch();
    if (++lost > 1) return route.continue();
    await route.abort('connectionreset');
  });
  await on.setOffline(false);
  await received(page, id);
  expect(lost, 'the first answer was lost on its way').toBeGreaterThan(1);
  const stops = await stopsAt(page, place);
  expect(stops).toHaveLength(before + 1);
  expect(stops[0]).toMatchObject({ result: 'NORMAL', scanned: true, hazards: [] });
  await page.goto('/field/sync');
  await expect(page.getByRole('button', { name: new RegExp(`${place.name} · 正常.*已收`) }).first()).toBeVisible();

  const officer = await at(browser, 'hd-anquan');
  await officer.goto('/inspection');
  await officer.getByRole('link', { name: '巡查', exact: true }).click();
  await officer.getByRole('link', { name: `${place.name} ${before + 1} 次，查看每一次` }).click();
  const table = officer.getByRole('table', { name: '当天的巡查' });
  await expect(table.locator('tbody tr')).toHaveCount(before + 1);
  await expect(table.locator('tbody tr').first()).toContainText(await nameOf('hd-shitang'));
  await expect(table.locator('tbody tr').first()).toContainText('扫码');
  await accessible(officer);
  await putAway(on);
});

test('a tap at the wrong place is taken back before it is sent, and nothing of it is left', async () => {
  const { on, page } = await phoneOf('hd-shitang');
  const [, place] = await places(page);
  if (!place) throw new Error('the unit has but one place');
  const before = (await stopsAt(page, place)).length;
  await page.goto('/field');
  await page.getByRole('button', { name: '巡查', exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^${place.name}`) }).click();
  await expect(page.getByText(/手工选择/)).toBeVisible();
  await page.getByRole('button', { name: '正常', exact: true }).click();
  const id = await recordId(page);
  await page.getByRole('button', { name: '撤销这次巡查' }).click();
  await expect(page.getByRole('heading', { name: place.name, level: 1 })).toBeVisible();
  expect((await onPhone(page)).records.map((record) => record.id)).not.toContain(id);
  await page.waitForTimeout(9_000);
  expect(await stopsAt(page, place)).toHaveLength(before);
  await putAway(on);
});

test('what is found on the round goes to the ledger together with the stop', async () => {
  const { on, page } = await phoneOf('hd-shitang');
  const [place] = await places(page);
  if (!place) throw new Error('the unit has no places');
  const before = (await stopsAt(page, place)).length;
  await on.setOffline(true);
  await page.goto(`/field?place=${place.address}`);
  await page.getByRole('button', { name: '发现问题', exact: true }).click();
  await expect(page.getByRole('button', { name: place.name, exact: true })).toBeVisible();
  await expect(page.getByText('保存时同时记一次巡查')).toBeVisible();
  await page.locator('.take input').setInputFiles({
    name: '巡查.jpg',
    mimeType: 'image/jpeg',
    buffer: await takePhoto(page, `巡查 ${place.name}`),
  });
  await expect(page.locator('.photo img')).toHaveCount(1);
  const words = `巡查发现：灶台旁堆放纸箱 ${Date.now()}`;
  await page.getByLabel('问题描述').fill(words);
  await page.getByLabel('类别').selectOption({ index: 1 });
  const id = await saveSnap(page);
  await on.setOffline(false);
  await received(page, id);
  await expect(page.locator('.outcome')).toHaveText(/已上账 .*，已记巡查/);
  await provedOnServer(on, page, [id]);
  expect(await countOnLedger(on, words)).toBe(1);
  const stops = await stopsAt(page, place);
  expect(stops).toHaveLength(before + 1);
  expect(stops[0]).toMatchObject({ result: 'PROBLEM', scanned: true });
  expect(stops[0]?.hazards).toHaveLength(1);
  await putAway(on);
});

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}
