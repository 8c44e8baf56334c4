import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { address } from './server.ts';

/** Who the demonstration city sends on the journeys; the passwords are asked from the server. */
export type Login =
  | 'hd-shitang'
  | 'hd-diangong'
  | 'hd-anquan'
  | 'hd-xiaozhang'
  | 'hd2-anquan'
  | 'xc-anquan'
  | 'xc-quguan'
  | 'hd-xuequ'
  | 'hd-quguan'
  | 'hd-jiancha'
  | 'shi-dudao'
  | 'shi-guanli'
  | 'hd-weibao'
  | 'xitong'
  | 'anquan'
  | 'shenji'
  | 'hd-jubao'
  | 'fengcun';

type Account = { login: string; password: string; who: string };

let accounts: Account[] | undefined;

async function account(login: Login): Promise<Account> {
  accounts ??= (await (await fetch(`${address()}/api/demo/accounts`)).json()) as Account[];
  const found = accounts.find((a) => a.login === login);
  if (!found) throw new Error(`the demonstration city has no ${login}`);
  return found;
}

export const passwordOf = async (login: Login) => (await account(login)).password;

/** The person's name, the last of unit, post and name. */
export const nameOf = async (login: Login) => (await account(login)).who.split(' ').at(-1) ?? '';

export async function signIn(page: Page, login: Login): Promise<void> {
  await page.goto(`${address()}/sign-in`);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(await passwordOf(login));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();
}

/** Shows once more that it is he, before something grave. */
export async function prove(page: Page, login: Login): Promise<void> {
  const question = page.getByRole('dialog', { name: '请再次确认是您本人' });
  await question.getByLabel('密码', { exact: true }).fill(await passwordOf(login));
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
}

/** Proves oneself where that was not done in the last minutes; then it is done. */
export async function proveUnlessFresh(page: Page, login: Login, done: Locator): Promise<void> {
  const question = page.getByRole('dialog', { name: '请再次确认是您本人' });
  await expect(question.or(done)).toBeVisible();
  if (await question.isVisible()) await prove(page, login);
  await expect(done).toBeVisible();
}

/** Each person keeps one browser over all journeys, as at a desk of their own. */
const desks = new Map<Login, BrowserContext>();
let lastFile = '';

export async function at(browser: Browser, login: Login): Promise<Page> {
  await leaveFormerPages();
  let desk = desks.get(login);
  if (!desk) {
    desk = await browser.newContext({ baseURL: address() });
    desks.set(login, desk);
    const page = await desk.newPage();
    await signIn(page, login);
    return page;
  }
  const page = desk.pages()[0] ?? (await desk.newPage());
  await page.goto('/today');
  // Taking a second factor off ends every session of its owner, the one at this desk too.
  const form = page.getByLabel('登录名');
  await expect(form.or(page.getByRole('heading', { name: '今天', level: 1 }))).toBeVisible();
  if (await form.isVisible()) await signIn(page, login);
  return page;
}


/** The pages of the file before are closed: a dozen open ones, each asking for what is new, slow down whoever comes after. */
async function leaveFormerPages(): Promise<void> {
  const { file } = test.info();
  if (file === lastFile) return;
  lastFile = file;
  for (const desk of desks.values()) for (const page of desk.pages()) await page.close();
}
