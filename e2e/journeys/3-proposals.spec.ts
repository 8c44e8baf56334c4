import { expect, test } from '@playwright/test';
import { act, expectStatus, plan, register } from '../people/hazards.ts';
import { at, nameOf } from '../people/signIn.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('the unit asks for more time and the district grants it; a withdrawal is refused', async ({ browser }) => {
  const officer = await at(browser, 'hd-anquan');
  const where = await register(officer, {
    place: '操场看台西段',
    description: '看台护栏三处焊点开裂，须定制更换',
    category: '校园运行',
  });
  await act(officer, '核定', async (form) => {
    await form.getByRole('radio', { name: /^一般/ }).check();
  });
  await plan(officer, await nameOf('hd-diangong'));
  await act(officer, '开始整改');
  await act(officer, '申请延期', async (form) => {
    await form.getByLabel('延期理由').fill('定制护栏到货晚于计划');
    await form.getByLabel('延期期间的管控措施').fill('看台西段封闭');
    await form.getByLabel('延期至').fill(inDays(30));
  });
  await expect(officer.getByRole('region', { name: '申请' }).getByText('延期申请').first()).toBeVisible();

  const district = await at(browser, 'hd-quguan');
  await district.goto(where);
  await act(district, '同意申请', async (form) => {
    await form.getByLabel('意见').fill('同意，延期期间保持封闭');
  });
  await expect(district.getByText('已延期 1 次')).toBeVisible();
  await expect(district.getByText(`延期申请 · 已同意 · 延期至 ${inDays(30)}`)).toBeVisible();

  await officer.goto(where);
  await act(officer, '申请撤销', async (form) => {
    await form.getByRole('radio', { name: '误报' }).check();
    await form.getByLabel('撤销理由').fill('拟按日常维修处理，不再列入台账');
  });
  await district.goto(where);
  await act(district, '不同意申请', async (form) => {
    await form.getByLabel('不同意的理由').fill('隐患真实存在，应当整改销账');
  });
  await expect(district.getByText('撤销申请 · 未同意')).toBeVisible();
  await expectStatus(district, '整改中');

  await officer.goto(where);
  await act(officer, '申请撤销', async (form) => {
    await form.getByRole('radio', { name: '误报' }).check();
    await form.getByLabel('撤销理由').fill('现场另有看台，疑为误报');
  });
  await district.goto(where);
  await expect(district.getByRole('button', { name: '撤回申请' })).toHaveCount(0);
  await act(officer, '撤回申请', async (form) => {
    await form.getByLabel('撤回的理由').fill('复核后确认属实');
  });
  await expect(officer.getByText('撤销申请 · 已撤回')).toBeVisible();
  await district.reload();
  await expect(district.getByRole('button', { name: '同意申请' })).toHaveCount(0);
});
