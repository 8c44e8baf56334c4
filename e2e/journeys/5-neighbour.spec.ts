import { expect, test } from '@playwright/test';
import { register } from '../people/hazards.ts';
import { at, type Login } from '../people/signIn.ts';

const WORDS = '实验室通风橱排风口锈穿';
let where = '';

test.beforeAll(async ({ browser }) => {
  const own = await at(browser, 'hd-anquan');
  where = await register(own, { place: '科学教室', description: WORDS, category: '实验室及危险化学品' });
});

const NEIGHBOURS: [Login, string][] = [
  ['hd2-anquan', 'another school'],
  ['xc-anquan', 'a school in the next district'],
  ['xc-quguan', 'the next district'],
];

for (const [login, of] of NEIGHBOURS) {
  test(`the officer of ${of} finds nothing, in words that tell nothing`, async ({ browser }) => {
    const neighbour = await at(browser, login);
    await neighbour.goto(where);
    const title = neighbour.getByText('没有找到这条隐患');
    await expect(title).toBeVisible();
    const said = await neighbour.getByRole('main').innerText();
    await neighbour.goto('/hazards/110108-01900000-0000-7000-8000-000000000000');
    await expect(title).toBeVisible();
    expect(await neighbour.getByRole('main').innerText()).toBe(said);

    await neighbour.goto(`/ledger?q=${encodeURIComponent(WORDS)}`);
    await expect(neighbour.getByText('没有符合条件的隐患')).toBeVisible();
    await neighbour.goto('/ledger');
    await expect(neighbour.locator('[data-row-link]').first()).toBeVisible();
    await expect(neighbour.getByText(WORDS)).toHaveCount(0);
  });
}
