import { expect, type Locator, type Page, test } from '@playwright/test';
import { codeAt } from '../people/authenticator.ts';
import { address } from '../people/server.ts';
import { at, type Login, nameOf, passwordOf, prove, proveUnlessFresh } from '../people/signIn.ts';

const CHOSEN = 'Shan-Jian-7-Xi-Liu';

async function enter(page: Page, login: string, password: string): Promise<void> {
  await page.goto(`${address()}/sign-in`);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

async function row(page: Page, login: string): Promise<Locator> {
  await page.goto('/system');
  await page.getByLabel('按登录名、姓名、单位或岗位筛选').fill(login);
  const found = page.getByRole('table', { name: '账号' }).getByRole('row', { name: new RegExp(`${login}\\b`) });
  await expect(found).toHaveCount(1);
  return found;
}

/** antd parts two Chinese characters on a button with a space. */
const confirmed = (page: Page, words: string) =>
  page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${[...words].join('\\s*')}$`) }).click();

async function personOf(page: Page, login: Login): Promise<string> {
  const answer = await page.request.get(`/api/accounts?after=${login.slice(0, -1)}`);
  const { items } = (await answer.json()) as { items: { account: { id: string; login: string } }[] };
  return items.find(({ account }) => account.login === login)?.account.id ?? '';
}

test('an account is opened, waits for a post, is shut and given back', async ({ browser }) => {
  const system = await at(browser, 'xitong');
  await system.goto('/system');
  await system.getByRole('button', { name: '开立账号' }).click();
  const form = system.getByRole('dialog', { name: '开立账号' });
  await form.getByLabel('姓名').fill('新来者');
  await form.getByLabel('登录名').fill('HD Xinlai');
  await form.getByRole('button', { name: /^开\s*立$/ }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await form.getByLabel('登录名').fill('hd-xinlai');
  await form.getByRole('button', { name: /^开\s*立$/ }).click();
  await proveUnlessFresh(system, 'xitong', system.locator('.initial-password'));
  const initial = (await system.locator('.initial-password').textContent()) ?? '';
  await system.getByRole('button', { name: '已记下，关闭' }).click();

  const page = await (await browser.newContext()).newPage();
  await enter(page, 'hd-xinlai', initial);
  await expect(page.getByRole('alert')).toContainText('还没有岗位');

  const opened = await row(system, 'hd-xinlai');
  await expect(opened).toContainText('没有岗位');
  await expect(opened).toContainText('从未登录');
  await opened.getByRole('button', { name: '停用' }).click();
  await confirmed(system, '停用');
  await expect(opened).toContainText('已停用');
  await enter(page, 'hd-xinlai', initial);
  await expect(page.getByRole('alert')).toContainText('账号不可用');
  await opened.getByRole('button', { name: '恢复' }).click();
  await confirmed(system, '恢复');
  await expect(opened).not.toContainText('已停用');
  await page.context().close();
});

test('a forgotten password is renewed and changed first of all; a lost phone takes two offices', async ({ browser }) => {
  const system = await at(browser, 'xitong');
  const contractor = await row(system, 'hd-weibao');
  await contractor.getByRole('button', { name: '重发密码' }).click();
  await confirmed(system, '生成初始密码');
  await proveUnlessFresh(system, 'xitong', system.locator('.initial-password'));
  const initial = (await system.locator('.initial-password').textContent()) ?? '';
  await system.getByRole('button', { name: '已记下，关闭' }).click();

  const page = await (await browser.newContext()).newPage();
  await enter(page, 'hd-weibao', initial);
  await expect(page.getByRole('heading', { name: '请先修改密码', level: 1 })).toBeVisible();
  await page.goto(`${address()}/ledger`);
  await expect(page.getByRole('heading', { name: '请先修改密码', level: 1 })).toBeVisible();
  await page.getByLabel('原密码').fill(initial);
  await page.getByLabel('新密码', { exact: true }).fill(CHOSEN);
  await page.getByLabel('再次输入新密码').fill(CHOSEN);
  await page.keyboard.press('Enter');
  await expect(page.getByText('请用新密码登录')).toBeVisible();
  await enter(page, 'hd-weibao', CHOSEN);
  await expect(page.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();

  await page.goto(`${address()}/account`);
  await page.getByRole('button', { name: '设置双因素' }).click();
  await page.keyboard.type(CHOSEN);
  await page.keyboard.press('Enter');
  const secret = ((await page.locator('.factor-secret').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('手机上显示的六位数字').fill(codeAt(secret, Date.now()));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '已保存，关闭' }).click();

  const equipped = await row(system, 'hd-weibao');
  await equipped.getByRole('button', { name: '重置双因素' }).click();
  await system.getByRole('dialog').getByLabel('原因').fill('手机丢失，恢复码未保存');
  await system.getByRole('button', { name: '提交申请' }).click();
  await expect(system.getByText('待安全管理员复核').first()).toBeVisible();

  const security = await at(browser, 'anquan');
  await security.goto('/security');
  await security.getByRole('button', { name: '同意重置' }).click();
  await confirmed(security, '同意重置');
  await prove(security, 'anquan');
  await expect(security.getByText('已同意').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('登录名'), 'every session has ended').toBeVisible();
  await enter(page, 'hd-weibao', CHOSEN);
  await expect(page.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();
  await page.context().close();
});

test('a head asks a colleague to stand in, who acts under the post until it is taken back', async ({ browser }) => {
  const head = await at(browser, 'hd-xiaozhang');
  const officer = await nameOf('hd-anquan');
  await head.goto('/account');
  await head.getByRole('button', { name: '请同事代班' }).click();
  const form = head.getByRole('dialog', { name: '请同事代班' });
  const choice = form.getByLabel('代班人').locator('option', { hasText: officer }).first();
  await form.getByLabel('代班人').selectOption((await choice.getAttribute('value')) ?? '');
  await form.getByLabel('原因').fill('外出开会');
  await form.getByRole('button', { name: '请其代班' }).click();
  await proveUnlessFresh(head, 'hd-xiaozhang', head.getByRole('table', { name: '代班' }).filter({ hasText: officer }));

  const deputy = await at(browser, 'hd-anquan');
  await deputy.getByRole('button', { name: /打开用户菜单/ }).click();
  await deputy.getByRole('menuitem', { name: /（代/ }).click();
  await expect(deputy.getByRole('button', { name: /（代.*打开用户菜单/ })).toBeVisible();

  await head.getByRole('button', { name: new RegExp(`结束代班：${officer}`) }).click();
  await confirmed(head, '结束代班');
  await expect(head.getByRole('table', { name: '代班' })).toContainText('已结束');
  await expect
    .poll(async () => (await deputy.request.get('/api/hazards/waiting')).status(), { message: 'over within a second' })
    .toBe(401);
  await enter(deputy, 'hd-anquan', await passwordOf('hd-anquan'));
  await expect(deputy.getByRole('heading', { name: '今天', level: 1 })).toBeVisible();
});

test('an emergency takes two offices, is seen by the third, and ends early', async ({ browser }) => {
  const system = await at(browser, 'xitong');
  await system.goto('/system');
  const inspector = await personOf(system, 'hd-quguan');
  await system.getByRole('button', { name: '申请应急授权' }).click();
  const form = system.getByRole('dialog', { name: '申请应急授权' });
  await form.getByLabel('组织').selectOption({ index: 1 });
  await form.getByLabel('岗位').selectOption({ label: (await cityPost(form)) ?? '' });
  await form.getByLabel('被授权人的人员编号').fill(inspector);
  await form.getByLabel('原因').fill('市级值守人员联系不上，须立即移送');
  await form.getByRole('button', { name: '提交申请' }).click();
  await expect(system.getByText(/待安全管理员复核，1 小时/)).toBeVisible();

  const security = await at(browser, 'anquan');
  await security.goto('/security');
  await security.getByRole('button', { name: '同意授权' }).click();
  await confirmed(security, '同意授权');
  await proveUnlessFresh(security, 'anquan', security.getByText('此刻有 1 项应急授权生效。'));

  const audit = await at(browser, 'shenji');
  await expect(audit.getByText('此刻有 1 项应急授权生效。')).toBeVisible();
  await security.getByRole('button', { name: '提前结束' }).click();
  await expect(security.getByText('此刻有 1 项应急授权生效。')).toBeHidden();
});

async function cityPost(form: Locator): Promise<string | null> {
  const option = form.getByLabel('岗位').locator('option', { hasText: '市级管理员' }).first();
  await expect(option).toBeAttached();
  return option.textContent();
}
