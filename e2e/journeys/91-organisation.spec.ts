import { expect, test } from '@playwright/test';
import { at, proveUnlessFresh } from '../people/signIn.ts';
import { workbook } from '../people/workbook.ts';

const HEAD = ['层级', '学区', '单位', '单位类型', '学生数'];

test('a district brings in a table, corrects it, and moves a school without changing a closed month', async ({
  browser,
}) => {
  const page = await at(browser, 'hd-quguan');
  const stamp = String(Date.now()).slice(-6);
  const school = `新苗小学${stamp}`;
  const cluster = `新苗学区${stamp}`;
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const send = async (students: string) => {
    await page.getByLabel(/把填好的/).setInputFiles({
      name: '组织.xlsx',
      mimeType: xlsx,
      buffer: workbook([HEAD, ['学区', cluster], ['单位', cluster, school, '小学', students]]),
    });
  };

  await page.goto('/organisation');
  await page.getByRole('link', { name: '从 Excel 导入' }).click();
  await send('三百');
  const wrong = page.getByRole('row').filter({ hasText: 'E3' });
  await expect(wrong).toContainText('不是整数');
  await expect(page.getByRole('link', { name: '下载标出问题的原表' })).toBeVisible();
  await page.getByRole('button', { name: '另传一个文件' }).click();
  await send('300');
  await expect(page.getByRole('row').filter({ hasText: school })).toContainText('新增单位');
  await page.getByRole('button', { name: '办理这 2 行' }).click();
  await expect(page.getByText('已办理 2 行。')).toBeVisible();

  const { post } = await (await page.request.get('/api/session')).json();
  const month = await page.request.get(`/api/figures/overview?district=110108&period=2026-09`);
  const before = (await month.json()).figures;
  await page.goto(`/organisation/${post.nodeId}`);
  await page.getByLabel('按名称查找区、学区、单位或部门').fill(school);
  await page.getByRole('link', { name: new RegExp(school) }).click();
  await expect(page.getByRole('heading', { name: school, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '办理机构变动' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: /调整隶属/ }).check();
  await form.getByLabel('新的上级').click();
  await page.getByText(/（直属）$/).click();
  await form.getByLabel('原因').fill('学区调整');
  await form.getByRole('button', { name: '看看会怎样' }).click();
  await expect(form.getByText(`由“${cluster}”调整到`)).toBeVisible();
  await form.getByRole('button', { name: '确认调整隶属' }).click();
  await proveUnlessFresh(page, 'hd-quguan', page.getByText('不设学区').first());
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText(`由“${cluster}”调整到`)).toBeVisible();
  await expect(page.getByText('不设学区').first()).toBeVisible();
  const after = await (await page.request.get(`/api/figures/overview?district=110108&period=2026-09`)).json();
  expect(after.figures).toEqual(before);
});
