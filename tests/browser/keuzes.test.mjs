// SPDX-License-Identifier: EUPL-1.2
// Lists: choosing what they show, keeping that under a name, plans that sleep; and the keys, on a page and in a window.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser;
before(async () => {
  server = await serve({ huishoudens: 40 });
  browser = await browse();
});
after(() => end(browser, server));

test('the overview: a plan that sleeps, one wijk, kept under a name and taken away again, without scripts', async () => {
  const who = await (await person(browser, server.base, 'procesregisseur', { javaScriptEnabled: false })).login();
  await who.go('/regieoverzicht');
  assert.match(await who.page.textContent('main'), /Slaapt/);
  await who.page.selectOption('#kies-wijk', { index: 1 });
  const wijk = await who.page.locator('#kies-wijk option:checked').textContent();
  await who.send('Tonen');
  assert.equal(await who.page.locator('#kies-wijk option:checked').textContent(), wijk);
  await who.follow('Deze keuze bewaren');
  await who.page.fill('#veld-naam', 'Mijn wijk');
  await who.send('Bewaren');
  assert.match(await who.page.textContent('[role=status]'), /Bewaard/);
  await who.go('/regieoverzicht');
  await who.follow('Mijn wijk');
  assert.equal(await who.page.locator('#kies-wijk option:checked').textContent(), wijk);
  await who.send(/Weghalen.*Mijn wijk/);
  assert.equal(await who.page.getByRole('link', { name: 'Mijn wijk' }).count(), 0);
  await who.close();
});

test('one\'s own households: what one has the regie of; on a phone too', async () => {
  const who = await (await person(browser, server.base, 'regisseur', { width: 390 })).login();
  await who.go('/huishoudens?toon=regie');
  assert.match(await who.page.textContent('main'), /Verbeek/);
  await who.check();
  await who.follow('Deze keuze bewaren');
  await who.check();
  await who.send('Bewaren', { mistake: true });
  assert.match(await who.page.textContent('#fouten'), /./);
  await who.page.fill('#veld-naam', 'Mijn gezinnen');
  await who.send('Bewaren');
  await who.check();
  await who.go('/mijn/werk');
  await who.check();
  await who.close();
});

test('the keys: a window with scripts, a page without', async () => {
  const without = await (await person(browser, server.base, 'regisseur', { javaScriptEnabled: false })).login();
  await without.follow('Sneltoetsen');
  assert.match(without.page.url(), /\/uitleg#toetsen$/);
  assert.match(await without.page.textContent('main'), /naar het zoekveld/);
  await without.close();
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.page.keyboard.press('?');
  assert.equal(await who.page.locator('#sneltoetsen').isVisible(), true);
  await who.check('the window with the keys');
  await who.page.keyboard.press('Escape');
  await who.page.getByRole('link', { name: 'Sneltoetsen' }).click();
  assert.equal(await who.page.locator('#sneltoetsen').isVisible(), true);
  await who.page.keyboard.press('Escape');
  await who.page.keyboard.press('/');
  assert.equal(await who.page.evaluate(() => document.activeElement.id), 'zoek-boven');
  await who.close();
});
