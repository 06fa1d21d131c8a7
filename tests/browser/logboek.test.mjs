// SPDX-License-Identifier: EUPL-1.2
// A privacy officer asks whether the log is whole, and sees the outcome come without asking again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser, who;
before(async () => {
  server = await serve({ huishoudens: 3 });
  browser = await browse();
  who = await (await person(browser, server.base, 'privacy')).login();
});
after(() => end(who).finally(() => end(browser, server)));

test('the outcome of a check comes by itself, and then another can be asked', async () => {
  await who.go('/logboek/controles');
  await who.send(/controle/i, { scope: who.page.locator('#stand form') });
  await who.page.waitForFunction(() => /Gevraagd door Joris Fontein/.test(document.querySelector('#stand').textContent));
  assert.equal(await who.page.locator('#stand form').count(), 1);
  assert.equal(await who.page.locator('#stand progress').count(), 0);
  // Who has the page read aloud hears that it came, and not every step before.
  assert.match(await who.page.locator('#klaar[aria-live=polite]').textContent(), /De laatste controle is klaar/);
  await who.check('the outcome');
});
