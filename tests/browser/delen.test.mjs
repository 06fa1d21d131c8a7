// SPDX-License-Identifier: EUPL-1.2
// The deelwijzer from the first question to the decision, without scripts; who reads what it opened; and the review.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser, household, pictures = process.env.SCHERMEN;
before(async () => {
  server = await serve({ huishoudens: 3 });
  browser = await browse();
  const who = await (await person(browser, server.base, 'ggz')).login();
  await who.go('/huishoudens');
  household = await who.page.getByRole('link', { name: 'Tesfay' }).first().getAttribute('href');
  await who.close();
});
after(() => end(browser, server));

// axe needs scripts.
const look = async (who, what) => { if (who.scripts !== false) await who.check(what); };
const shot = async (who, name) => { if (pictures) await who.page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true }); };

// The eight questions; the page it ends on is the last one, filled in.
async function ask(who, width, ground = 'waarneming_behandeling') {
  const { page } = who;
  const step = async (name) => { await look(who, `${name} at ${width}`); await shot(who, `${width}-${name}`); };
  await who.go(`${household}/deelbesluiten/nieuw`);
  await step('1-met-wie');
  await page.selectOption('#veld-ontvangerGebruiker', { label: await page.$eval('#veld-ontvangerGebruiker', (s) =>
    [...s.options].find((o) => o.text.includes('Marloes Hendriks')).text) });
  await who.send('Volgende');
  await step('2-over-wie');
  await page.getByLabel('Haile', { exact: false }).first().check();
  await page.getByLabel('Wachtlijst', { exact: false }).first().check();
  await who.send('Volgende');
  await step('3-waarvoor');
  await page.selectOption('#veld-doel', 'gezondheid');
  await page.fill('#veld-doelZin', 'Marloes houdt contact.');
  await who.send('Volgende');
  await step('4-minder');
  await page.fill('#veld-minimaal', 'Alleen de wachtlijst.');
  await who.send('Volgende');
  await step('5-vragen');
  await page.locator('input[name=vragen][value=hoeft-niet]').check();
  await page.fill('#veld-vragenUitleg', 'Zij behandelt mee.');
  await who.send('Volgende');
  await step('6-gevaar');
  await page.fill('#veld-gevaar', 'Hij belt anders het verkeerde nummer.');
  await who.send('Volgende');
  await step('7-grond');
  await page.locator(`input[name=grond][value=${ground}]`).check();
  await who.send('Volgende');
  await step('8-besluit');
}

for (const [width, javaScriptEnabled] of [[1280, true], [390, true], [390, false]]) {
  test(`from the first question to the decision at ${width}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const who = await (await person(browser, server.base, 'ggz', { width, javaScriptEnabled })).login();
    who.scripts = javaScriptEnabled;
    await ask(who, width);
    const { page } = who;
    assert.match(await page.textContent('body'), /Dit ziet Marloes Hendriks er dan bij/);
    await who.send('Besluit vastleggen', { mistake: true });
    await look(who, `the last step with errors at ${width}`);
    await shot(who, `${width}-8-fouten`);
    assert.match(await page.textContent('body'), /Zij behandelt mee|hoeft/);
    for (const box of await page.$$('textarea[name^="weging."]')) await box.fill('Dit woog ik af.');
    await page.fill('#veld-overlegdMet', 'Peter Blom');
    // By keyboard: without scripts this long page never stands still enough for the mouse of the test.
    const told = page.getByLabel('Haile', { exact: false }).first();
    await told.focus();
    await page.keyboard.press('Space');
    assert.ok(await told.isChecked());
    await page.getByRole('button', { name: 'Besluit vastleggen' }).first().focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    assert.match(await page.textContent('[role=status]'), /Vastgelegd/);
    await look(who, `the decision at ${width}`);
    await shot(who, `${width}-besluit`);
    const url = new URL(page.url()).pathname;
    await who.go(`${household}/deelbesluiten`);
    await look(who, `the list at ${width}`);
    await shot(who, `${width}-lijst`);
    await who.close();

    const reader = await (await person(browser, server.base, 'm.hendriks', { width, javaScriptEnabled: true })).login();
    await reader.go(url);
    await look(reader, `the decision for its reader at ${width}`);
    await shot(reader, `${width}-ontvanger`);
    assert.doesNotMatch(await reader.page.textContent('main'), /Dit woog ik af/);
    await reader.follow('Wachtlijst');
    await look(reader, `what it opened at ${width}`);
    assert.match(await reader.page.textContent('main'), /met een deelbesluit/);
    await shot(reader, `${width}-waarom`);
    await reader.close();

    const privacy = await (await person(browser, server.base, 'privacy', { width })).login();
    await privacy.go('/privacy/deelbesluiten');
    await look(privacy, `the queue at ${width}`);
    await shot(privacy, `${width}-rij`);
    await privacy.go(`/privacy${url}`);
    await look(privacy, `a review at ${width}`);
    await shot(privacy, `${width}-toets`);
    await privacy.page.locator('input[name=uitkomst][value=akkoord]').check();
    await privacy.page.fill('#veld-toelichting', 'Goed afgewogen.');
    await privacy.send('Vastleggen');
    await privacy.page.fill('#veld-reden', 'Steekproef van deze maand');
    await privacy.send('Laat zien');
    assert.match(await privacy.page.textContent('main'), /Haile/);
    await look(privacy, `the substance, by choice, at ${width}`);
    await shot(privacy, `${width}-inhoud`);
    await privacy.close();
  });
}

test('asked first: the weighing is kept, and the consent form is ready', async () => {
  const who = await (await person(browser, server.base, 'ggz', { javaScriptEnabled: false })).login();
  who.scripts = false;
  const { page } = who;
  await who.go(`${household}/deelbesluiten/nieuw`);
  await page.selectOption('#veld-ontvangerOnderdeel', { label: 'Gemeente Waterveen, Wijkteam Waterveen' }); // whose regisseur is on the card
  for (const [fill] of [
    [async () => {}],
    [async () => { await page.getByLabel('Haile', { exact: false }).first().check(); await page.getByLabel('Wachtlijst', { exact: false }).first().check(); }],
    [async () => { await page.selectOption('#veld-doel', 'gezondheid'); await page.fill('#veld-doelZin', 'Samen helpen.'); }],
    [async () => { await page.fill('#veld-minimaal', 'Dit ene stuk.'); }],
    [async () => { await page.locator('input[name=vragen][value=ja]').check(); await page.fill('#veld-vragenUitleg', 'Donderdag, met tolk.'); }],
  ]) {
    await fill();
    await who.send('Volgende');
  }
  await page.fill('#veld-waarom', 'Vragen kan, dus vraag ik het.');
  await shot(who, 'vragen');
  await who.send('Bewaren en toestemming vragen');
  await look(who, 'a kept weighing');
  await shot(who, 'afweging');
  await page.getByRole('button', { name: /Toestemming over/ }).first().click();
  await page.waitForLoadState();
  assert.match(await page.textContent('h1'), /Toestemming vragen/);
  assert.equal(await page.inputValue('#veld-doelZin'), 'Samen helpen.');
  await shot(who, 'toestemming');
  await who.close();
});

test('regie asks the source', async () => {
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go('/huishoudens');
  const own = await who.page.getByRole('link', { name: 'Verbeek' }).first().getAttribute('href');
  await who.go(`${own}/deelverzoeken/nieuw`);
  await look(who, 'asking for a decision');
  await shot(who, 'verzoek');
  await who.close();
});
