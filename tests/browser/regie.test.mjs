// SPDX-License-Identifier: EUPL-1.2
// A handover of regie as a dance: asked, refused with a reason; asked again, prepared, talked over with the family, accepted. Until the
// yes the old one is the regisseur, and there are never two.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser, old, noor, fatma, household, question;
before(async () => {
  server = await serve({ huishoudens: 3 });
  browser = await browse();
  old = await (await person(browser, server.base, 'regisseur')).login();
  noor = await (await person(browser, server.base, 'n.vandam', { width: 390 })).login();
  fatma = await (await person(browser, server.base, 'f.yilmaz')).login();
  await old.go('/huishoudens');
  household = await old.page.getByRole('link', { name: 'Verbeek' }).first().getAttribute('href');
});
after(() => end(old, noor, fatma).finally(() => end(browser, server)));

const text = (who) => who.page.textContent('main');
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
async function ask(name, words) {
  await old.go(`${household}/regie`);
  await old.check('regie');
  await old.follow('Regie overdragen');
  const option = old.page.locator('#veld-aan option', { hasText: name }).first();
  await old.page.selectOption('#veld-aan', await option.getAttribute('value'));
  await old.page.fill('#veld-bericht', words);
  await old.check('asking for a handover');
  await old.send('Vraag sturen');
  await old.go(`${household}/regie`);
  question = await old.page.getByRole('link', { name: new RegExp(name) }).first().getAttribute('href');
  assert.match(question, /^\/regieverzoeken\/[0-9a-z]{13}$/);
}
async function regisseur_is(name, who = old) {
  await who.go(`${household}/regie`);
  const now = await who.page.locator('section[aria-labelledby=nu] li').allTextContents();
  assert.equal(now.filter((line) => /regisseur sinds/.test(line)).length, 1, 'one regisseur');
  assert.match(now.find((line) => /regisseur sinds/.test(line)), new RegExp(name));
}
async function enter(who, button) {
  await who.page.getByRole('button', { name: button }).focus();
  await Promise.all([who.page.waitForEvent('load'), who.page.keyboard.press('Enter')]);
}

test('refused: with a reason, and nothing changed', async () => {
  await ask('Noor van Dam', 'Ik ga op een ander team werken. Wil jij dit gezin verder helpen?');
  await noor.go('/mijn/berichten');
  await noor.check('her messages, at 390');
  await noor.go(household, 404); // asked is not involved
  await noor.go(question);
  await noor.check('the question, at 390');
  assert.match(await text(noor), /Wil jij dit gezin verder helpen/);
  assert.equal(await noor.page.getByRole('button', { name: 'Ja, ik word regisseur' }).count(), 0, 'a yes is for after the talk');
  await noor.follow('Nee, met een reden');
  await noor.check('a no, at 390');
  await noor.send(/./, { scope: noor.page.locator('main form'), mistake: true });
  await noor.check('a no without a reason, at 390');
  assert.equal(await noor.page.locator('#fouten').count(), 1, 'a reason is asked');
  await noor.page.fill('#veld-reden', 'Mijn caseload is vol.');
  await enter(noor, /nee/i);
  await noor.go(question, 404); // and what it was about is closed again
  await old.go('/mijn/berichten');
  await old.go(question);
  assert.match(await text(old), /Mijn caseload is vol/);
  await old.check('refused');
  await regisseur_is('Mirjam Postma');
});

test('asked and prepared: a part may be saved, and the old one stays', async () => {
  await ask('Fatma Yilmaz', 'Jij kent de wijk. Wil je dit gezin verder helpen?');
  await old.go(question);
  await old.check('asked');
  await old.follow('Voorbereiden');
  await old.check('preparing');
  await old.page.locator('#veld-verhaal').getByLabel('gaat mee').check();
  await enter(old, /opslaan/i);
  assert.match(await text(old), /nog \d van 9 te doen/);
  await fatma.go(question);
  assert.equal(await fatma.page.getByRole('button', { name: 'Ja, ik word regisseur' }).count(), 0, 'not before the talk');
  await old.go(`${question}/voorbereiding`);
  for (const field of ['doelen', 'veiligheid', 'signalen', 'toestemmingen', 'partners', 'wachten', 'komt'])
    await old.page.locator(`#veld-${field} input[value=mee]`).check();
  await old.page.locator('#veld-werkt input[value=blijft]').focus();
  await old.page.keyboard.press('Space');
  await old.page.fill('#veld-blijft', 'Ik bel school nog.');
  await old.page.fill('#veld-betekent', 'Jammer, maar wij kennen haar al.');
  await old.send(/opslaan/i);
  assert.match(await text(old), /Jammer, maar wij kennen haar al/);
  await old.check('prepared');
  await regisseur_is('Mirjam Postma');
});

test('the talk of the three comes before the yes', async () => {
  await fatma.go(question);
  await fatma.check('prepared, by who is asked');
  await fatma.follow('Gesprek vastleggen');
  await fatma.check('the talk');
  await fatma.send(/opslaan|vastleggen/i, { scope: fatma.page.locator('main form'), mistake: true });
  assert.equal(await fatma.page.locator('#fouten').count(), 1, 'when it was, or why there was none');
  await fatma.page.fill('#veld-gesprekOp', today);
  await fatma.page.fill('#veld-gesprekMet', 'Sanne, Jayden, Mirjam en Fatma');
  await fatma.page.fill('#veld-afspraken', 'Fatma komt dinsdag kennismaken.');
  await fatma.send(/opslaan|vastleggen/i, { scope: fatma.page.locator('main form') });
  assert.match(await text(fatma), /Fatma komt dinsdag kennismaken/);
  await fatma.go(household, 404);
  await regisseur_is('Mirjam Postma');
  await old.go(question);
  assert.match(await text(old), /Besproken: wacht op een ja/);
});

test('accepted: the regie goes over in that moment', async () => {
  await fatma.go(question);
  await enter(fatma, 'Ja, ik word regisseur');
  await fatma.go(household);
  await fatma.check('the household, by the new regisseur');
  await regisseur_is('Fatma Yilmaz', fatma);
  assert.match(await text(fatma), /Eerder[\s\S]*Mirjam Postma/);
  await fatma.page.setViewportSize({ width: 390, height: 800 });
  await fatma.check('regie, at 390');
  await old.go('/huishoudens');
  await old.check('what is left');
  await old.page.goto(`${household}/regie`);
  assert.equal(await old.page.getByRole('link', { name: 'Regie overdragen' }).count(), 0, 'the old one gives nothing away any more');
});
