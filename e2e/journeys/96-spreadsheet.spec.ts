import { expect, type Page, test } from '@playwright/test';
import { address } from '../people/server.ts';
import { at, prove, signIn } from '../people/signIn.ts';
import { columnsOf, dayBefore, fill, firstSheet, opened } from '../people/workbooks.ts';

const usual = { 来源: '自查', 无照片原因: '批量登记，现场照片随后补传' };

test('the safety officer registers from a table: errors per cell, the corrected file again, and nothing twice', async ({
  browser,
}, info) => {
  const page = await at(browser, 'hd-anquan');
  await page.goto('/ledger/import');
  const template = await downloads(page, () => page.getByRole('link', { name: '下载登记模板' }).click());
  const workbook = await opened(template);
  const sheet = firstSheet(workbook);
  for (const [row, place] of [
    [2, '北区一号楼'],
    [3, '北区二号楼'],
    [4, '北区三号楼'],
  ] as const) {
    fill(sheet, row, { 部位: place, 隐患描述: `${place}楼道声控灯不亮`, 类别: '消防安全', 发现日期: dayBefore(2), ...usual });
  }
  fill(sheet, 4, { 类别: '消防类' });
  const first = info.outputPath('first.xlsx');
  await workbook.xlsx.writeFile(first);

  await upload(page, first);
  await expect(page.getByText('2 行可以登记，1 行有问题')).toBeVisible();
  const wrong = page.getByRole('table', { name: '核对结果' }).getByRole('row', { name: /消防类/ });
  await expect(wrong).toContainText('不是可选的类别');
  await expect(wrong).toContainText('请选择：');
  const returned = await downloads(page, () => page.getByRole('link', { name: '下载标出问题的原表' }).click());
  await page.getByRole('button', { name: /登记这 2 条/ }).click();
  await expect(page.getByText('已登记 2 条隐患')).toBeVisible();

  const corrected = await opened(returned);
  const said = firstSheet(corrected);
  expect([...columnsOf(said).keys()].join()).toContain('问题');
  fill(said, 4, { 类别: '消防安全' });
  const second = info.outputPath('second.xlsx');
  await corrected.xlsx.writeFile(second);
  await page.getByRole('button', { name: '另传一个文件' }).click();
  await upload(page, second);
  await expect(page.getByText('1 行可以登记，0 行有问题，2 行登记过')).toBeVisible();
  await page.getByRole('button', { name: /登记这 1 条/ }).click();
  await expect(page.getByText('已登记 1 条隐患')).toBeVisible();

  await page.getByRole('button', { name: '另传一个文件' }).click();
  await upload(page, second);
  await expect(page.getByText('0 行可以登记，0 行有问题，3 行登记过')).toBeVisible();
  await expect(page.getByRole('button', { name: /登记这/ })).toHaveCount(0);
  await page.goto('/ledger?q=声控灯');
  await expect(page.getByText('共 3 条')).toBeVisible();
});

test('the district takes the ledger out as seen, with every column, and another program reads it', async ({ browser }) => {
  const page = await at(browser, 'hd-quguan');
  await page.goto('/ledger?q=声控灯');
  await expect(page.getByText('共 3 条')).toBeVisible();
  await showEveryColumn(page);
  const headings = await page.getByRole('columnheader').allInnerTexts();
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const file = await downloads(page, () => page.getByRole('button', { name: '开始导出' }).click());
  const workbook = await opened(file);
  const sheet = firstSheet(workbook);
  expect(columnsOf(sheet).size).toBe(headings.length);
  const columns = columnsOf(sheet);
  const place = columns.get('部位') ?? 0;
  expect([2, 3, 4].map((row) => sheet.getRow(row).getCell(place).text).sort()).toEqual([
    '北区一号楼',
    '北区三号楼',
    '北区二号楼',
  ]);
  const registered = sheet.getRow(2).getCell(columns.get('上账日期') ?? 0).value;
  expect(registered).toBeInstanceOf(Date);
  const marks: string[] = [];
  sheet.eachRow((row) => marks.push(row.getCell(1).text));
  expect(marks.at(-1)).toContain('导出，编号');
  expect(workbook.getWorksheet('导出说明')?.getCell('B3').text).toContain('声控灯');
});

test('more than a thousand rows leave only after another proof of who asks', async ({ browser }, info) => {
  const officer = await at(browser, 'hd-anquan');
  await officer.goto('/ledger/import');
  const workbook = await opened(await downloads(officer, () => officer.getByRole('link', { name: '下载登记模板' }).click()));
  const sheet = firstSheet(workbook);
  for (let row = 2; row < 302; row++) {
    fill(sheet, row, {
      部位: `南区 ${row} 号教室`,
      隐患描述: `南区 ${row} 号教室插座松动`,
      类别: '消防安全',
      发现日期: dayBefore(1),
      ...usual,
    });
  }
  const many = info.outputPath('many.xlsx');
  await workbook.xlsx.writeFile(many);
  await upload(officer, many);
  await officer.getByRole('button', { name: /登记这 300 条/ }).click();
  await expect(officer.getByText('已登记 300 条隐患')).toBeVisible();

  const desk = await browser.newContext({ baseURL: address() });
  const page = await desk.newPage();
  await signIn(page, 'shi-guanli');
  await page.goto('/ledger');
  const count = await rows(page);
  expect(count).toBeGreaterThan(1_000);
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const file = await downloads(page, async () => {
    await page.getByRole('button', { name: '开始导出' }).click();
    await prove(page, 'shi-guanli');
  });
  expect(firstSheet(await opened(file)).rowCount).toBeGreaterThanOrEqual(count);
  await desk.close();
});

async function rows(page: Page): Promise<number> {
  const answer = await page.request.get('/api/hazards?limit=1');
  return ((await answer.json()) as { count: { value: number } }).count.value;
}

async function showEveryColumn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '显示列' }).click();
  const chooser = page.getByRole('tooltip', { name: '显示哪些列' });
  for (const box of await chooser.getByRole('checkbox').all()) {
    if (await box.isEnabled()) await box.check();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: '实际支出' })).toBeVisible();
}

async function downloads(page: Page, cause: () => Promise<void>): Promise<string> {
  const waiting = page.waitForEvent('download');
  await cause();
  return (await waiting).path();
}

async function upload(page: Page, file: string): Promise<void> {
  await page.getByLabel(/把填好的 .xlsx 拖到这里/).setInputFiles(file);
  await expect(page.getByText('核对完毕')).toBeVisible();
}
