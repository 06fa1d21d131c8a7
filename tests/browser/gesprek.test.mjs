// SPDX-License-Identifier: EUPL-1.2
// The consent talk, as it is used at a table: without scripts, with the keyboard alone, on a wide and a narrow screen; a yes, a no,
// parents who disagree, and stopping.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser;
before(async () => { server = await serve({ huishoudens: 4 }); browser = await browse(); });
after(() => end(browser, server));

const text = (who) => who.page.textContent('main');

async function consents(who) {
  await who.go('/huishoudens');
  const house = await who.page.locator('main a', { hasText: 'Verbeek' }).first().getAttribute('href');
  await who.go(`${house}/toestemmingen`);
}

// The form for asking anew, filled in as before; the answers come in the talk.
async function askAnew(who) {
  await who.follow('Opnieuw vragen');
  await who.check('asking anew');
  await who.send('Samen met het gezin bekijken');
  assert.match(who.page.url(), /\/gesprek/);
}

// Tab until this has the focus: what cannot be reached that way is not there for some.
async function tabTo(page, locator) {
  for (let i = 0; i < 60; i++) {
    if (await locator.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`not reached with Tab: ${locator}`);
}

async function press(page, key) {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
}

test('without scripts: the preview by a button, a no, and parents who disagree', async () => {
  const who = await (await person(browser, server.base, 'regisseur', { javaScriptEnabled: false })).login();
  await consents(who);
  await who.follow('Samen bekijken');
  assert.match(await text(who), /Sanne Verbeek: zei ja op/);
  assert.equal(await who.page.locator('#opent li').count(), 0);
  await who.send('Laat precies zien wat er opengaat');
  assert.ok(await who.page.locator('#opent li').count() > 0, 'what opens is shown');
  await who.page.getByLabel('Op dit scherm').check();
  await who.send('Ja', { mistake: true });
  assert.match(await text(who), /Typ de naam van wie ja zegt/);
  await who.send('Nee');
  assert.match(await text(who), /Deze vraag is gestopt/);
  assert.doesNotMatch(await text(who), /zei nee/, 'not for whoever is at the table next');
  await who.follow('Sluit het gesprek');
  assert.match(await text(who), /De ouders zijn het niet eens/);
  await who.close();
});

for (const width of [1280, 390]) {
  test(`with the keyboard alone, ${width} wide`, async () => {
    const who = await (await person(browser, server.base, 'regisseur', { width })).login();
    const page = who.page;
    await consents(who);
    if (width === 1280) await who.follow('Wat nu?');
    else await page.locator('a[href^="/toestemmingen/"]', { hasText: 'Jayden' }).first().click();
    if (width === 1280) await who.check('parents who disagree');
    await page.waitForLoadState('load');
    await page.locator('a', { hasText: 'Opnieuw vragen' }).first().waitFor();
    await askAnew(who);
    await page.locator('#opent li').first().waitFor();
    await who.check('the talk');
    const sizes = await page.$$eval('.gp-gesprek__knoppen button', (all) => all.map((b) => [b.offsetWidth, b.offsetHeight, b.className,
      getComputedStyle(b).backgroundColor].join()));
    assert.equal(sizes.length, 3);
    assert.equal(new Set(sizes).size, 1, 'no answer weighs more than another');

    await tabTo(page, page.getByLabel('Gesproken'));
    assert.equal(await page.locator('#veld-ondertekend').isVisible(), false);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.getByLabel('Op dit scherm').isChecked(), true);
    await tabTo(page, page.locator('#veld-ondertekend'));
    await page.keyboard.type('Ruben');
    await page.keyboard.press('Enter'); // chooses nothing
    await tabTo(page, page.locator('#veld-akkoord'));
    await page.keyboard.press('Space');
    await who.check('the talk, on this screen');
    await tabTo(page, page.getByRole('button', { name: 'Ja', exact: true }));
    await press(page, 'Enter');
    assert.match(await text(who), /Dank u wel. Het ja is vastgelegd/);
    assert.match(await text(who), /Ruben Kuiper zei ja/);
    await page.locator('#opent li').first().waitFor();
    await who.check('after a yes');

    await tabTo(page, page.locator('summary', { hasText: 'Ik wil stoppen' }));
    await page.keyboard.press('Enter');
    await who.check('about to stop');
    await tabTo(page, page.getByRole('button', { name: 'Ja, stop nu' }));
    await press(page, 'Enter');
    assert.match(await text(who), /Deze vraag is gestopt/);
    await who.check('stopped');

    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.gp-gesprek__balk').isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
    await who.close();
  });
}
