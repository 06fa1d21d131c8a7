// SPDX-License-Identifier: EUPL-1.2
// A transition, from "begin nu" to no gaps: a list begun without scripts, a mistake that keeps what was typed, points arranged on a
// phone, an action made of one, and closed to who may not know the birthday.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser, who, household, transition;
before(async () => {
  server = await serve({ huishoudens: 3 });
  browser = await browse();
  who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go('/huishoudens');
  household = await who.page.getByRole('link', { name: 'Verbeek' }).first().getAttribute('href');
});
after(() => end(who).finally(() => end(browser, server)));

const text = (one = who) => one.page.textContent('main');
const in_days = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
const MOVE = in_days(40);

test('begun without scripts: a move needs its day', async () => {
  const plain = await (await person(browser, server.base, 'regisseur', { javaScriptEnabled: false })).login();
  await plain.go(`${household}/voorzieningen`);
  await plain.follow('Wat eraan komt');
  await plain.follow('Overgang toevoegen');
  await plain.page.selectOption('#veld-soort', 'verhuizing');
  await plain.page.selectOption('#veld-persoon', { index: 1 });
  await plain.send('Lijst beginnen', { mistake: true });
  assert.equal(await plain.page.locator('#fouten a[href="#veld-datum"]').count(), 1, 'the day is asked');
  assert.equal(await plain.page.inputValue('#veld-soort'), 'verhuizing', 'what was chosen stays');
  await plain.page.fill('#veld-datum', MOVE);
  await plain.send('Lijst beginnen');
  transition = new URL(plain.page.url()).pathname;
  assert.match(transition, /^\/overgangen\/[0-9a-z]{13}$/);
  await plain.close();
});

test('every area is a gap until it is arranged from that day on', async () => {
  await who.go(`${household}/overgangen`);
  await who.check('what comes');
  await who.page.setViewportSize({ width: 390, height: 800 });
  await who.check('what comes, at 390');
  await who.go(transition);
  await who.check('one transition, at 390');
  assert.match(await text(), /Wonen, Inkomen, Zorg, School en werk/);
  await who.follow('Bijwerken');
  await who.check('arranging, at 390');
  const point = (name) => who.page.locator('.gp-parts > li').filter({ hasText: name });
  const arrange = async (name, by, from) => {
    const one = point(name);
    await one.getByLabel('Geregeld', { exact: true }).check();
    await one.getByLabel('Door wie?').fill(by);
    await one.getByLabel('Vanaf welke dag?').fill(from);
  };
  await point(/Huurcontract/).getByLabel('Geregeld', { exact: true }).check();
  await who.send('Opslaan', { mistake: true });
  assert.equal(await who.page.locator('#fouten').count(), 1, 'arranged by whom, and from when');
  await arrange(/Huurcontract/, 'Sanne Verbeek', MOVE);
  await arrange(/huisarts/i, 'Wijkteam Noord', in_days(47));
  await who.send('Opslaan');
  const gaps = await who.page.locator('dl.gp-facts .gp-late').textContent();
  assert.doesNotMatch(gaps, /Wonen/);
  assert.match(gaps, /Zorg/, 'a week without care is a gap');
  await who.page.setViewportSize({ width: 1280, height: 800 });
  await who.check('one transition');
});

test('a point becomes an action, and stands in the plan', async () => {
  await who.go(transition);
  await who.follow('Actie maken');
  await who.check('an action of a point');
  await who.page.selectOption('#veld-punt', 'school');
  await who.page.selectOption('#veld-doel', { index: 1 });
  await who.send(/maken|opslaan/i, { scope: who.page.locator('main form') });
  await who.go(transition);
  const link = who.page.locator('.gp-rows a[href^="/acties/"]').first();
  assert.equal(await link.count(), 1);
  await Promise.all([who.page.waitForEvent('load'), link.click()]);
  await who.check('the action');
});

test('school reads nothing of it, and what does not go on leaves the list of gaps', async () => {
  const school = await (await person(browser, server.base, 'school')).login();
  await school.go(transition, 404);
  await school.go(`${household}/overgangen`);
  assert.doesNotMatch(await text(school), /Verhuizing/);
  await school.check('what comes, for school');
  await school.close();
  await who.go(`${transition}/wijzig`);
  await who.page.selectOption('#veld-status', 'vervallen');
  await who.send('Opslaan');
  await who.go(`${household}/overgangen`);
  const row = who.page.locator('#lopend').locator('xpath=ancestor::section').locator('li', { hasText: 'Verhuizing' });
  assert.doesNotMatch(await row.textContent(), /Nog niet geregeld/);
  await who.check('what comes, afterwards');
});
