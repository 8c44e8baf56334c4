import { expect, test } from '@playwright/test';
import { act, expectStatus, finish, plan, register, story } from '../people/hazards.ts';
import { at, nameOf } from '../people/signIn.ts';

test('a general hazard goes from the canteen to the ledger and is written off', async ({ browser }) => {
  const canteen = await at(browser, 'hd-shitang');
  const where = await register(canteen, {
    place: '食堂备餐间北侧',
    description: '备餐间北侧地面积水未清理，灭火器被货架遮挡',
    category: '校园运行',
  });
  await expectStatus(canteen, '待核定');

  const officer = await at(browser, 'hd-anquan');
  await officer.goto(where);
  await act(officer, '核定', async (form) => {
    await form.getByRole('radio', { name: /^一般/ }).check();
  });
  await plan(officer, await nameOf('hd-shitang'));
  await act(officer, '开始整改');
  await expectStatus(officer, '整改中');

  await canteen.goto(where);
  await finish(canteen, '860.50');
  await expectStatus(canteen, '待验收');

  await officer.goto(where);
  await act(officer, '验收通过', async (form) => {
    await form.getByLabel('验收结论').fill('到场核对，积水已清，灭火器可以取用');
  });
  await expectStatus(officer, '已销账');

  const lines = story(officer);
  for (const words of ['上账', '核定', '制定整改方案', '开始整改', '整改完成', '验收通过']) {
    await expect(lines.getByText(words, { exact: true }).first()).toBeVisible();
  }
  await expect(lines.getByText('食堂主管').first()).toBeVisible();
  await expect(lines.getByText('安全干部').first()).toBeVisible();
  await expect(officer.getByRole('region', { name: '回头看' }).getByText('到期由单位主要负责人回查').first()).toBeVisible();
  await expect(officer.getByRole('region', { name: '整改与验收' }).getByText('860.5')).toBeVisible();
  await officer.getByRole('button', { name: '整改前后对比' }).click();
  await expect(officer.getByRole('dialog').locator('img.photo-large')).toHaveCount(2);
});
