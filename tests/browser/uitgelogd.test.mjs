// SPDX-License-Identifier: EUPL-1.2
// A form that is sent after the session ended, without scripts (with them a dialog comes first): logged in again it is there as it was, choices and dates too; somebody else
// at that screen sees nothing of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser;
before(async () => { server = await serve({ huishoudens: 3 }); browser = await browse(); });
after(() => end(browser, server));

async function fill(who) {
  await who.go('/huishoudens');
  const home = await who.page.getByRole('link', { name: 'Verbeek' }).first().getAttribute('href');
  await who.go(`${home}/toestemmingen/nieuw`);
  await who.page.locator('input[name=categorieen]').nth(1).check();
  await who.page.locator('input[name=soort][value=hulp]').check();
  await who.page.fill('#veld-doelZin', 'Wij helpen met rust in huis.');
  await who.page.fill('#veld-tot', '2027-03-01');
  return who.page.locator('input[name=categorieen]').nth(1).getAttribute('value');
}

// In another tab: out, and in again as `name`.
async function change(who, name) {
  const other = await who.context.newPage();
  await other.goto('/mijn/werk');
  await Promise.all([other.waitForEvent('load'), other.getByRole('button', { name: 'Uitloggen' }).first().click()]);
  await who.page.bringToFront();
  await who.page.getByRole('button', { name: 'Toestemming vastleggen' }).first().click();
  await who.page.locator('#verder-kop').waitFor();
  if (process.env.SCHERMEN) {
    await who.page.setViewportSize({ width: 390, height: 900 });
    await who.page.screenshot({ path: `${process.env.SCHERMEN}/uitgelogd.png`, fullPage: true });
  }
  await other.goto('/inloggen');
  await other.getByLabel('Gebruikersnaam').fill(name);
  await other.getByLabel('Wachtwoord', { exact: true }).fill('Welkom-bij-de-demo');
  await Promise.all([other.waitForURL((u) => !u.pathname.startsWith('/inloggen')), other.keyboard.press('Enter')]);
  await other.close();
  await Promise.all([who.page.waitForEvent('load'), who.page.getByRole('button', { name: 'Verder' }).click()]);
}

test('it comes back to its own person', async () => {
  const who = await (await person(browser, server.base, 'regisseur', { javaScriptEnabled: false })).login();
  const subject = await fill(who);
  await change(who, 'regisseur');
  assert.match(await who.page.textContent('#fouten'), /U was uitgelogd/);
  assert.equal(await who.page.locator(`input[name=categorieen][value=${subject}]`).isChecked(), true);
  assert.equal(await who.page.locator('input[name=soort][value=hulp]').isChecked(), true);
  assert.equal(await who.page.inputValue('#veld-doelZin'), 'Wij helpen met rust in huis.');
  assert.equal(await who.page.inputValue('#veld-tot'), '2027-03-01');
  await who.close();
});

test('and to nobody else', async () => {
  const who = await (await person(browser, server.base, 'regisseur', { javaScriptEnabled: false })).login();
  await fill(who);
  await change(who, 'e.kok');
  const text = await who.page.textContent('main');
  assert.match(text, /Er is niets opgeslagen/);
  assert.equal(text.includes('rust in huis'), false);
  assert.equal(await who.page.locator('input[value="2027-03-01"]').count(), 0);
  await who.close();
});
