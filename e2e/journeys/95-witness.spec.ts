import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { address } from '../people/server.ts';
import { at, proveUnlessFresh } from '../people/signIn.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WITNESSES: [name: string, role: string][] = [
  ['海淀区节点', 'DISTRICT'],
  ['市教育督导室', 'SUPERVISION'],
  ['市安委办', 'SAFETY_COMMITTEE'],
];

/** The witness's own program, on its own machine as it were. */
const witness = (...words: string[]): string => {
  const done = spawnSync('scripts/with-tools', ['java', '-Dstdout.encoding=UTF-8', 'verifier/Witness.java', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(done.status, done.stdout + done.stderr).toBe(0);
  return done.stdout.trim();
};

test('three offices outside countersign a checkpoint, which then stands', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-witness-'));
  try {
    const security = await at(browser, 'anquan');
    await security.goto('/evidence');
    const ledgerKey = (await security.getByText(/^bihuan\+/).textContent()) ?? '';
    for (const [name, role] of WITNESSES) {
      const key = witness('new-key', join(folder, role), name);
      await security.getByRole('button', { name: '登记见证人' }).click();
      const form = security.getByRole('dialog', { name: '登记见证人' });
      await form.getByLabel('单位性质').selectOption(role);
      await form.getByLabel('公钥').fill(key);
      await form.getByRole('button', { name: /^登\s*记$/ }).click();
      await proveUnlessFresh(security, 'anquan', security.getByRole('cell', { name }).first());
    }
    for (const [, role] of WITNESSES) {
      expect(witness('cosign', join(folder, role), address(), ledgerKey)).toContain('已会签');
    }

    const audit = await at(browser, 'shenji');
    for (const width of [1440, 360]) {
      await audit.setViewportSize({ width, height: 900 });
      await audit.goto('/evidence');
      await expect(audit.getByText('最近一个成为定论的检查点')).toBeVisible();
      await expect(audit.getByRole('table', { name: '检查点' })).toContainText('已成定论');
      await audit.screenshot({ path: `test-results/pages/evidence-${width}.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page: audit }).analyze();
      expect.soft(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')).toEqual([]);
    }
    await expect(audit.getByRole('button', { name: '登记见证人' })).toBeHidden();
    await audit.setViewportSize({ width: 1440, height: 900 });
    await audit.getByRole('button', { name: '存证核验' }).click();
    await expect(audit.getByText('没有发现改动')).toBeVisible({ timeout: 90_000 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
