// SPDX-License-Identifier: EUPL-1.2
// A family moves from one municipality to another: two programs, two databases, files in between. One regisseur at every moment.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let here, there, browser;
const people = {};
before(async () => {
  here = await serve({ huishoudens: 3 });
  there = await serve({ huishoudens: 3 });
  browser = await browse();
  people.old = await (await person(browser, here.base, 'regisseur')).login();
  people.new = await (await person(browser, there.base, 'regisseur', { width: 390 })).login();
  people.beheerHere = await (await person(browser, here.base, 'beheerder')).login();
  people.beheerThere = await (await person(browser, there.base, 'beheerder', { width: 390 })).login();
});
after(async () => {
  await end(...Object.values(people)).finally(() => end(browser, here, there));
});

const text = (who) => who.page.textContent('main');
const option = (page, field, label) => page.locator(`#veld-${field} option`, { hasText: label }).first().getAttribute('value');
const ask = (who, method, path, body) => who.page.evaluate(async ([m, p, b]) => {
  const csrf = document.querySelector('input[name=_csrf]').value;
  const r = await fetch(`/api/v1${p}`, { method: m, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }, body: b && JSON.stringify(b) });
  return { status: r.status, body: await r.json() };
}, [method, path, body]);
async function carry(from, to) {
  const [download] = await Promise.all([from.page.waitForEvent('download'), from.page.getByRole('link', { name: 'Bestand ophalen' }).click()]);
  await to.page.setInputFiles('input[type=file]', { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer: await bytes(download) });
}
async function bytes(download) {
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts);
}
let household, move, arrival;

test('two beheerders exchange keys, and compare fingerprints', async () => {
  const keys = {};
  for (const who of [people.beheerHere, people.beheerThere]) {
    await who.go('/gemeenten');
    keys[who === people.beheerHere ? 'here' : 'there'] = [await who.page.textContent('code'), await who.page.textContent('#eigen ~ *, section[aria-labelledby=eigen] .gp-strong')];
  }
  for (const [who, [key, print]] of [[people.beheerHere, keys.there], [people.beheerThere, keys.here]]) {
    await who.page.selectOption('#veld-onderdeel', await option(who.page, 'onderdeel', 'Oosterbeemd'));
    await who.page.fill('#veld-sleutel', key);
    await who.page.fill('#veld-vingerafdruk', '1234 5678');
    await who.page.fill('#veld-gehoordVan', 'Joke Smit, beheerder');
    await who.send('Sleutel vastleggen', { mistake: true });
    assert.match(await text(who), /Deze vingerafdruk hoort niet bij deze sleutel/);
    await who.page.fill('#veld-vingerafdruk', print);
    await who.send('Sleutel vastleggen');
    await who.check('/gemeenten');
  }
});

test('the regisseur chooses what goes, and makes the file', async () => {
  const who = people.old, page = who.page;
  await who.go('/personen/nieuw');
  await page.fill('#veld-voornamen', 'Roos');
  await page.fill('#veld-geslachtsnaam', 'Lindeboom');
  await page.selectOption('#veld-geslacht', await option(page, 'geslacht', 'Vrouw'));
  await page.fill('#veld-geboortedatum', '1990-05-05');
  await who.send('Persoon opslaan');
  await page.locator('.gp-gevonden').filter({ hasText: 'Roos Lindeboom' }).locator('select').selectOption('moeder');
  await page.fill('#veld-naam', 'Lindeboom');
  await page.fill('#veld-vraag', 'Roos gaat verhuizen.');
  await who.send('Huishouden openen');
  household = new URL(page.url()).pathname;
  await who.go(`${household}/verhuizingen`);
  await who.check('no moves');
  await who.follow('Verhuizing voorbereiden');
  await page.selectOption('#veld-bestemming', await option(page, 'bestemming', 'Oosterbeemd'));
  await page.fill('#veld-bericht', 'Een vrouw alleen komt in uw gemeente wonen.');
  await who.check('beginning a move');
  await who.send('Verhuizing voorbereiden');
  move = new URL(page.url()).pathname;
  assert.match(await text(who), /Er is nu niets/, 'nothing goes without a ground');
  await who.check('nothing to choose');
  const persoon = (await ask(who, 'GET', `${household}/leden`)).body.resultaten[0].persoon;
  const to = (await ask(who, 'GET', '/organisaties?q=Oosterbeemd')).body;
  await who.go(`${household}/toestemmingen/nieuw`);
  const receiver = await option(page, 'ontvangerOnderdeel', 'Oosterbeemd') ?? await page.locator('label', { hasText: 'Wijkteam Oosterbeemd' }).first().locator('input').getAttribute('value');
  const own = await page.locator('input[name=bronnen]').first().getAttribute('value');
  const consent = await ask(who, 'POST', `${household}/toestemmingen`, {
    persoon, soort: ['avg'], ontvangerOnderdeel: receiver, bronnen: [own], categorieen: ['contact'], doel: 'regie', doelZin: 'Zij helpen u daar verder.',
    van: day(0), tot: day(60), wijze: 'mondeling', verklaringen: [{ gever: persoon, antwoord: 'ja' }],
  });
  assert.equal(consent.status, 201, JSON.stringify(consent.body) + JSON.stringify(to).slice(0, 50));
  await who.go(move);
  await page.locator('input[name=stukken]').first().check();
  await page.fill('#veld-uitleg', 'Haar naam en geboortedatum.');
  await who.send('Meegeven');
  await who.check('choosing');
  await who.send('Bestand maken');
  assert.match(await text(who), /Verstuurd: wacht op antwoord/);
  await who.check('sent');
});
const day = (n) => new Date(Date.now() + n * 864e5).toISOString().slice(0, 10);

test('the other side reads, says yes, and reads back', async () => {
  const who = people.new, page = who.page;
  await who.go('/vestigingen');
  await who.check('/vestigingen');
  await carry(people.old, who);
  await who.send('Bestand inlezen');
  arrival = new URL(page.url()).pathname;
  assert.match(await text(who), /Een vrouw alleen/);
  assert.doesNotMatch(await text(who), /Roos/, 'no names before the yes');
  await who.check('yes or no');
  await who.send('Ja, ik neem dit gezin over');
  assert.match(await text(who), /Roos/);
  await page.fill('#veld-tekst', 'Roos Lindeboom komt alleen bij ons wonen. Er is nu geen haast bij hulp.');
  await who.check('reading');
  await who.send('Teruglezen');
  await who.check('read back');
});

test('it is right: the regie ends here and begins there', async () => {
  const old = people.old, who = people.new;
  await old.go(move);
  await carry(who, old);
  await old.send('Antwoord inlezen');
  assert.match(await text(old), /Er is nu geen haast bij hulp/);
  await old.check('deciding');
  const yes = old.page.locator('input[name=antwoord][value=klopt]');
  if (await yes.count()) await yes.check();
  else await old.page.selectOption('#veld-antwoord', 'klopt');
  await old.send('Antwoord vastleggen');
  assert.match(await text(old), /De regie hier is gestopt/);
  await old.check('gone');
  await who.go(arrival);
  await carry(old, who);
  await who.send('Antwoord inlezen');
  assert.match(new URL(who.page.url()).pathname, /^\/huishoudens\//);
  assert.match(await who.page.textContent('body'), /Lindeboom/);
  await who.check('the household there');
  await who.go('/vestigingen');
  await who.check('done');
});
