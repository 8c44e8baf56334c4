import { expect, type Page, test } from '@playwright/test';
import { countOnLedger, enter, fillSnap, forgetPhones, phoneOf, phoneOn, putAway, saveSnap } from '../people/field.ts';
import { nameOf } from '../people/signIn.ts';

/** What lies on the phone is sealed, a PIN guards it, and who forgets the PIN loses nothing of what he has not sent. */

test.afterAll(forgetPhones);

const PIN = '258014';
const NEXT = '746190';
const PLACE = '地下三层水泵房';

test('a PIN is asked for before anything is shown, and who forgets it signs in and finds all he has not sent', async () => {
  test.setTimeout(240_000);
  const login = 'hd-shitang';
  const { on, page, folder } = await phoneOf(login);
  const words = `锁着写下：水泵房排水沟堵塞 ${Date.now()}`;

  await page.getByRole('button', { name: '设置 PIN', exact: true }).click();
  await choosePin(page, '123456', '设置 PIN');
  await expect(page.getByText(/这个 PIN 太容易猜到/)).toBeVisible();
  await choosePin(page, PIN, '设置 PIN');
  await expect(page.getByText('已设置 PIN。')).toBeVisible();

  await on.setOffline(true);
  await page.getByRole('link', { name: '随手拍' }).click();
  await fillSnap(page, PLACE, words, 2);
  const id = await saveSnap(page);
  await expect(page.locator('.state')).toHaveText('等待联网');
  await on.close();

  const again = await phoneOn(folder);
  await again.on.setOffline(true);
  const { page: reopened } = again;
  await reopened.goto(`/field/record/${id}?place=110108-label`);
  await expect(reopened.getByText('有 1 条记录待传，打开后才会上传。')).toBeVisible();
  await expect(reopened.getByText(words)).toBeHidden();
  await reopened.screenshot({ path: test.info().outputPath('locked.png'), fullPage: true });
  const lies = await everythingOn(reopened);
  const name = await nameOf(login);
  expect(lies.includes(Buffer.from(name, 'utf8')), 'what the lock screen says is not sealed, and found here').toBe(true);
  for (const secret of [words, PLACE, PIN]) {
    expect(lies.includes(Buffer.from(secret, 'utf8')), secret).toBe(false);
    expect(lies.includes(Buffer.from(secret, 'utf16le')), secret).toBe(false);
  }
  expect(lies.includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'the beginning of a photo').toBe(false);

  await sayPin(reopened, '999111');
  await expect(reopened.getByText('PIN 不对。')).toBeVisible();
  await sayPin(reopened, PIN);
  await expect(reopened.getByText(words)).toBeVisible();
  expect(new URL(reopened.url()).search, 'the label one came with').toBe('?place=110108-label');
  await expect(reopened.locator('.state')).toHaveText('等待联网');

  await reopened.goto('/field/sync');
  await sayPin(reopened, PIN);
  await reopened.getByRole('button', { name: '锁定', exact: true }).click();
  await reopened.getByRole('button', { name: '用登录密码重新打开（须联网）' }).click();
  await expect(reopened.getByRole('alert')).toBeVisible();
  await again.on.setOffline(false);
  // The browser was closed, and the session with it.
  await reopened.getByRole('button', { name: '用登录密码重新打开（须联网）' }).click();
  await enter(reopened, login);
  await expect(reopened.getByText(/已确认是您本人/)).toBeVisible();
  await choosePin(reopened, NEXT, '设好并打开');
  await expect(reopened.getByRole('heading', { name: '同步' })).toBeVisible();
  await reopened.goto(`/field/record/${id}`);
  await sayPin(reopened, PIN);
  await expect(reopened.getByText('PIN 不对。')).toBeVisible();
  await sayPin(reopened, NEXT);
  await expect(reopened.locator('.state')).toHaveText(/^已收 \d{6}-\d{4}-\d+/, { timeout: 60_000 });
  expect(await countOnLedger(again.on, words)).toBe(1);

  await reopened.goto('/field/sync');
  await sayPin(reopened, NEXT);
  await reopened.getByRole('button', { name: '取消 PIN' }).click();
  await reopened.getByLabel('现在的 PIN').fill(NEXT);
  await reopened.getByRole('button', { name: '取消 PIN' }).click();
  await expect(reopened.getByText('已取消 PIN。')).toBeVisible();
  await reopened.reload();
  await expect(reopened.getByRole('heading', { name: '同步' })).toBeVisible();
  await putAway(again.on);
});

async function choosePin(page: Page, pin: string, done: string): Promise<void> {
  await page.getByLabel('新 PIN（6 到 12 位数字）').fill(pin);
  await page.getByLabel('再输一次').fill(pin);
  await page.getByRole('button', { name: done, exact: true }).click();
}

async function sayPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: '打开', exact: true }).click();
}

/** Every byte of everything the app keeps on this phone; what it only fills its room with is noise. */
async function everythingOn(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const parts: BlobPart[] = Object.values(localStorage).map(String);
    const add = (value: unknown): void => {
      if (value instanceof ArrayBuffer) parts.push(value);
      else if (value && typeof value === 'object' && !(value instanceof CryptoKey)) Object.values(value).forEach(add);
      else parts.push(String(value));
      parts.push('\n');
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await settled(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const rows = await settled<Record<string, unknown>[]>(db.transaction(store).objectStore(store).getAll());
        for (const row of rows) if (!String(row.key).startsWith('reserve-')) add(row);
      }
      db.close();
    }
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  });
  return Buffer.from(base64, 'base64');
}
