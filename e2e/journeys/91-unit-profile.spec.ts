import { expect, test } from '@playwright/test';
import { at } from '../people/signIn.ts';

test('a safety officer keeps the profile of the school: who is in charge, places, lifts, companies, posts', async ({
  browser,
}) => {
  const page = await at(browser, 'hd2-anquan');
  const stamp = String(Date.now()).slice(-6);
  await page.goto('/organisation');
  const inCharge = page.locator('.in-charge');
  await expect(inCharge).toContainText(
    /主要负责人.+，\d{4}-\d\d-\d\d 起安全管理人员.+安全干部，\d{4}-\d\d-\d\d 起/,
  );
  const form = page.getByRole('dialog');

  await test.step('a position typed the wrong way round is recognised', async () => {
    await page.getByRole('button', { name: '修改基本信息' }).click();
    await form.getByLabel('经度').fill('39.96');
    await form.getByLabel('纬度').fill('116.29');
    await form.getByRole('button', { name: '保存' }).click();
    await expect(form.getByText(/经纬度似乎写反了/).first()).toBeVisible();
    await form.getByLabel('经度').fill('116.29');
    await form.getByLabel('纬度').fill('39.96');
    await form.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('东经 116.29，北纬 39.96')).toBeVisible();
  });

  await test.step('a place is corrected, closed and used again', async () => {
    await page.getByRole('button', { name: '添加重点部位' }).click();
    await form.getByLabel('种类').selectOption('BOILER_ROOM');
    await form.getByLabel('名称').fill(`锅炉间${stamp}`);
    await form.getByRole('button', { name: '添加' }).click();
    await page.getByRole('button', { name: `更正：锅炉间${stamp}` }).click();
    await form.getByLabel('名称').fill(`锅炉房${stamp}`);
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: `停用：锅炉房${stamp}` }).click();
    await form.getByRole('button', { name: '停用', exact: true }).click();
    await expect(page.getByRole('button', { name: `停用：锅炉房${stamp}` })).toHaveCount(0);
    await page.getByText(/^已停用 \d+ 处$/).click();
    await page.getByRole('button', { name: `恢复使用：锅炉房${stamp}` }).click();
    await expect(page.getByRole('button', { name: `停用：锅炉房${stamp}` })).toBeVisible();
  });

  await test.step('a lift is entered, inspected and taken out of use', async () => {
    await page.getByRole('button', { name: '登记特种设备' }).click();
    await form.getByLabel('名称', { exact: false }).first().fill(`客梯${stamp}`);
    await form.getByLabel('具体位置').fill('主楼大厅');
    await form.getByLabel('下次检验日期').fill('2025-03-01');
    await form.getByRole('button', { name: '登记', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: `客梯${stamp}` });
    await expect(row).toContainText(/超时 \d+ 天/);
    await page.goto('/today');
    await page.getByRole('link', { name: /特种设备定期检验：\d+ 台超期/ }).click();
    await expect(page.getByRole('heading', { name: '特种设备' })).toBeInViewport();
    await page.getByRole('button', { name: `停用：客梯${stamp}` }).click();
    await form.getByLabel('停用原因').fill('更新为新电梯');
    await form.getByRole('button', { name: '停用', exact: true }).click();
    await expect(row).toHaveCount(0);
  });

  await test.step('a company with a mistyped code is not taken', async () => {
    await page.getByRole('button', { name: '登记服务单位' }).click();
    await form.getByLabel('单位名称').fill(`禾穗餐饮${stamp}(示例)有限公司`);
    await form.getByLabel('统一社会信用代码').fill('91990000MA0XA01X05');
    await form.getByLabel('联系人').fill('方经理');
    await form.getByLabel('联系电话').fill('010-00001234');
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await expect(form.getByText(/校验位不对/).first()).toBeVisible();
    await form.getByLabel('统一社会信用代码').fill('91990000MA0XA01X04');
    await form.getByRole('button', { name: '登记', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: `禾穗餐饮${stamp}` });
    await expect(row).toContainText('未签订');
    await page.getByRole('button', { name: `结束服务：禾穗餐饮${stamp}(示例)有限公司` }).click();
    await form.getByRole('button', { name: '结束服务' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a post is corrected and ends with its holding', async () => {
    await page.getByRole('button', { name: '设立岗位' }).click();
    await form.getByLabel('岗位名称').fill(`库房馆理员${stamp}`);
    await form.getByRole('button', { name: '设立' }).click();
    await page.getByRole('button', { name: `改名：库房馆理员${stamp}` }).click();
    await form.getByLabel('岗位名称').fill(`库房管理员${stamp}`);
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: `任命：库房管理员${stamp}` }).click();
    await form.getByText('新录入人员').click();
    await form.getByLabel('姓名').fill('苗库房');
    await form.getByRole('button', { name: '任命' }).click();
    await page.getByRole('button', { name: `撤销：库房管理员${stamp}` }).click();
    await form.getByRole('button', { name: '撤销岗位' }).click();
    await expect(form.getByText('请先结束任职，再撤销岗位')).toBeVisible();
    await form.getByText('同日结束苗库房的任职').click();
    await form.getByRole('button', { name: '撤销岗位' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: `任命：库房管理员${stamp}` })).toHaveCount(0);
  });
});
