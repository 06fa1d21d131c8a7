// SPDX-License-Identifier: EUPL-1.2
// Searching: from the bar on any page, with the key /, without scripts, and what was typed never in a URL.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser;
before(async () => { server = await serve({ huishoudens: 20 }); browser = await browse(); });
after(() => end(browser, server));

async function fromBar(who, words) {
  await who.page.locator('#zoek-boven').fill(words);
  await Promise.all([who.page.waitForEvent('load'), who.page.keyboard.press('Enter')]);
  assert.ok(!who.page.url().includes('?'), who.page.url());
}

for (const width of [1280, 390]) {
  test(`from anywhere, at ${width}`, async () => {
    const who = await (await person(browser, server.base, 'regisseur', { width })).login();
    await who.go('/huishoudens');
    await who.page.keyboard.press('/');
    assert.equal(await who.page.evaluate('document.activeElement.id'), 'zoek-boven');
    await fromBar(who, 'verbeeck');
    await who.check('a name');
    await who.follow('Verbeek');
    await who.go(`${new URL(who.page.url()).pathname.match(/^\/huishoudens\/\w+/)[0]}/zoeken`);
    await who.check('the form of a household');
    await who.page.locator('#veld-zoek').fill('school');
    await who.send('Zoeken', { scope: who.page.locator('main form[role=search]') });
    assert.ok(await who.page.locator('mark').count() > 1);
    await who.check('words of a household');
    await who.go('/mijn/zoeken');
    await who.check('the form');
    await who.page.locator('#veld-zoek').fill('school');
    await who.send('Zoeken', { scope: who.page.locator('main form[role=search]') });
    assert.ok(await who.page.locator('mark').count() > 1);
    await who.check('words');
    await who.page.locator('#veld-zoek').fill('*');
    await who.send('Zoeken', { scope: who.page.locator('main form[role=search]'), mistake: true });
    assert.equal(await who.page.locator('#veld-zoek').getAttribute('aria-invalid'), 'true');
    await who.check('nothing to look for');
    await who.page.locator('#veld-zoek').fill('onvindbaarwoord');
    await who.send('Zoeken', { scope: who.page.locator('main form[role=search]') });
    assert.match(await who.page.textContent('main'), /Niets gevonden/);
    await who.check('nothing found');
    await who.close();
  });
}

test('without scripts', async () => {
  const who = await (await person(browser, server.base, 'school', { javaScriptEnabled: false })).login();
  await fromBar(who, 'oefenen');
  assert.match(await who.page.textContent('h1'), /Zoeken/);
  await who.close();
});

test('procesregie finds by name', async () => {
  const who = await (await person(browser, server.base, 'procesregisseur')).login();
  await fromBar(who, 'verbeec');
  assert.ok(await who.page.getByRole('link', { name: 'Verbeek' }).count());
  await who.check();
  await who.close();
});
