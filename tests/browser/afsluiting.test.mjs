// SPDX-License-Identifier: EUPL-1.2
// A plan closes with its checks, somebody keeps in touch, and it opens again with all that stood in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser, regie, team, proces;
before(async () => {
  server = await serve({ huishoudens: 30 });
  browser = await browse();
  regie = await (await person(browser, server.base, 'regisseur')).login();
  team = await (await person(browser, server.base, 'wijkteam', { width: 390 })).login();
  proces = await (await person(browser, server.base, 'procesregisseur')).login();
});
after(async () => { await end(regie, team, proces).finally(() => end(browser, server)); });

let household, closing, contact, goals;
const text = (who) => who.page.textContent('main');
async function choose(who, field, label) {
  const option = who.page.locator(`#veld-${field} option`, { hasText: label }).first();
  await who.page.selectOption(`#veld-${field}`, await option.getAttribute('value'));
}

test('a plan is checked, leefgebied by leefgebied', async () => {
  await regie.go('/huishoudens');
  const links = await regie.page.$$eval('main a[href^="/huishoudens/"]', (all) => all.map((a) => [a.getAttribute('href'), a.textContent]));
  for (const [path, name] of links) {
    if (!/^\/huishoudens\/[0-9a-z]{13}$/.test(path) || /Verbeek|Tesfay|Rijn|Idrissi/.test(name)) continue;
    await regie.go(path);
    if (await regie.page.getByRole('link', { name: 'Plan sluiten' }).count()) { household = path; break; }
  }
  assert.ok(household, 'the regisseur has a plan to close');
  goals = await regie.page.locator('.gp-doel h3').allTextContents();
  await regie.follow('Plan sluiten');
  await regie.check('the closings of a household');
  if (await regie.page.getByRole('button', { name: 'Afsluiting voorbereiden' }).count()) await regie.send('Afsluiting voorbereiden');
  else await regie.page.locator('main a[href^="/afsluitingen/"]').first().click();
  closing = new URL(regie.page.url()).pathname;
  await regie.check('what is missing');
  assert.match(await text(regie), /Dit mist nog/);
  assert.equal(await regie.page.getByRole('button', { name: 'Gezinsplan sluiten' }).count(), 0);
  await regie.go(`${closing}/wijzig`);
  await regie.check('the form');
  for (const one of await regie.page.locator('input[type=radio][name^="leefgebieden."][value=goed]').all()) await one.check();
  await choose(regie, 'redenSoort', 'De doelen zijn bereikt');
  await regie.page.fill('#veld-reden', 'Het gezin redt het nu zelf.');
  await choose(regie, 'participatie', 'Betaald werk');
  await choose(regie, 'veiligheid', 'Er zijn geen zorgen');
  await regie.page.fill('#veld-lopendeHulp', 'Er loopt niets meer.');
  await choose(regie, 'gezin', 'Het gezin is het ermee eens');
  await choose(regie, 'vervolg', 'Nazorg');
  await regie.page.fill('#veld-afspraak', 'Bel na het avondeten.');
  await regie.send('Opslaan');
  assert.match(await text(regie), /Kies wie contact houdt/);
});

test('closing, and the contact', async () => {
  const me = await team.page.evaluate(() => document.querySelector('header')?.textContent ?? '');
  await regie.go(`${closing}/wijzig`);
  const names = await regie.page.locator('#veld-contact option').allTextContents();
  const name = names.find((n) => n.includes(',') && me.includes(n.split(',')[0]));
  assert.ok(name, `the wijkteam is in the list: ${me}`);
  await choose(regie, 'contact', name);
  await regie.send('Opslaan');
  await regie.check('ready to close');
  await regie.send('Gezinsplan sluiten');
  await regie.check('after closing');
  await regie.go(household, 404);
  await team.go('/mijn/berichten');
  const told = team.page.locator('a', { hasText: 'U houdt contact met een gezin' }).first();
  contact = await told.getAttribute('href');
  await team.go(contact);
  await team.check('the contact, at 390');
  assert.match(await text(team), /Bel na het avondeten/);
  await team.go(household, 404);
});

test('a call, and the next day stands', async () => {
  await team.go(`${contact}/momenten/nieuw`);
  await choose(team, 'wijze', 'Gebeld');
  await choose(team, 'uitkomst', 'Gesproken');
  await team.page.fill('#veld-verslag', 'De kinderen slapen slecht.');
  await team.check('a call');
  await team.send('Contact vastleggen');
  assert.match(await text(team), /De kinderen slapen slecht/);
  for (const form of ['wijzig', 'einde']) {
    await team.go(`${contact}/${form}`);
    await team.check(form);
  }
});

test('it goes worse: open again, with its history', async () => {
  await team.go(`${contact}/heropening`);
  await team.page.fill('#veld-reden', 'Er is weer ruzie thuis.');
  await team.check('opening again');
  await team.send('Plan heropenen');
  await team.check('opened again');
  await proces.go('/mijn/berichten');
  assert.match(await text(proces), /Een gezinsplan is weer open/);
  await proces.go(`${household}/regie/nieuw`);
  await choose(proces, 'aan', 'Mirjam Postma');
  await proces.page.fill('#veld-bericht', 'Jij kent dit gezin. Wil je weer?');
  await proces.send('Vraag sturen');
  await regie.go('/mijn/werk');
  const ask = regie.page.locator('li', { hasText: 'Wilt u regisseur worden?' }).filter({ hasText: 'vandaag' });
  await Promise.all([regie.page.waitForEvent('load'), ask.getByRole('link').first().click()]);
  await regie.send('Ja, ik word regisseur');
  await regie.go(household);
  assert.deepEqual(await regie.page.locator('.gp-doel h3').allTextContents(), goals);
  await regie.go(contact);
  assert.match(await text(regie), /Er is weer ruzie thuis/);
  await regie.go(closing);
  assert.match(await text(regie), /Weer open/);
});
