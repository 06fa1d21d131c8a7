// SPDX-License-Identifier: EUPL-1.2
// A meeting, from plan to what came of it: planned with its agenda, answered by who was asked, a decision that is an action at once,
// moved, and in somebody's own calendar.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

const WHY = 'Hoe houden wij vier dagen vol?';
let server, browser, household, meeting;
before(async () => {
  server = await serve({ huishoudens: 3 });
  browser = await browse();
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go('/huishoudens');
  household = await who.page.getByRole('link', { name: 'Verbeek' }).first().getAttribute('href');
  await who.close();
});
after(() => end(browser, server));

const in_days = (days, time) => `${new Date(Date.now() + days * 86400000).toISOString().slice(0, 10)}T${time}`;

test('planned: who helps is invited, an open point and words of its own are the agenda', async () => {
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go(`${household}/overleggen`);
  await who.check();
  await who.follow('Overleg plannen');
  await who.check();
  await who.page.selectOption('#veld-soort', 'voortgang');
  await who.page.fill('#veld-begin', in_days(5, '10:30'));
  await who.page.fill('#veld-waarom', WHY);
  await who.page.getByLabel(/Tom Veld/).check();
  await who.page.getByLabel(/Sanne/).first().check();
  await who.page.locator('input[name=punten]').first().check();
  await who.page.fill('#veld-agenda', 'Wat wil Jayden zelf?\nVolgende keer');
  await who.send('Overleg opslaan');
  meeting = new URL(who.page.url()).pathname;
  const text = await who.page.textContent('main');
  assert.match(text, /Wat wil Jayden zelf\?/);
  assert.match(text, /Tom Veld/);
  await who.check();
  await who.page.setViewportSize({ width: 390, height: 800 });
  await who.check(`${meeting} on a phone`);
  await who.close();
});

test('who was asked reads it and answers, without scripts', async () => {
  const who = await (await person(browser, server.base, 'school', { javaScriptEnabled: false })).login();
  await who.go('/mijn/berichten');
  assert.match(await who.page.textContent('main'), /gevraagd voor een overleg/);
  await who.go(meeting);
  assert.match(await who.page.textContent('main'), new RegExp(WHY.replace('?', '\\?')));
  await who.send('Ja, ik kom');
  assert.match(await who.page.textContent('main'), /komt/);
  assert.equal(await who.page.getByRole('link', { name: 'besluit opschrijven' }).count(), 0);
  await who.close();
});

test('a decision is an action in one step', async () => {
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go(meeting);
  assert.equal(await who.page.getByRole('link', { name: 'besluit opschrijven' }).count(), 0, 'not before the meeting');
  await who.go(`${meeting}/wijzig`); // it was yesterday
  await who.page.fill('#veld-begin', in_days(-1, '10:30'));
  await who.send('Overleg opslaan');
  await who.follow('besluit opschrijven');
  await who.check();
  await who.page.fill('#veld-titel', 'Een rooster voor vier dagen maken');
  await who.page.selectOption('#veld-doel', { label: 'Jayden gaat weer naar school zonder buikpijn' });
  await who.page.selectOption('#veld-gebruiker', { index: 1 });
  await who.page.fill('#veld-vervaldatum', in_days(14, '').slice(0, 10));
  await who.send('Besluit opslaan');
  await who.check();
  await who.follow('Een rooster voor vier dagen maken');
  assert.match(who.page.url(), /\/acties\//);
  assert.match(await who.page.textContent('main'), /Jayden gaat weer naar school/);
  await who.go(`${meeting}/wijzig`); // and goes on another day
  await who.page.fill('#veld-begin', in_days(5, '10:30'));
  await who.send('Overleg opslaan');
  await who.close();
});

test('an invitation is taken back, and the meeting is called off', async () => {
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go(meeting);
  await who.send(/Intrekken.*Tom Veld/);
  assert.match(await who.page.textContent('[role=status]'), /ingetrokken/i);
  const other = await (await person(browser, server.base, 'school')).login();
  await other.go('/mijn/berichten');
  assert.match(await other.page.textContent('main'), /niet meer gevraagd voor een overleg/);
  assert.equal((await other.page.goto(meeting)).status(), 404);
  await other.close();
  await who.follow('Wijzigen');
  await who.check();
  await who.page.selectOption('#veld-status', 'afgelast');
  await who.page.fill('#veld-reden', 'Jayden is ziek.');
  await who.send('Overleg opslaan');
  assert.match(await who.page.textContent('main'), /Gaat niet door/);
  await who.check();
  await who.close();
});

test('an address for one\'s own calendar: shown once, works without a login, and not after it was withdrawn', async () => {
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go('/mijn/account');
  await who.check();
  await who.send('Adres voor mijn agenda maken');
  await who.check();
  const address = new URL(await who.page.inputValue('#adres'), server.base);
  const calendar = await fetch(server.base + address.pathname);
  assert.equal(calendar.status, 200);
  const text = await calendar.text();
  assert.match(text, /SUMMARY:Overleg\r\n/);
  assert.doesNotMatch(text, /Jayden|Verbeek|School/);
  await who.follow('Klaar, ik heb het adres');
  await who.check();
  await who.page.setViewportSize({ width: 390, height: 800 });
  await who.check('the account on a phone');
  await who.send('Nu intrekken');
  assert.equal((await fetch(server.base + address.pathname)).status, 404);
  await who.close();
});
