import { expect, test } from '@playwright/test';
import { fillIn, planCheck } from '../people/inspections.ts';
import { at } from '../people/signIn.ts';

/** 自查 at the desk: what fails goes onto the ledger, and what is there already is not written down a second time. */

test('the next check asks whether what fails again is the one on the ledger, and a person says so', async ({ browser }) => {
  const officer = await at(browser, 'hd-anquan');
  const place = `传达室 ${Date.now()}`;
  await planCheck(officer);
  await fillIn(officer, place);
  const newOne = officer.getByLabel('另一处问题，新登记');
  if (await newOne.isVisible()) await newOne.check();
  await officer.getByRole('button', { name: '提交检查' }).click();
  // The question before it names what is on the ledger already, by a link as well.
  await expect(officer.getByText('已全部上账')).toBeVisible();
  const number = officer.getByRole('link', { name: /\d{6}-\d{4}-\d{6}/ });
  await expect(number).toHaveCount(1);
  const known = (await number.innerText()).trim();

  await planCheck(officer);
  await fillIn(officer, `${place} 门口`);
  await expect(officer.getByText('台账中本项有未销账的隐患，这次发现的是')).toBeVisible();
  await officer.getByRole('radio', { name: new RegExp(known) }).check();
  await officer.screenshot({ path: test.info().outputPath('same-or-new.png'), fullPage: true });
  await officer.getByRole('button', { name: '提交检查' }).click();
  await expect(officer.getByRole('link', { name: known })).toBeVisible();

  await officer.getByText('检查过程').first().click();
  await officer.screenshot({ path: test.info().outputPath('record.png'), fullPage: true });
  await officer.goto(`/ledger?q=${encodeURIComponent(place)}`);
  await expect(officer.getByRole('link', { name: known })).toBeVisible();
  await expect(officer.getByRole('link', { name: /\d{6}-\d{4}-\d{6}/ })).toHaveCount(1);
  await officer.getByRole('link', { name: known }).click();
  await expect(officer.getByText('再次查出').first()).toBeVisible();
});
