// SPDX-License-Identifier: EUPL-1.2
// What every browser test shares: a server on a demo of its own, people in profiles of their own, and the rule that no screen may
// log an error, break the content security policy, answer 5xx, scroll sideways or fail axe.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.PROGRAM ?? join(root, 'build/release/gezinsplan');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// What somebody who listens must be able to tell apart: in Chromium's own accessibility tree none of these may be without a name.
const NAMED = new Set(['button', 'checkbox', 'combobox', 'Date', 'DateTime', 'dialog', 'DisclosureTriangle', 'heading', 'image', 'InputTime',
  'link', 'listbox', 'menuitem', 'meter', 'PopUpButton', 'progressbar', 'radio', 'radiogroup', 'region', 'searchbox', 'spinbutton', 'switch',
  'tab', 'table', 'textbox']);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function serve({ huishoudens = 12, env: extra = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gezinsplan-browser-'));
  const env = { ...process.env, GEZINSPLAN_GEGEVENS: join(folder, 'demo'), GEZINSPLAN_POORT: '0', ...extra };
  const made = spawnSync(program, ['demo', '--gegevens', env.GEZINSPLAN_GEGEVENS, '--huishoudens', String(huishoudens)],
    { env, cwd: root, encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const child = spawn(program, ['serve'], { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const port = await new Promise((done, fail) => {
    const hear = (data) => {
      said += data;
      const found = /listening on \S+ port (\d+)/.exec(said);
      if (found) done(found[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => fail(new Error(said)));
  });
  return {
    base: `http://127.0.0.1:${port}`,
    async stop() {
      child.removeAllListeners('exit');
      const gone = new Promise((done) => child.on('exit', done));
      if (child.kill('SIGTERM')) await gone;
      rmSync(folder, { recursive: true, force: true });
      const faults = said.split('\n').filter((line) => line.includes('"fault":"'));
      assert.deepEqual(faults, [], 'the server had faults');
    },
  };
}

export function browse() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

// Ends all of them, whatever goes wrong with one: a browser or a server left behind keeps the test from ending.
export async function end(...all) {
  const ended = await Promise.allSettled(all.filter(Boolean).map((one) => (one.stop ?? one.close).call(one)));
  const fault = ended.find((one) => one.status === 'rejected');
  if (fault) throw fault.reason;
}

// Somebody at a screen of their own. What goes wrong there is kept in `wrong` and checked by `close`.
export async function person(browser, base, name, { width = 1280, javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nl-NL', baseURL: base, javaScriptEnabled });
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  const wrong = [];
  // A question htmx had under way when its page went is broken off by the browser, and htmx says so: no fault. Any other request that
  // failed is counted below.
  const no_fault = /status of 4\d\d|htmx:error: Failed to fetch/;
  page.on('console', (m) => { if (m.type() === 'error' && !no_fault.test(m.text())) wrong.push(`console: ${m.text()}`); });
  page.on('requestfailed', (r) => {
    if (r.failure()?.errorText !== 'net::ERR_ABORTED') wrong.push(`${r.failure()?.errorText}: ${r.url()}`);
  });
  page.on('pageerror', (e) => wrong.push(`script: ${e.message}`));
  page.on('response', (r) => { if (r.status() >= 500) wrong.push(`${r.status()}: ${r.url()}`); });
  let cdp;
  const self = {
    name, page, context, wrong,
    async login() {
      await page.goto('/inloggen');
      await page.getByLabel('Gebruikersnaam').fill(name);
      await page.getByLabel('Wachtwoord', { exact: true }).fill('Welkom-bij-de-demo');
      await Promise.all([page.waitForURL((u) => !u.pathname.startsWith('/inloggen')), page.keyboard.press('Enter')]);
      return self;
    },
    async go(path, status = 200) {
      const r = await page.goto(path);
      assert.equal(r.status(), status, `${name}: ${path}`);
      return page;
    },
    // Clicks the button of a form and waits for the page that follows.
    async send(button, { scope = page, mistake = false } = {}) {
      // A click waits until nothing moves, which is measured with a script.
      const one = scope.getByRole('button', { name: button }).first();
      await Promise.all([page.waitForEvent('load'), javaScriptEnabled ? one.click() : one.press('Enter')]);
      const errors = await page.$('#fouten');
      if (errors && !mistake) assert.fail(`${name}, ${button}: ${(await errors.innerText()).trim()}`);
      return page;
    },
    async follow(link) {
      await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: link }).first().click()]);
      return page;
    },
    async check(what = page.url()) {
      // axe waits on timers, and a page without scripts has none.
      const violations = !javaScriptEnabled ? [] : await page.evaluate(`${axe}; axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((r) =>
        r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3).join(' | ')))`);
      assert.deepEqual(violations, [], `axe, ${name}: ${what}`);
      const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
      assert.equal(wide, false, `sideways scroll, ${name}: ${what}`);
      const days = await page.evaluate('document.querySelector("main").textContent.match(/\\b\\d{4}-\\d\\d-\\d\\d\\b/g)');
      assert.equal(days, null, `days as programs write them, ${name}: ${what}`);
      const ones = await page.evaluate('document.querySelector("main").textContent.match(/(?<![0-9.,])1\\s+(huishoudens|regels|dagen|weken|maanden|acties|doelen|stukken|notities|nummers|personen|mensen|berichten|organisaties|verzoeken)\\b/g)');
      assert.equal(ones, null, `one of what is said as many, ${name}: ${what}`);
      await self.heard(what);
    },
    // One h1, the language, a name on everything, and no two buttons that are called the same and do something else.
    async heard(what = page.url()) {
      cdp ??= await context.newCDPSession(page);
      const { nodes } = await cdp.send('Accessibility.getFullAXTree');
      const nameless = nodes.filter((n) => !n.ignored && NAMED.has(n.role?.value) && !n.name?.value?.trim()).map((n) => n.role.value);
      assert.deepEqual(nameless, [], `without a name, ${name}: ${what}`);
      const said = await page.evaluate(() => {
        const does = new Map(), same = [];
        for (const button of document.querySelectorAll('main button')) {
          const called = (button.getAttribute('aria-label') ?? button.innerText).trim().replace(/\s+/g, ' ');
          const action = button.form?.action ?? '';
          if (!button.checkVisibility() || !button.form) continue;
          if ((does.get(called) ?? action) !== action) same.push(called);
          does.set(called, action);
        }
        return { same, h1: document.querySelectorAll('h1').length, lang: document.documentElement.lang, title: document.title };
      });
      assert.deepEqual(said.same, [], `two buttons with one name, ${name}: ${what}`);
      assert.equal(said.h1, 1, `one h1, ${name}: ${what}`);
      assert.equal(said.lang, 'nl', `language, ${name}: ${what}`);
      assert.match(said.title, /^\S.* – Gezinsplan$/, `title, ${name}: ${what}`);
    },
    async close() {
      await context.close();
      assert.deepEqual(wrong, [], `${name} saw errors`);
    },
  };
  return self;
}
