// SPDX-License-Identifier: EUPL-1.2
// The main job, end to end, each person in a profile of their own: people are found, a household gets one plan and one regisseur, goals
// and actions move, the school sees exactly what a consent covers and nothing after it is withdrawn, and every look is in the log. At a desk, and on a phone without scripts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

const WAYS = [{ how: 'at a desk', width: 1280 }, { how: 'on a phone without scripts', width: 390, javaScriptEnabled: false }];
for (const { how, ...way } of WAYS) {
  describe(how, () => {
    let server, browser;
    const people = {};
    before(async () => {
      server = await serve({ huishoudens: 6 });
      browser = await browse();
      for (const name of ['wijkteam', 'regisseur', 'procesregisseur', 'school', 'privacy'])
        people[name] = await (await person(browser, server.base, name, way)).login();
    });
    after(async () => {
      await end(...Object.values(people)).finally(() => end(browser, server));
    });

    const text = (who) => who.page.textContent('main');
    const option = (page, field, label) => page.locator(`#veld-${field} option`, { hasText: label }).first().getAttribute('value');
    async function choose(page, field, label) {
      await page.selectOption(`#veld-${field}`, await option(page, field, label));
    }
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
    let household, note;

    async function make(who, voornamen, geslacht, geboren) {
      await who.go('/personen/nieuw');
      await who.page.fill('#veld-voornamen', voornamen);
      await who.page.fill('#veld-geslachtsnaam', 'Lindeboom');
      await choose(who.page, 'geslacht', geslacht);
      await who.page.fill('#veld-geboortedatum', geboren);
      await who.send('Persoon opslaan');
    }

    test('the wijkteam opens a household and its plan', async () => {
      const who = people.wijkteam;
      await make(who, 'Roos', 'Vrouw', '1990-05-05');
      await make(who, 'Kees', 'Man', '2008-03-03'); // old enough to decide alone (R10)
      await who.check('people found');
      const page = who.page;
      const rows = page.locator('.gp-gevonden');
      await rows.filter({ hasText: 'Roos Lindeboom' }).locator('select').selectOption('moeder');
      await rows.filter({ hasText: 'Kees Lindeboom' }).locator('select').selectOption('kind');
      await page.fill('#veld-naam', 'Lindeboom');
      await page.fill('#veld-vraag', 'Kees komt vaak te laat op school. Roos weet niet hoe het verder moet.');
      await who.send('Huishouden openen');
      household = new URL(page.url()).pathname;
      assert.match(household, /^\/huishoudens\/[0-9a-z]{13}$/);
      await who.follow('Gezinsplan openen');
      await page.fill('#veld-kernverhaal', 'Roos staat er sinds de zomer alleen voor.');
      await who.check('opening a plan');
      await who.send('Gezinsplan openen');
      assert.match(await page.textContent('.gp-kern'), /Geen regisseur/, 'a vacancy is never silent');
    });

    test('a procesregisseur names a regisseur, who accepts', async () => {
      const proces = people.procesregisseur;
      await proces.go('/regieoverzicht');
      assert.match(await text(proces), /Lindeboom/, 'the vacancy stands in the overview');
      await proces.go(`${household}/regie/nieuw`);
      await choose(proces.page, 'aan', 'Mirjam Postma');
      await proces.page.fill('#veld-bericht', 'Jij kent de wijk. Wil je dit gezin begeleiden?');
      await proces.check('naming a regisseur');
      await proces.send('Vraag sturen');
      const who = people.regisseur;
      await who.go('/mijn/werk');
      const ask = who.page.locator('li', { hasText: 'Wilt u regisseur worden?' }).filter({ hasText: 'vandaag' });
      await Promise.all([who.page.waitForEvent('load'), ask.getByRole('link').first().click()]);
      await who.check('being asked');
      await who.send('Ja, ik word regisseur');
      await who.go(household);
      assert.match(await who.page.textContent('.gp-kern'), /Mirjam Postma/);
    });

    test('a goal, an action, and the school is invited and accepts', async () => {
      const who = people.regisseur;
      await who.go(`${household}/doelen/nieuw`);
      await choose(who.page, 'leefgebied', 'Onderwijs');
      await who.page.fill('#veld-titel', 'Kees zit om half negen in de klas');
      await who.page.fill('#veld-resultaat', 'Vier weken lang hoogstens één keer te laat.');
      await who.page.getByLabel('Kees Lindeboom').check();
      await who.send('Doel opslaan');
      const goal = new URL(who.page.url()).pathname;
      await who.go(`${household}/betrokkenen/nieuw`);
      await choose(who.page, 'gebruiker', 'Tom Veld');
      await who.page.fill('#veld-taak', 'mentor van Kees');
      await who.page.selectOption('#veld-doel', 'onderwijs');
      await who.page.fill('#veld-van', today);
      await who.page.getByLabel('Kees Lindeboom').check();
      await who.check('inviting somebody');
      await who.send('Uitnodiging sturen');
      const school = people.school;
      await school.go(household, 404); // invited is not involved
      await school.go('/mijn/werk');
      const ask = school.page.locator('li', { hasText: 'Wilt u meehelpen bij een gezin?' }).filter({ hasText: 'vandaag' });
      await Promise.all([school.page.waitForEvent('load'), ask.getByRole('link').first().click()]);
      await school.send('Ja, ik help mee');
      await school.go(household);
      assert.doesNotMatch(await text(school), /half negen/, 'the goal needs a ground of its own');
      await who.go(`${goal}/acties/nieuw`);
      await who.page.fill('#veld-titel', 'Elke ochtend bellen als Kees er niet is');
      await choose(who.page, 'gebruiker', 'Tom Veld');
      await who.page.fill('#veld-vervaldatum', today);
      await who.send('Actie opslaan');
      await school.go(household);
      assert.match(await text(school), /Elke ochtend bellen/, 'an action reaches its owner (G6)');
      assert.doesNotMatch(await text(school), /half negen/, 'and the goal behind it stays closed');
    });

    test('a note, a consent by Kees himself, and the school sees what it covers', async () => {
      const who = people.regisseur;
      await who.go(`${household}/notities/nieuw`);
      await who.page.getByLabel('Kees Lindeboom').check();
      await choose(who.page, 'categorie', 'Onderwijs');
      await who.page.fill('#veld-titel', 'Gesprek over de ochtenden');
      await who.page.fill('#veld-tekst', 'Kees zegt dat hij slecht slaapt van het lawaai op straat.');
      await choose(who.page, 'vorm', 'Gesprek');
      await who.check('writing a note');
      await who.send('Notitie opslaan');
      note = new URL(who.page.url()).pathname;
      await people.school.go(note, 404);
      await who.go(`${household}/toestemmingen/nieuw`);
      const page = who.page;
      await page.getByLabel('Kees Lindeboom').first().check();
      await page.check('[name=soort][value=avg]');
      await page.check('[name=categorieen][value=onderwijs]');
      await page.selectOption('[name=ontvangerOnderdeel]', { label: await page.locator('[name=ontvangerOnderdeel] option', { hasText: 'Veenmeer College' }).first().textContent() });
      await page.getByLabel(/Wijkteam Waterveen/).check();
      await page.selectOption('[name=doel]', 'onderwijs');
      await page.fill('[name=doelZin]', 'School moet weten wat er speelt, zodat zij Kees kan helpen op tijd te komen.');
      await who.send('Bijwerken');
      await who.check('a consent with its preview');
      assert.match(await text(who), /Gesprek over de ochtenden/, 'the preview names the very note');
      await page.locator('[name$=".antwoord"][value=ja]').first().check();
      await who.send('Toestemming vastleggen');
      await who.check('a consent recorded');
      await people.school.go(note);
      assert.match(await text(people.school), /lawaai op straat/);
      await people.school.go(household);
      assert.match(await text(people.school), /half negen/, 'the goal is about school too');
    });

    test('withdrawn in two clicks: the next request shows nothing of it', async () => {
      const who = people.regisseur;
      await who.go(`${household}/toestemmingen`);
      await who.follow('Kees Lindeboom');
      await who.check('withdrawing');
      assert.match(await text(who), /Toestemming intrekken/);
      await who.send('Nu intrekken');
      await people.school.go(note, 404);
      await people.school.go(household);
      assert.doesNotMatch(await text(people.school), /half negen|ochtenden/);
      await people.school.go(`${household}/tijdlijn`);
      assert.doesNotMatch(await text(people.school), /ochtenden/);
    });

    test('every look is in the log', async () => {
      const who = people.privacy;
      await who.go(`/logboek?huishouden=${household.split('/').pop()}`);
      await who.check('the log');
      const log = await text(who);
      assert.match(log, /Tom Veld/);
      assert.match(log, /Mirjam Postma/);
      assert.match(log, /toestemming\s*$/m, 'on which ground');
      await who.go(household, 404); // the log is not sight (R27)
      await who.go('/logboek?uitkomst=geweigerd');
      assert.match(await text(who), /Tom Veld/, 'what was refused is there too');
    });
  });
}
