// SPDX-License-Identifier: EUPL-1.2
// Forms as people use them: without scripts, with the keyboard alone, twice by accident, at the same time as a colleague.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser, household;
before(async () => {
  server = await serve({ huishoudens: 3 });
  browser = await browse();
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go('/huishoudens');
  household = await who.page.getByRole('link', { name: 'Verbeek' }).first().getAttribute('href');
  await who.close();
});
after(() => end(browser, server));

async function fill_note(page, title) {
  await page.getByLabel('Sanne Verbeek').check();
  await page.selectOption('#veld-categorie', 'wonen');
  await page.selectOption('#veld-vorm', 'telefoon');
  await page.fill('#veld-titel', title);
  await page.fill('#veld-tekst', 'De huur is deze maand op tijd betaald.');
}

test('without scripts: log in, write a note, log out', async () => {
  const who = await (await person(browser, server.base, 'regisseur', { javaScriptEnabled: false })).login();
  await who.go(`${household}/notities/nieuw`);
  await fill_note(who.page, 'Zonder scripts');
  await who.send('Notitie opslaan');
  assert.match(await who.page.textContent('main'), /Zonder scripts/);
  assert.match(await who.page.textContent('[role=status]'), /notitie is opgeslagen/i);
  await who.send('Uitloggen');
  await who.go('/mijn/werk');
  assert.match(who.page.url(), /\/inloggen/);
  await who.close();
});

test('errors: the summary gets the focus, names the fields, and nothing typed is lost', async () => {
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go(`${household}/notities/nieuw`);
  await who.page.fill('#veld-tekst', 'Dit mag niet verloren gaan.');
  await who.send('Notitie opslaan', { mistake: true });
  await who.check('a form with errors');
  assert.equal(await who.page.evaluate(() => document.activeElement.id), 'fouten');
  assert.equal(await who.page.inputValue('#veld-tekst'), 'Dit mag niet verloren gaan.');
  for (const line of await who.page.locator('#fouten a').allTextContents())
    assert.match(line, /^.+[?:] .+/, 'what is asked, then what is wrong');
  await who.page.locator('#fouten a').first().click();
  assert.match(await who.page.evaluate(() => document.activeElement.closest('[id^=veld-]').id), /^veld-/);
  assert.match(await who.page.title(), /^Fout:/);
  await who.close();
});

test('the text names somebody who was not chosen: the program asks (R26)', async () => {
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go(`${household}/notities/nieuw`);
  await fill_note(who.page, 'Over Noor');
  await who.page.fill('#veld-tekst', 'Sanne vertelt dat Noor weer slaapt.');
  await who.send('Notitie opslaan', { mistake: true });
  assert.match(await who.page.textContent('#fouten'), /Noor/);
  await who.page.getByLabel('Noor Kuiper').check();
  await who.send('Notitie opslaan');
  await who.close();
});

test('the same form sent twice makes one note', async () => {
  const who = await (await person(browser, server.base, 'regisseur')).login();
  await who.go(`${household}/notities/nieuw`);
  await fill_note(who.page, 'Twee keer geklikt');
  const body = await who.page.evaluate(() => new URLSearchParams(new FormData(document.querySelector('form[action$="/notities"]'))).toString());
  const send = () => who.page.evaluate(async ([url, data]) => (await fetch(url, { method: 'POST', body: data,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })).url, [`${household}/notities`, body]);
  const [one, two] = await Promise.all([send(), send()]);
  assert.equal(one, two, 'both answers lead to one note');
  await who.go(`${household}/tijdlijn`);
  assert.equal(await who.page.getByRole('link', { name: 'Twee keer geklikt' }).count(), 1);
  await who.close();
});

test('a lost update: both texts are there to choose from', async () => {
  const one = await (await person(browser, server.base, 'regisseur')).login();
  const two = await (await person(browser, server.base, 'regisseur')).login();
  for (const who of [one, two]) await who.go(`${household}/gezinsplan/wijzig`);
  await one.page.fill('#veld-kernverhaal', 'Wat de eerste schreef.');
  await two.page.fill('#veld-kernverhaal', 'Wat de tweede schreef.');
  await one.send('Gezinsplan opslaan');
  await two.send('Gezinsplan opslaan', { mistake: true });
  await two.check('a lost update');
  const text = await two.page.textContent('main') + (await two.page.$$eval('textarea', (all) => all.map((t) => t.value).join(' ')));
  assert.match(text, /Wat de eerste schreef/);
  assert.match(text, /Wat de tweede schreef/);
  await one.close();
  await two.close();
});

test('with the keyboard alone: from login to a note, the focus always visible', async () => {
  const who = await person(browser, server.base, 'regisseur');
  const { page } = who;
  await page.goto('/inloggen');
  await page.focus('[name=gebruikersnaam]');
  await page.keyboard.type('regisseur');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Welkom-bij-de-demo');
  await Promise.all([page.waitForURL('**/mijn/werk'), page.keyboard.press('Enter')]);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Naar de inhoud/, 'the skip link comes first');
  await page.keyboard.press('/');
  await page.keyboard.type('verbeek');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return { text: document.activeElement.textContent.trim(), ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
    });
    assert.ok(seen.ring, `the focus on "${seen.text}" can be seen`);
    if (seen.text === 'Verbeek') break;
  }
  await Promise.all([page.waitForURL(`**${household}`), page.keyboard.press('Enter')]);
  await who.close();
});

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7) % 256)), Buffer.from('\n%%EOF\n')]);

async function fill_document(page, title) {
  await page.fill('#veld-titel', title);
  await page.getByLabel('Sanne Verbeek').check();
  await page.selectOption('#veld-categorie', 'wonen');
}

for (const javaScriptEnabled of [true, false]) {
  test(`a document: sent, on the timeline, and the same when it comes back${javaScriptEnabled ? '' : ', without scripts'}`, async () => {
    const who = await (await person(browser, server.base, 'regisseur', { javaScriptEnabled })).login();
    const title = `Huurcontract ${javaScriptEnabled}`;
    await who.go(`${household}/tijdlijn`);
    await who.follow('Document toevoegen');
    await fill_document(who.page, title);
    await who.send('Document opslaan', { mistake: true });
    assert.match(await who.page.textContent('#fouten'), /Kies een bestand/);
    await who.page.setInputFiles('#veld-bestand', { name: 'contract.exe', mimeType: 'application/pdf', buffer: PDF });
    await who.send('Document opslaan', { mistake: true });
    assert.match(await who.page.textContent('#fouten'), /past niet bij wat erin zit/);
    if (javaScriptEnabled) await who.check('a document with errors');
    await who.page.setInputFiles('#veld-bestand', { name: 'contract é.pdf', mimeType: 'text/html', buffer: PDF });
    await who.send('Document opslaan');
    assert.match(await who.page.textContent('main'), /contract é\.pdf/);
    if (javaScriptEnabled) await who.check('a document');
    await who.go(`${household}/tijdlijn`);
    await who.follow(title);
    const [download] = await Promise.all([who.page.waitForEvent('download'), who.page.getByRole('link', { name: 'Downloaden' }).click()]);
    assert.equal(download.suggestedFilename(), 'contract é.pdf');
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    assert.deepEqual(Buffer.concat(chunks), PDF);
    await who.close();
  });
}

test('who reads a document is asked without the file; without scripts in a new tab', async () => {
  const who = await (await person(browser, server.base, 'regisseur', { javaScriptEnabled: false })).login();
  await who.go(`${household}/documenten/nieuw`);
  await fill_document(who.page, 'Wie leest dit');
  await who.page.setInputFiles('#veld-bestand', { name: 'a.pdf', mimeType: 'application/pdf', buffer: PDF });
  const [tab] = await Promise.all([who.context.waitForEvent('page'), who.page.getByRole('button', { name: /Bekijk/ }).click()]);
  await tab.waitForLoadState();
  assert.match(await tab.textContent('main'), /Mirjam Postma/);
  await who.close();
});
