// SPDX-License-Identifier: EUPL-1.2
// Somebody is in danger: a police officer opens one file, sees how long it is open on every page, stops; the regisseur sees who and why, and a
// privacy officer reviews it (R17).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser;
before(async () => { server = await serve({ huishoudens: 5 }); browser = await browse(); });
after(() => end(browser, server));

const text = (who) => who.page.textContent('main');
let household, born;

for (const width of [1280, 390]) {
  test(`noodtoegang at ${width}`, async () => {
    const kok = await (await person(browser, server.base, 'e.kok', { width })).login();
    await kok.go('/huishoudens');
    household = await kok.page.$$eval('a[href^="/huishoudens/"]', (all) =>
      all.filter((a) => a.textContent.includes('Van Rijn')).map((a) => a.getAttribute('href'))[0]);
    await kok.go(`${household}/leden`);
    born ??= await kok.page.evaluate(async (h) => (await (await fetch(`/api/v1${h}/leden`)).json()).resultaten
      .find((l) => l.roepnaam === 'Lotte').geboortedatum, household);
    const agent = await (await person(browser, server.base, 'r.kramer', { width })).login();
    await agent.go(household, 404);
    await agent.go('/noodtoegang/nieuw');
    await agent.check('asking');
    await agent.page.fill('#veld-reden', 'De buurvrouw belt: Lotte is in gevaar en neemt haar telefoon niet op.');
    await agent.page.fill('#veld-geslachtsnaam', 'Rijn');
    await agent.page.fill('#veld-voornaam', 'Lotte');
    await agent.page.fill('#veld-geboortedatum', born);
    await agent.page.selectOption('#veld-gevaar', 'persoon');
    await agent.send('Zoek eerst de regisseur');
    assert.match(await text(agent), /Eline Kok/);
    await agent.check('searched');
    await agent.send('Dossier nu openen');
    assert.equal(new URL(agent.page.url()).pathname, household);
    for (const part of ['', '/leden', '/tijdlijn', '/toestemmingen', '/betrokkenen', '/logboek']) {
      await agent.go(household + part);
      assert.match(await text(agent), /Noodtoegang tot/, part);
      await agent.check(household + part);
    }
    await kok.go(`${household}/noodtoegang`);
    assert.match(await text(kok), /Rob Kramer[\s\S]*buurvrouw/);
    await kok.check('what the regisseur sees');
    await agent.send('Nu stoppen');
    await agent.go(household, 404);
    await agent.go('/mijn/noodtoegang');
    await agent.check('one\'s own');
    const privacy = await (await person(browser, server.base, 'privacy', { width })).login();
    await privacy.go('/mijn/werk');
    await privacy.follow(/Noodtoegang beoordelen/);
    await privacy.check('the queue');
    await privacy.page.locator('.gp-rows a', { hasText: 'Rob Kramer' }).last().click();
    await privacy.page.waitForLoadState();
    await privacy.check('a review');
    await privacy.page.selectOption('#veld-uitkomst', 'terecht');
    await privacy.page.fill('#veld-tekst', 'Er was gevaar, en er is alleen gekeken wat nodig was.');
    await privacy.send('Opslaan');
    await Promise.all([agent, kok, privacy].map((who) => who.close()));
  });
}
