import { expect, type Locator, type Page } from '@playwright/test';
import { addPhoto } from './photos.ts';
import { type Login, prove } from './signIn.ts';

/** antd parts two Chinese characters on a button with a space. */
const spaced = (words: string) => new RegExp(`^${[...words].join('\\s*')}$`);

export type NewHazard = { place: string; item?: string; point?: string; description?: string; category?: string };

/** 登记隐患 with a photo; answers with the address of the hazard's page. */
export async function register(page: Page, hazard: NewHazard): Promise<string> {
  await page.getByRole('link', { name: '登记隐患' }).click();
  await expect(page.getByRole('heading', { name: '登记隐患' })).toBeVisible();
  const form = page.locator('form.form');
  await form.getByLabel('部位').fill(hazard.place);
  await page.keyboard.press('Escape');
  if (hazard.item) await chooseItem(page, form, hazard.item);
  if (hazard.point) await form.getByRole('radio', { name: hazard.point }).check();
  if (hazard.description) await form.getByLabel('隐患描述').fill(hazard.description);
  await addPhoto(page, form, `整改前 ${hazard.place}`);
  if (hazard.category) await choose(page, form.getByLabel('类别'), hazard.category);
  await form.getByRole('button', { name: '提交上账' }).click();
  await page.waitForURL(/\/hazards\/\d{6}-/);
  await expect(page.getByText(/\d{6}-\d{4}-\d{6}/).first()).toBeVisible();
  return new URL(page.url()).pathname;
}

/** The standards library by code. */
export async function chooseItem(page: Page, form: Locator, code: string): Promise<void> {
  await form.getByLabel('对照检查项').fill(code);
  await page.locator('.ant-select-item-option', { hasText: code }).first().click();
}

/** One of a list that is searched by typing: persons, categories. */
export async function choose(page: Page, input: Locator, words: string): Promise<void> {
  await input.click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words })
    .first()
    .click();
}

/**
 * Opens the form of an act by its button, whether it stands in front or under 更多办理; fills it in; sends it.
 *
 * @param graveFor who is asked once more whether it is really he
 */
export async function act(
  page: Page,
  title: string,
  fill?: (form: Locator) => Promise<void>,
  graveFor?: Login,
): Promise<void> {
  await open(page, title);
  const form = page.getByRole('dialog').locator('form.form');
  await expect(form).toBeVisible();
  await fill?.(form);
  await form.locator('button[type=submit]').click();
  if (graveFor) await prove(page, graveFor);
  await expect(page.getByRole('dialog')).toBeHidden();
}

export async function open(page: Page, title: string): Promise<void> {
  const acts = page.getByRole('region', { name: '办理' }).first();
  await expect(acts).toBeVisible();
  const button = acts.getByRole('button', { name: spaced(title) }).first();
  if (await button.isVisible()) return button.click();
  await acts.getByRole('button', { name: /更多办理/ }).first().click();
  await page.getByRole('menuitem', { name: title }).click();
}

export const story = (page: Page) => page.getByRole('list', { name: /办理经过/ });

export async function expectStatus(page: Page, words: string): Promise<void> {
  await expect(page.locator('.page-header-below').getByText(words, { exact: true })).toBeVisible();
}

/** The five elements; `six` adds the six contents of the plan for a major hazard. */
export const plan = (page: Page, responsible: string, six = false) =>
  act(page, '制定整改方案', async (form) => {
    await choose(page, form.getByLabel('整改责任人'), responsible);
    await form.getByLabel(/^整改措施/).fill('清理堆物，划出禁止堆放线，每日巡查');
    await form.getByLabel('计划资金').fill('1200');
    await form.getByLabel('资金来源').fill('日常维修经费');
    await form.getByLabel(/^应急预案/).fill('整改期间专人值守，疏散改走西侧楼梯');
    if (!six) return;
    await form.getByLabel('治理的目标和任务').fill('恢复通道净宽 1.4 米以上');
    await form.getByLabel('采取的方法和措施').fill('清空、拆除隔断、更换推闩锁');
    await form.getByLabel('经费和物资的落实').fill('日常维修经费 1200 元，推闩锁两套');
    await form.getByLabel('负责治理的机构和人员').fill('总务处和安全干部');
    await form.getByLabel('治理的时限和要求').fill('七日内完成并申请验收');
    await form.getByLabel('安全措施和应急预案').fill('停用该侧楼层，专人值守');
  });

export const finish = (page: Page, yuan: string) =>
  act(page, '整改完成', async (form) => {
    await form.getByLabel('实际支出').fill(yuan);
    await form.getByLabel('整改情况').fill('堆物已清空，地面划线，通道畅通');
    await addPhoto(page, form, '整改后 现场');
  });
