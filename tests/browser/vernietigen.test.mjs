// SPDX-License-Identifier: EUPL-1.2
// A destruction list from draft to proof, with four eyes: one privacy officer makes it, another decides, the program destroys, and what is left
// is a statement without names (R31).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser;
before(async () => { server = await serve({ huishoudens: 3 }); browser = await browse(); });
after(() => end(browser, server));

const text = (who) => who.page.textContent('main');

test('from draft to destroyed', async () => {
  const kok = await (await person(browser, server.base, 'e.kok')).login();
  await kok.go('/huishoudens');
  const household = await kok.page.getByRole('link', { name: 'Van Rijn' }).first().getAttribute('href');
  const members = async () => (await kok.page.evaluate(async (h) =>
    (await (await fetch(`/api/v1${h}/leden`)).json()).resultaten, household));
  const lotte = (await members()).find((l) => l.roepnaam === 'Lotte');
  assert.ok(lotte, 'Lotte is there');

  const joris = await (await person(browser, server.base, 'privacy')).login();
  await joris.go('/vernietigingslijsten/nieuw');
  await joris.check('a new list');
  await joris.page.fill('#veld-persoon', lotte.persoon);
  await joris.page.fill('#veld-huishouden', household.split('/').pop());
  await joris.page.selectOption('#veld-grondslag', { index: 1 });
  await joris.page.fill('#veld-reden', 'Zij vroeg het zelf, met een brief.');
  await joris.send('Lijst maken op nummer');
  const list = new URL(joris.page.url()).pathname;
  assert.equal((await text(joris)).includes('Lotte'), false, 'no name on a list');
  await joris.check('the list');

  // whoever made it does not decide about it
  await joris.go(`${list}/besluit`);
  assert.equal(await joris.page.locator('[value=goedgekeurd]').count(), 0);
  await joris.check('one\'s own list');
  assert.equal((await members()).filter((l) => l.persoon === lotte.persoon).length, 1, 'nothing happened yet');

  const maud = await (await person(browser, server.base, 'm.linders', { width: 390 })).login();
  await maud.go('/mijn/werk');
  await maud.go(list);
  await maud.check('the list of another');
  await maud.go(`${list}/besluit`);
  await maud.page.selectOption('#veld-besluit', 'goedgekeurd');
  await maud.send(/Besluit/);
  const proof = maud.page.locator(`a[href="${list}/verklaring"]`);
  for (let i = 0; i < 60 && await proof.count() === 0; i++) {
    await maud.page.waitForTimeout(500);
    await maud.go(list);
  }
  await maud.go(`${list}/verklaring`);
  const said = await text(maud);
  assert.match(said, /Wij verklaren dat uit Gezinsplan is vernietigd/);
  assert.match(said, /Joris Fontein[\s\S]*Maud Linders/);
  assert.match(said, /regels gewist, met een ondertekende regel/);
  for (const word of ['Lotte', 'Rijn', lotte.persoon]) assert.equal(said.includes(word), false, `no ${word} in the proof`);
  await maud.check('the proof');

  assert.equal((await members()).filter((l) => l.persoon === lotte.persoon).length, 0, 'she is gone');
  await kok.go(`${household}/leden`);
  assert.equal((await text(kok)).includes('Lotte'), false);
  await Promise.all([kok, joris, maud].map((who) => who.close()));
});
