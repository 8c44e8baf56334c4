import { expect, type Page, test } from '@playwright/test';
import { act, expectStatus, finish, plan, register, story } from '../people/hazards.ts';
import { addPhoto } from '../people/photos.ts';
import { at, nameOf } from '../people/signIn.ts';

/** 疏散通道被占用: named by the national judgement rules, so it is proposed as 重大 by itself. */
const RULED_MAJOR = 'XF-010';

const report = (page: Page, title: string, to: string) =>
  act(page, title, async (form) => {
    await form.getByLabel('报告对象').fill(to);
    await form.getByLabel('报告内容').fill('三层东侧疏散通道被堵，已停用，七日内治理');
  });

test('a major hazard is controlled, reported, signed, and confirmed by district and city', async ({ browser }) => {
  const officer = await at(browser, 'hd-anquan');
  const where = await register(officer, { place: '综合楼三层东侧疏散通道', item: RULED_MAJOR });
  await expect(officer.getByRole('region', { name: '基本情况' }).getByText('重大').first()).toBeVisible();

  const head = await at(browser, 'hd-xiaozhang');
  await head.goto(where);
  await act(head, '核定', async (form) => {
    await expect(form.getByRole('radio', { name: /^重大/ })).toBeChecked();
    await expect(form.getByRole('radio', { name: /^一般/ })).toBeDisabled();
  });
  await expectStatus(head, '重大待管控报告');

  await officer.goto(where);
  await act(officer, '登记临时管控', async (form) => {
    await form.getByLabel('临时管控措施').fill('停用三层东侧，拉警戒带，专人值守');
    await form.getByRole('radio', { name: '已停用该部位或设备' }).check();
    await addPhoto(officer, form, '管控 现场');
  });
  await report(officer, '报告主管部门', '海淀区教育委员会');
  await report(officer, '报告职工大会', '教职工代表大会');
  await plan(officer, await nameOf('hd-anquan'), true);

  await head.goto(where);
  await act(head, '签署方案', undefined, 'hd-xiaozhang');
  await expectStatus(head, '整改中');

  await officer.goto(where);
  await finish(officer, '1180');

  await head.goto(where);
  await expectStatus(head, '待验收');
  await expect(head.getByRole('region', { name: '办理' }).getByText(/验收通过/).first()).toBeVisible();

  const district = await at(browser, 'hd-quguan');
  await district.goto(where);
  await act(district, '验收通过', async (form) => {
    await form.getByLabel('验收结论').fill('区级到场复核，通道畅通');
  }, 'hd-quguan');
  await expectStatus(district, '待上级确认');

  const city = await at(browser, 'shi-guanli');
  await city.goto(where);
  await act(city, '确认销账', async (form) => {
    await form.getByLabel('确认意见').fill('市级核对材料，同意销账');
  }, 'shi-guanli');
  await expectStatus(city, '已销账');
  await expect(story(city).getByText('安全科长').first()).toBeVisible();
});

test('of an item with a grave and a slight point only the grave one is proposed as major', async ({ browser }) => {
  const officer = await at(browser, 'hd-anquan');
  const facts = officer.getByRole('region', { name: '基本情况' });
  await register(officer, { place: '体育馆器材室', item: 'QT-015', point: '监管部门检查所列问题没有整改回执' });
  await expect(officer.getByText('监管部门检查所列问题没有整改回执').first()).toBeVisible();
  await expect(facts.getByText('重大', { exact: true })).toHaveCount(0);
  await register(officer, { place: '体育馆地下活动室', item: 'QT-015', point: '擅自恢复使用' });
  await expect(facts.getByText('重大').first()).toBeVisible();
});
