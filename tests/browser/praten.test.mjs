// SPDX-License-Identifier: EUPL-1.2
// Talking and letters: who reads it is shown before it is said, who is named hears of it without its content, and others find
// nothing; a letter from a template is read, printed and kept as a document.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser, who, household;
before(async () => {
  server = await serve({ huishoudens: 3 });
  browser = await browse();
  who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go('/huishoudens');
  household = await who.page.getByRole('link', { name: 'Verbeek' }).first().getAttribute('href');
});
after(() => end(who).finally(() => end(browser, server)));

const text = (one = who) => one.page.textContent('main');
const WORDS = '@Karim, lukt vrijdag om tien uur voor het gesprek over de ochtenden?';

test('written: who reads it is shown before, and who is named gets a message without the words', async () => {
  await who.go(`${household}/samenspraak`);
  await who.check('the talk');
  await who.page.fill('#veld-tekst', WORDS);
  await who.page.locator('#veld-personen').getByLabel(/Jayden/).check();
  await who.page.selectOption('#veld-categorie', 'onderwijs');
  await who.page.waitForFunction(() => /Karim Haddad/.test(document.querySelector('#lezers').textContent));
  const readers = await who.page.textContent('#lezers');
  assert.doesNotMatch(readers, /Tom Veld/, 'school has no ground for what the wijkteam writes');
  await who.check('who reads it');
  await who.send(/zeggen|plaatsen|opslaan|versturen/i, { scope: who.page.locator('#stuk') });
  assert.match(await text(), /lukt vrijdag om tien uur/);
  const karim = await (await person(browser, server.base, 'wijkteam', { width: 390 })).login();
  await karim.go('/mijn/berichten');
  assert.doesNotMatch(await text(karim), /vrijdag om tien/, 'a message has no content');
  await karim.check('messages, at 390');
  const named = karim.page.locator('main a[href^="/samenspraak/"]').first();
  await Promise.all([karim.page.waitForEvent('load'), named.click()]);
  assert.match(await text(karim), /lukt vrijdag om tien uur/);
  await karim.check('what was said, at 390');
  await karim.close();
  const school = await (await person(browser, server.base, 'school')).login();
  await school.go('/mijn/berichten');
  assert.equal(await school.page.locator('main a[href^="/samenspraak/"]').count(), 0);
  await school.go(`${household}/samenspraak`);
  assert.doesNotMatch(await text(school), /vrijdag om tien/);
  await school.check('the talk, for school');
  await school.close();
});

test('who reads it is of the last choice, also when the answer to the first takes long', async () => {
  await who.go(`${household}/samenspraak`);
  let asked = 0, first;
  const let_go = new Promise((done) => { first = done; });
  await who.page.route('**/lezers/**', async (route) => {
    asked += 1;
    if (asked === 1) await let_go;
    await route.continue();
  });
  await who.page.fill('#veld-tekst', WORDS);
  await who.page.locator('#veld-personen').getByLabel(/Jayden/).check();
  await who.page.selectOption('#veld-categorie', 'wonen');
  await who.page.selectOption('#veld-categorie', 'onderwijs');
  first();
  await who.page.waitForFunction(() => /Karim Haddad/.test(document.querySelector('#lezers').textContent));
  assert.ok(asked > 1);
  await who.page.unroute('**/lezers/**');
});

test('answered without scripts, under the same rules', async () => {
  const school = await (await person(browser, server.base, 'school', { javaScriptEnabled: false })).login();
  await school.go(`${household}/samenspraak`);
  await school.page.fill('#veld-tekst', 'Ja, vrijdag om tien uur past.');
  await school.send(/zeggen|plaatsen|opslaan|versturen/i, { scope: school.page.locator('#stuk'), mistake: true });
  assert.equal(await school.page.locator('#fouten a[href="#veld-personen"]').count(), 1, 'about whom is asked');
  assert.equal(await school.page.inputValue('#veld-tekst'), 'Ja, vrijdag om tien uur past.');
  await school.page.locator('#veld-personen').getByLabel(/Jayden/).check();
  await school.page.selectOption('#veld-categorie', 'onderwijs');
  await school.send(/zeggen|plaatsen|opslaan|versturen/i, { scope: school.page.locator('#stuk') });
  assert.match(await text(school), /past/);
  await school.close();
  await who.go(`${household}/samenspraak`);
  assert.match(await who.page.locator('article', { hasText: 'vrijdag om tien uur past' }).textContent(), /nieuw/);
  await who.go(`${household}/samenspraak`);
  assert.doesNotMatch(await who.page.locator('article', { hasText: 'vrijdag om tien uur past' }).textContent(), /nieuw/);
});

test('a letter from a template: read, printed, and kept with the household', async () => {
  await who.go(`${household}/brieven`);
  await who.check('letters');
  await who.page.selectOption('#veld-soort', 'uitnodiging');
  await who.page.selectOption('#veld-lid', { label: 'Sanne Verbeek' });
  await who.page.fill('#veld-toevoeging', 'Vrijdag om tien uur, op school.');
  await who.send(/brief|maken/i, { scope: who.page.locator('main form') });
  const letter = who.page.url();
  assert.match(await text(), /Vrijdag om tien uur, op school/);
  assert.doesNotMatch(await who.page.textContent('article'), /\{\{/);
  await who.check('the letter');
  await who.page.emulateMedia({ media: 'print' });
  assert.equal(await who.page.locator('form:visible').count(), 0, 'on paper there is the letter alone');
  assert.ok(await who.page.locator('article.gp-sheet').isVisible());
  await who.page.emulateMedia({ media: 'screen' });
  await who.page.setViewportSize({ width: 390, height: 800 });
  await who.check('the letter, at 390');
  await who.page.locator('#veld-personen').getByLabel(/Sanne/).check();
  await who.page.selectOption('#veld-categorie', 'onderwijs');
  await who.send(/bewaren/i, { scope: who.page.locator('#stuk') });
  assert.match(who.page.url(), /\/documenten\//);
  await who.check('the document, at 390');
  await who.page.setViewportSize({ width: 1280, height: 800 });
  await who.page.goto(letter);
  assert.match(await text(), /is bewaard/);
  const school = await (await person(browser, server.base, 'school')).login();
  await school.go(new URL(letter).pathname, 404);
  await school.close();
});

test('a letter that is thrown away is gone', async () => {
  await who.go(`${household}/brieven`);
  await who.page.selectOption('#veld-soort', 'plan');
  await who.page.selectOption('#veld-lid', { label: 'Sanne Verbeek' });
  await who.send(/brief|maken/i, { scope: who.page.locator('main form') });
  const letter = new URL(who.page.url()).pathname;
  await who.send('Brief weggooien');
  await who.go(letter, 404);
});
