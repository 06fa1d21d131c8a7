// SPDX-License-Identifier: EUPL-1.2
// Every screen that each kind of user can reach by links, wide and narrow: it answers, it is accessible, it does not scroll sideways,
// and nothing is reported on the console. No two of them have one title: that is what somebody who listens hears first, and what a tab shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

const MOST = Number(process.env.SCHERMEN || 70); // screens for one person
let server, browser;
before(async () => { server = await serve(); browser = await browse(); });
after(() => end(browser, server));

// The shape of a path: one of each is enough.
const shape = (path) => path.replace(/[0-9a-hjkmnp-tv-z]{13}/g, '{id}');

// Which screen it is, whatever it is about: the questions and phases of the way of working have codes, not ids.
const screen = (url) => shape(new URL(url).pathname).replace(/(?<=\/(vragen|fasen)\/)[^/]+/, '{code}');

async function links(page) {
  return page.$$eval('a[href^="/"]', (all) => all.map((a) => a.getAttribute('href').split('#')[0]));
}

async function crawl(name, width) {
  const who = await (await person(browser, server.base, name, { width })).login();
  const queue = [new URL(who.page.url()).pathname], seen = new Set(queue.map(shape)), visited = [], titles = new Map();
  while (queue.length && visited.length < MOST) {
    const path = queue.shift();
    await who.go(path);
    await who.check(`${path} at ${width}`);
    visited.push(shape(path));
    const title = await who.page.title(), here = screen(who.page.url());
    assert.equal(titles.get(title) ?? here, here, `two screens called ${title}`);
    titles.set(title, here);
    // What is about one household says so in its title, but for sheets that are printed: a browser prints the title too.
    const household = await who.page.$$eval('.gp-crumb a', (all) =>
      all.find((a) => /^\/huishoudens\/[0-9a-hjkmnp-tv-z]{13}$/.test(a.getAttribute('href')))?.textContent);
    if (household && !(await who.page.$('[data-afdrukken]')) && !/\/(afdruk|uittreksels|wiekeek)\/|\/brieven\//.test(path))
      assert.ok(title.includes(household), `${path} is called ${title}, which does not name ${household}`);
    for (const link of await links(who.page)) {
      const key = shape(link.split('?')[0]);
      if (link === '/' || /^\/(static|api)\//.test(key) || /\/(inhoud|zegel|uitvoer|agenda|bestand|scans\/\{id\})$/.test(key) || seen.has(key)) continue; // no screen: a download
      seen.add(key);
      queue.push(link);
    }
  }
  await who.close();
  return visited;
}

for (const name of ['regisseur', 'wijkteam', 'school', 'ggz', 'schuldhulp', 'procesregisseur', 'beheerder', 'privacy']) {
  test(`every screen of ${name}`, async (t) => {
    const wide = await crawl(name, 1280);
    t.diagnostic(`${wide.length} screens: ${wide.join(' ')}`);
    assert.ok(wide.length >= 3, 'there is something to see');
    await crawl(name, 390);
  });
}

// What the search field says of itself can be read, also where the bar is full.
test('the search field shows its words', async () => {
  const who = await (await person(browser, server.base, 'procesregisseur', { width: 1280 })).login();
  const [room, words] = await who.page.$eval('#zoek-boven', (field) => {
    const style = getComputedStyle(field), span = document.createElement('span');
    span.textContent = field.placeholder;
    span.className = 'gp-hidden';
    for (const key of ['fontFamily', 'fontSize', 'fontWeight', 'letterSpacing']) span.style[key] = style[key];
    Object.assign(span.style, { position: 'absolute', whiteSpace: 'nowrap', inlineSize: 'max-content', clip: 'auto' });
    document.body.append(span);
    const clear = 1.25 * parseFloat(style.fontSize); // Chromium keeps room for the cross of a search field
    return [field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - clear, span.getBoundingClientRect().width];
  });
  assert.ok(words > 50 && words <= room, `${words} pixels of words in ${room}`);
  await who.close();
});

// What is used least stands in a group, so that the bar is one line; the group works with the keyboard.
for (const [name, item] of [['beheerder', 'Gemeenten'], ['privacy', 'Vernietigen']]) {
  test(`the bar of ${name} is one line`, async () => {
    const who = await (await person(browser, server.base, name, { width: 1280 })).login();
    const high = await who.page.$eval('.gp-top', (bar) => bar.getBoundingClientRect().height);
    assert.ok(high < 60, `${high} pixels`);
    const group = who.page.locator('.gp-more summary'), link = who.page.locator('.gp-more a', { hasText: item });
    assert.equal(await link.isVisible(), false);
    await group.focus();
    await who.page.keyboard.press('Enter');
    assert.equal(await link.isVisible(), true);
    await who.page.keyboard.press('Escape');
    assert.equal(await link.isVisible(), false);
    await who.page.keyboard.press('Enter');
    await Promise.all([who.page.waitForNavigation(), link.click()]);
    assert.equal(await group.evaluate((s) => s.classList.contains('is-here')), true);
    await who.check(`${item} of ${name}`);
    await who.close();
  });
}

test('login and errors, before anyone is logged in', async () => {
  const who = await person(browser, server.base, 'niemand');
  await who.go('/inloggen');
  await who.check();
  await who.page.getByLabel('Gebruikersnaam').fill('niemand');
  await who.page.getByLabel('Wachtwoord', { exact: true }).fill('verkeerd-wachtwoord');
  await who.send('Inloggen', { mistake: true });
  await who.check('a failed login');
  assert.match(await who.page.textContent('body'), /gebruikersnaam of het wachtwoord klopt niet/i);
  await who.go('/uitleg');
  await who.check();
  await who.go('/bestaat-niet', 404);
  await who.check('not found');
  await who.close();
});
