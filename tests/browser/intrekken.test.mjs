// SPDX-License-Identifier: EUPL-1.2
// A receiver has a page open when somebody takes a consent back: the next request of that receiver, a partial one included, shows
// nothing of it any more (R14). Who withdraws is chosen by hand where several may.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, end, person, serve } from './proef.mjs';

let server, browser;
before(async () => { server = await serve({ huishoudens: 3 }); browser = await browse(); });
after(() => end(browser, server));

async function household(who, name) {
  await who.go('/huishoudens');
  return who.page.getByRole('link', { name }).first().getAttribute('href');
}

// The ways to withdraw on the page of consents, of those whose row says so.
async function ways(who, home, row) {
  await who.go(`${home}/toestemmingen`);
  return who.page.$$eval('a[href$="#intrek-kop"]', (all, words) =>
    all.filter((a) => a.closest('tr').textContent.includes(words)).map((a) => a.getAttribute('href')), row);
}

const givers = (who) => who.page.locator('form[action$="/intrekking"] input[name=gever]');

// What a page's own script would get: a part of a page.
const part = (who, path) => who.page.evaluate(async (p) => {
  const r = await fetch(p, { headers: { 'HX-Request': 'true' } });
  return { status: r.status, text: await r.text() };
}, path);

test('sight ends in the middle of a session', async () => {
  const sluis = await (await person(browser, server.base, 'k.verbruggen')).login();
  const kok = await (await person(browser, server.base, 'e.kok')).login();
  const home = await household(sluis, 'Van Rijn');
  const note = (await sluis.page.evaluate(async (h) => (await (await fetch(`/api/v1${h}/tijdlijn`)).json()).resultaten, home))
    .find((one) => one.soort === 'notitie' && one.grond === 'G3');
  assert.ok(note, 'the partner reads a note by consent');
  const url = `/notities/${note.id}`;
  await sluis.go(url); // and leaves it open
  assert.ok((await sluis.page.textContent('main')).includes(note.titel));
  assert.ok((await part(sluis, `${home}/tijdlijn`)).text.includes(note.titel));

  const links = await ways(kok, home, 'De Sluis');
  assert.ok(links.length > 0, 'a consent for the partner');
  for (const link of links) {
    await kok.go(link);
    if (await givers(kok).count() > 1) await givers(kok).first().check(); // of one it is two clicks
    await kok.send('Nu intrekken');
  }

  for (const path of [url, `${home}/tijdlijn`, home]) {
    const answer = await part(sluis, path);
    assert.equal(answer.text.includes(note.titel) || answer.text.includes(note.id), false, `${path}: nothing of it`);
  }
  assert.equal((await part(sluis, url)).status, 404);
  assert.equal((await sluis.page.reload()).status(), 404);
  assert.equal((await sluis.page.textContent('main')).includes(note.titel), false);
  await sluis.check('what is left');
  await Promise.all([sluis, kok].map((who) => who.close()));
});

for (const javaScriptEnabled of [true, false]) {
  test(`who withdraws is chosen by hand, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const who = await (await person(browser, server.base, 'regisseur', { width: 390, javaScriptEnabled })).login();
    const home = await household(who, 'Verbeek');
    let several = 0;
    for (const link of (await ways(who, home, '')).slice(0, 8)) {
      await who.go(link.split('#')[0]);
      if (await givers(who).count() < 2) continue;
      several++;
      assert.equal(await who.page.locator('form[action$="/intrekking"] input[name=gever]:checked').count(), 0, 'nobody is chosen beforehand');
      await who.send('Nu intrekken', { mistake: true });
      assert.match(await who.page.textContent('#fouten'), /Wie trekt het in\?/);
      assert.equal(await who.page.locator('#fouten a[href="#veld-gever"]').count(), 1, 'the error leads to the field');
      if (javaScriptEnabled) await who.check('who withdraws');
      break;
    }
    assert.ok(several > 0, 'a consent of which two decide');
    await who.close();
  });
}
