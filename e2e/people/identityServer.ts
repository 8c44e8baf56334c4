import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { address, ours } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const known = () => {
  const server = ours();
  if (!server) throw new Error('BIHUAN_BASE_URL names a server that was told of no identity server of ours');
  return server.identity;
};

export const identityAddress = () => `http://localhost:${known().port}`;

/** A certified OpenID provider in a process of its own, at the address the server was told before it was there. */
export async function startIdentityServer(): Promise<ChildProcess> {
  const { port, client, secret } = known();
  const server = spawn(
    'scripts/with-tools',
    ['node', 'e2e/identity-server.mjs', String(port), address(), client, secret],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  for (let tries = 0; tries < 120; tries++) {
    const up = await fetch(`${identityAddress()}/.well-known/openid-configuration`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return server;
    await pause(250);
  }
  server.kill();
  throw new Error('the identity server did not come up');
}

/** On the provider's own pages: who one is, and that Bihuan may know. */
export async function identify(page: Page, name: string): Promise<void> {
  await expect(page.locator('input[name=login]')).toBeVisible();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('whatever');
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
