// SPDX-License-Identifier: EUPL-1.2
// A plan is talked over with the family: what worked, the goals' scores, what each of them says; the next date stands. Skipping it asks
// why, and so does a date later than usual.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser, who, household, evaluation;
before(async () => {
  server = await serve({ huishoudens: 3 });
  browser = await browse();
  who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go('/huishoudens');
  household = await who.page.getByRole('link', { name: 'Verbeek' }).first().getAttribute('href');
});
after(() => end(who).finally(() => end(browser, server)));

const text = () => who.page.textContent('main');
const on = (days) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(Date.now() + days * 86400000));
// "11 december", as the screens begin a date
const said = (day) => new RegExp(`(?<!\\d)${new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day))}`);
async function phone(what) {
  await who.page.setViewportSize({ width: 390, height: 800 });
  await who.check(`${what}, at 390`);
  await who.page.setViewportSize({ width: 1280, height: 900 });
}

test('a goal gets its score of now', async () => {
  await who.go(household);
  const goal = await who.page.getByRole('link', { name: /weer naar school zonder buikpijn/ }).first().getAttribute('href');
  await who.go(`${goal.split('#')[0]}#cijfer`);
  await who.check('a goal');
  await who.page.getByLabel('Nieuw cijfer').fill('6');
  await who.page.getByLabel(/Wat hielp/).fill('Samen naar school fietsen.');
  await who.page.keyboard.press('Tab');
  await who.send('Vastleggen');
  await who.check('a goal with its score');
});

test('held: with the keyboard, and the next date stands', async () => {
  await who.go(`${household}/evaluaties`);
  await who.check('the evaluations');
  await who.follow('Plan bespreken');
  await who.check('the form');
  await phone('the form');
  await who.page.selectOption('#veld-status', 'gehouden');
  await who.page.fill('#veld-datum', on(0));
  await who.page.fill('#veld-werkte', 'Elke ochtend samen fietsen.');
  await who.page.fill('#veld-anders', 'Jayden belt zelf met school.');
  await who.page.fill('#veld-regieGoed', 'Wij weten wie wij kunnen bellen.');
  await who.page.selectOption('#veld-veiligheid', 'nee');
  await who.page.fill('#veld-volgende', on(10));
  await who.page.getByRole('button', { name: /opslaan/i }).first().focus();
  await Promise.all([who.page.waitForEvent('load'), who.page.keyboard.press('Enter')]);
  evaluation = new URL(who.page.url()).pathname;
  assert.match(evaluation, /^\/evaluaties\/[0-9a-z]{13}$/, await text());
  assert.match(await text(), /Elke ochtend samen fietsen/);
  assert.match(await text(), said(on(10)));
  assert.match(await text(), /weer naar school zonder buikpijn\s+nu een 6, was een 3 · wat hielp: Samen naar school fietsen/);
  await who.check('held');
  await who.go(`${household}/gezinsplan/wijzig`);
  assert.equal(await who.page.inputValue('#veld-evaluatiedatum'), on(10), 'the plan has the date');
});

test('what each says itself: own words and scores, once', async () => {
  const say = async (name, words, mistake) => {
    await who.go(evaluation);
    await who.follow('Wat zegt het gezin zelf?');
    const option = who.page.locator('#veld-persoon option', { hasText: name }).first();
    await who.page.selectOption('#veld-persoon', await option.getAttribute('value'));
    for (const [field, value] of Object.entries(words)) await who.page.fill(`#veld-${field}`, value);
    await who.send(/opslaan/i, { mistake });
  };
  await who.go(`${evaluation}/stemmen/nieuw`);
  await who.check('the form of what somebody says');
  await say('Jayden', {}, true);
  assert.match(await who.page.textContent('#fouten'), /Vul een cijfer in of schrijf iets op/);
  await who.check('nothing was said');
  await say('Jayden', { tekst: 'Ik wil dat iedereen eerst met mij praat.', cijfer: '7', regieCijfer: '8' });
  await who.go(evaluation);
  assert.match(await text(), /‘Ik wil dat iedereen eerst met mij praat\.’/);
  assert.match(await text(), /Hulp: een 7\.\s*Regisseur: een 8\./);
  await who.check('with a voice');
  await phone('with a voice');
  await say('Jayden', { tekst: 'Nog iets.' }, true);
  assert.match(await who.page.textContent('#fouten'), /staat er al/);
});

test('skipping asks a reason, and so does a date later than usual', async () => {
  await who.go(`${household}/evaluaties/nieuw`);
  await who.page.selectOption('#veld-status', 'overgeslagen');
  await who.page.selectOption('#veld-veiligheid', 'nee');
  await who.page.fill('#veld-datum', on(0));
  await who.send(/opslaan/i, { mistake: true });
  assert.match(await who.page.textContent('#fouten'), /waarom u de evaluatie overslaat/);
  await who.check('skipped without a reason');
  await who.page.fill('#veld-reden', 'Het gezin is op vakantie.');
  await who.page.fill('#veld-volgende', on(20));
  await who.send(/opslaan/i);
  assert.match(await text(), /Het gezin is op vakantie/);
  assert.match(await text(), said(on(20)));
  await who.check('skipped');
  assert.equal(await who.page.getByRole('link', { name: 'Wat zegt het gezin zelf?' }).count(), 0, 'nobody said anything there');
  await who.go(`${household}/evaluaties/nieuw`);
  await who.page.selectOption('#veld-status', 'gehouden');
  await who.page.fill('#veld-datum', on(0));
  await who.page.fill('#veld-anders', 'Vaker bellen.');
  await who.page.selectOption('#veld-veiligheid', 'nee');
  await who.page.fill('#veld-volgende', on(700));
  await who.send(/opslaan/i, { mistake: true });
  assert.match(await who.page.textContent('#fouten'), /later dan gewoonlijk/);
  await who.go(`${household}/evaluaties`);
  assert.match(await text(), /Het gezin is op vakantie/);
  await phone('the evaluations');
});
