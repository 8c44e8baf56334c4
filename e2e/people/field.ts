import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import config from '../playwright.config.ts';
import { takePhoto } from './photos.ts';
import { address } from './server.ts';
import { type Login, passwordOf } from './signIn.ts';

/** The phone of the journeys: the smallest screen in use, and fingers. */
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export type Phone = { on: BrowserContext; page: Page; folder: string };

const folders: string[] = [];

/** A phone with a memory of its own, that can be switched off in the middle of anything and, on its folder, on again. */
export async function phoneOn(folder = mkdtempSync(join(tmpdir(), 'bihuan-phone-'))): Promise<Phone> {
  folders.push(folder);
  const on = await chromium.launchPersistentContext(folder, {
    ...PHONE,
    ...config.use?.launchOptions,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: address(),
  });
  on.setDefaultTimeout(20_000);
  return { on, page: on.pages()[0] ?? (await on.newPage()), folder };
}

/** The phone of that person, with all it needs where there is no network. */
export async function phoneOf(login: Login): Promise<Phone> {
  const phone = await phoneOn();
  await signInOnPhone(phone.page, login);
  await readyForTheBasement(phone.page);
  return phone;
}

/** What the phones of a file of journeys remembered. */
export function forgetPhones(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export async function signInOnPhone(page: Page, login: Login, to = '/field'): Promise<void> {
  await page.goto(`${address()}/field/sign-in?to=${encodeURIComponent(to)}`);
  await enter(page, login);
  await expect(page.getByText('已联网')).toBeVisible();
}

export async function enter(page: Page, login: Login): Promise<void> {
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(await passwordOf(login));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByLabel('密码')).toBeHidden();
}

/** Signs out and puts the phone away: three sessions are all a person has, and his desk needs one of them. */
export async function putAway(on: BrowserContext): Promise<void> {
  const token = (await on.cookies()).find((cookie) => cookie.name === 'bihuan_csrf')?.value ?? '';
  await on.request.delete(`${address()}/api/session`, { headers: { 'X-CSRF-Token': decodeURIComponent(token) } });
  await on.close();
}

/** The worker has the whole app, and the phone carries what its person needs: from here on no network is needed. */
export async function readyForTheBasement(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('field-')).length))
    .toBe(1);
  await page.goto('/field/sync');
  await expect(page.getByText(/可离线用到 [\d :-]+$/), 'carried, and no more on its way').toBeVisible();
}

/** Place, photo, phrase, save. Answers the id of the record. */
export async function snap(page: Page, place: string, words: string, photos = 1): Promise<string> {
  await snapDraft(page, place, words, photos);
  return saveSnap(page);
}

/** Place, photo, phrase: on the phone, and not said to be ready. */
export async function snapDraft(page: Page, place: string, words: string, photos = 1): Promise<void> {
  await page.goto('/field/snap');
  await fillSnap(page, place, words, photos);
}

/** The same on the page that is open: loading it anew would ask for the PIN. */
export async function fillSnap(page: Page, place: string, words: string, photos: number): Promise<void> {
  await page.getByRole('button', { name: '选择部位' }).click();
  await page.getByLabel('查找或直接填写部位').fill(place);
  await page.getByRole('button', { name: `就填“${place}”` }).click();
  for (let i = 0; i < photos; i++) {
    await page.locator('.take input').setInputFiles({
      name: `${place}-${i}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await takePhoto(page, `${place} ${i}`),
    });
    await expect(page.locator('.photo img')).toHaveCount(i + 1);
  }
  await page.getByRole('button', { name: '选择常用语' }).click();
  await page.getByRole('dialog').locator('.rows button').first().click();
  // The phrase has to be there before it is written over, or the two stand one behind the other.
  await expect(page.getByLabel('问题描述')).not.toHaveValue('');
  await page.getByLabel('问题描述').fill(words);
}

export async function saveSnap(page: Page): Promise<string> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('记录编号')).toBeVisible();
  return (await page.locator('.facts .id').innerText()).trim();
}

export type OnPhone = {
  records: { id: string; state: string; unit: string; receipt: { number: string } | null }[];
  files: { id: string; recordId: string; sha256: string; unit: string; acknowledged: boolean }[];
  bytes: string[];
};

/** What really lies in the store of the person, read past the screens and opened with the key that lies beside it. */
export async function onPhone(page: Page): Promise<OnPhone> {
  const { records, files, bytes } = await inStores(page, ['records', 'files', 'bytes']);
  return { records, files, bytes: bytes?.map(({ id }) => id) } as OnPhone;
}

/** All the rows of these stores of whoever has something on this phone; one that a PIN guards stays as it lies there. */
export function inStores(page: Page, stores: string[]): Promise<Record<string, Record<string, unknown>[]>> {
  return page.evaluate(async (stores) => {
    type Row = Record<string, unknown>;
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const bound = (words: string) => new TextEncoder().encode(words);
    const open = (key: CryptoKey, sealed: ArrayBuffer, to: string) =>
      crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, 12), additionalData: bound(to) }, key, sealed.slice(12));
    const names = (await indexedDB.databases()).map((db) => db.name ?? '').filter((name) => /^bihuan-field-/.test(name));
    const all: Record<string, Row[]> = Object.fromEntries(stores.map((store) => [store, []]));
    for (const name of names) {
      const db = await settled(indexedDB.open(name));
      const kept = await settled<{ value: { device: CryptoKey; open: ArrayBuffer | null } } | undefined>(
        db.transaction('kept').objectStore('kept').get('key'),
      );
      const raw = kept?.value.open ? await open(kept.value.device, kept.value.open, 'data key') : null;
      const key = raw && (await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']));
      for (const store of stores) {
        const from = db.transaction(store).objectStore(store);
        const path = String(from.keyPath);
        for (const row of await settled<Row[]>(from.getAll())) {
          const id = String(row[path]);
          if (!key || !(row.sealed instanceof ArrayBuffer)) {
            all[store]?.push(row);
            continue;
          }
          const packed = new Uint8Array(await open(key, row.sealed, `${store}/${id}`));
          // A photo is told by its first byte, and of one it is enough that it is there.
          all[store]?.push(packed[0] === 1 ? { [path]: id } : JSON.parse(new TextDecoder().decode(packed.slice(1))));
        }
      }
      db.close();
    }
    return all;
  }, stores);
}

/** The record is on the server, and the phone knows it. */
export async function received(page: Page, id: string): Promise<void> {
  await expect
    .poll(async () => (await onPhone(page)).records.find((r) => r.id === id)?.state, { timeout: 60_000 })
    .toBe('RECEIVED');
}

const district = (unit: string) => unit.split('-')[0] ?? '';

/**
 * What the phone says is received is on the ledger exactly once, under its number, and every photo there has the hash the
 * phone took; nothing else came of it.
 */
export async function provedOnServer(context: BrowserContext, page: Page, ids: string[]): Promise<void> {
  const phone = await onPhone(page);
  for (const id of ids) {
    const record = phone.records.find((r) => r.id === id);
    expect(record?.state, `record ${id}`).toBe('RECEIVED');
    const ref = `${district(record?.unit ?? '')}-${id}`;
    const answer = await context.request.get(`${address()}/api/hazards/${ref}`);
    expect(answer.status(), `hazard ${ref}`).toBe(200);
    const hazard = (await answer.json()) as { number: string; unit: { ref: string }; photos: { file: string }[] };
    expect(hazard.number).toBe(record?.receipt?.number);
    const files = phone.files.filter((file) => file.recordId === id);
    expect(hazard.photos.map((photo) => photo.file).sort()).toEqual(
      files.map((file) => `${district(file.unit)}-${file.id}`).sort(),
    );
    for (const file of files) {
      const bytes = await (await context.request.get(`${address()}/api/files/${district(file.unit)}-${file.id}`)).body();
      expect(await sha256(bytes), `photo ${file.id}`).toBe(file.sha256);
      expect(phone.bytes, 'the bytes left the phone once the server had them').not.toContain(file.id);
    }
  }
}

/** How many rows of the ledger say just this. */
export async function countOnLedger(context: BrowserContext, words: string): Promise<number> {
  const answer = await context.request.get(`${address()}/api/hazards?q=${encodeURIComponent(words)}`);
  return ((await answer.json()) as { items: { description: string }[] }).items.filter((h) => h.description === words).length;
}

async function sha256(bytes: Buffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Buffer.from(digest).toString('hex');
}
