import { type Browser, expect, type Page } from '@playwright/test';
import { choose } from './hazards.ts';
import { at, type Login, nameOf, proveUnlessFresh } from './signIn.ts';

/** Inspections of a superior, from the desk that plans them. */

export async function newPlan(page: Page, kind: string, title: string): Promise<string> {
  await page.goto('/inspection/plans');
  await expect(page.getByRole('heading', { name: '检查计划', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '新建计划' }).click();
  const form = page.getByRole('dialog', { name: '新建检查计划' });
  await form.getByLabel('种类').selectOption(kind);
  await form.getByLabel('名称').fill(title);
  await form.getByLabel('检查内容').fill('疏散通道、消防设施、值班值守');
  await form.getByLabel('检查表').fill('履职');
  await choose(page, form.getByLabel('检查表'), '每日值班');
  await form.getByRole('button', { name: '新建计划' }).click();
  await page.waitForURL(/\/inspection\/plans\/\d{6}-/);
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  return new URL(page.url()).pathname;
}

export async function addTeam(page: Page, members: readonly Login[]): Promise<void> {
  await page.getByRole('button', { name: '增加检查组' }).click();
  const form = page.getByRole('dialog', { name: '增加检查组' });
  for (const login of members) {
    const name = await nameOf(login);
    await form.getByLabel('增加人员').fill(name);
    await choose(page, form.getByLabel('增加人员'), name);
    await expect(form.getByRole('list', { name: '本组人员' })).toContainText(name);
  }
  await form.getByRole('button', { name: '保存检查组' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('region', { name: '检查组' })).toContainText('第1组');
}

export async function addTarget(page: Page, unit: string): Promise<void> {
  await page.getByRole('button', { name: '增加检查对象' }).click();
  const form = page.getByRole('dialog', { name: '增加检查对象' });
  await form.getByLabel('单位').fill(unit);
  await choose(page, form.getByLabel('单位'), unit);
  await form.getByRole('button', { name: /^增\s*加$/ }).click();
  await expect(page.getByRole('table', { name: '检查对象' })).toContainText(unit);
}

export async function issue(page: Page, by: Login): Promise<void> {
  await page.getByRole('button', { name: /^下\s*达$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^下\s*达$/ }).click();
  await proveUnlessFresh(page, by, page.locator('.page-header-below').getByText('已下达'));
  await expect(page.getByRole('table', { name: '检查对象' })).toContainText('未到场');
}

export async function actAs(page: Page, post: RegExp): Promise<void> {
  await page.getByRole('button', { name: /打开用户菜单/ }).click();
  await page.getByRole('menuitem', { name: post }).click();
  await expect(page.getByRole('button', { name: post })).toBeVisible();
}

export async function schoolOf(browser: Browser, of: Login): Promise<string> {
  const officer = await at(browser, of);
  const session = await (await officer.request.get('/api/session')).json();
  const unit = await (await officer.request.get(`/api/units/${session.scope.units[0]}`)).json();
  return unit.unit?.name ?? unit.name;
}

/** The first item is wrong, the others are right; then what is handed in is looked through. */
export async function fillIn(page: Page, place: string): Promise<void> {
  const cards = page.locator('li.check-item');
  await cards.first().getByRole('button', { name: '不合格' }).click();
  await cards.first().getByLabel('具体地点').fill(place);
  await cards.first().getByLabel('不能拍照的原因').fill('涉及学生，不宜拍照');
  const items = await cards.count();
  for (let i = 1; i < items; i++) await cards.nth(i).getByRole('button', { name: /^✓?合格/ }).click();
  await page.getByRole('button', { name: '核对并提交' }).click();
  await expect(page.getByRole('button', { name: '提交检查' })).toBeVisible();
}

/** Leaves this person at the list of a self-check that is still to be done. */
export async function planCheck(page: Page): Promise<void> {
  await page.goto('/inspection/new');
  await page.getByRole('radio', { name: /每日值班/ }).check();
  await page.getByRole('button', { name: '安排检查' }).click();
  await page.waitForURL(/\/inspection\/\d{6}-/);
}
