// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { iconNames, sprite } from './icons.mjs';
import { reachable } from './tokens.mjs';

const web = fileURLToPath(new URL('..', import.meta.url)); // Debian's node has no import.meta.dirname yet

test('tokens: what styles reach stays, the rest goes', () => {
  const theme = [
    '.t {',
    '  --a: var(--b);',
    '  --b: 1px; /* why */',
    '  --c: var(--a);',
    '  --d: red;',
    '}',
  ];
  assert.equal(
    reachable(theme.join('\n'), '.x { color: var( --a, var(--e)); --f: var(--d-2) }'),
    [theme[0], theme[1], theme[2], theme[5]].join('\n'),
  );
});

test('tokens: a circle ends', () => {
  const circle = '--a: var(--b);\n--b: var(--a);';
  assert.equal(reachable(circle, 'var(--a)'), circle);
});

/** A project with one page, one code, one listed icon, and drawings of some icons. */
function project(t, { page = '' }) {
  const root = mkdtempSync(join(tmpdir(), 'gezinsplan-web-'));
  t.after(() => rmSync(root, { recursive: true }));
  const write = (path, text) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('web/pages/a.html', `<use href="{{@static/icons.svg}}#eye-off"></use>${page}`);
  write('web/partials/b.html', '<use href="{{@static/icons.svg}}#{{status.icoon}}"></use>');
  write('web/static/c.js', '');
  write('web/static/icons.txt', '# a comment\n\nhome # wonen\n');
  write(
    'server/render/codes.c',
    '{"gereed", "Klaar",\n     "circle-check", "goed"}, {"x", "", "", ""}',
  );
  for (const name of ['eye-off', 'home', 'circle-check']) {
    write(
      `web/node_modules/@tabler/icons/icons/outline/${name}.svg`,
      '<!-- tags -->\n<svg\n  width="24"\n>\n' +
        '  <path stroke="none" d="M0 0h24v24H0z" fill="none" />\n  <path d="M1 1" />\n</svg>\n',
    );
  }
  return join(root, 'web');
}

test('icons: named in pages, by codes and in the list', (t) => {
  assert.deepEqual(iconNames(project(t, {})), ['circle-check', 'eye-off', 'home']);
});

test('icons: the sprite holds the shapes, not the frame', (t) => {
  const text = sprite(project(t, {}));
  assert.match(text, /<symbol id="eye-off" viewBox="0 0 24 24"[^>]*><path d="M1 1" \/><\/symbol>/);
  assert.doesNotMatch(text, /M0 0h24v24H0z/);
});

test('icons: an unknown name stops the build', (t) => {
  const web = project(t, { page: '<use href="{{@static/icons.svg}}#bestaat-niet"></use>' });
  assert.throws(() => sprite(web), /bestaat-niet/);
});

// Who reads it (R26) and what a consent opens are asked at each change. Of what changes while it waits for an answer, htmx asks the
// first unless told otherwise; and what waited puts its answer nowhere when the answer before it took the place of its target. Both
// show what is not what stands in the form.
test('pages: what is asked at a change is asked of the last change', () => {
  const files = ['pages', 'partials'].flatMap((folder) => readdirSync(join(web, folder)).map((name) => join(web, folder, name)));
  const asks = files.flatMap((file) => readFileSync(file, 'utf8').match(/.*hx-trigger="change.*/g) ?? []);
  assert.ok(asks.length >= 5, String(asks.length));
  const right = (tag) => tag.includes(' hx-sync="queue last"') && / hx-swap="innerHTML /.test(tag) && !tag.includes('outerHTML');
  assert.deepEqual(asks.filter((tag) => !right(tag)), []);
});

// What is told when it changes (aria-live) is told of the element that was there. A new one in its place says nothing.
test('pages: an answer goes into its place, and never takes it', () => {
  const files = ['pages', 'partials'].flatMap((folder) => readdirSync(join(web, folder)).map((name) => join(web, folder, name)));
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const [, target] of text.matchAll(/hx-target="#([^"]+)"/g))
      assert.match(text, new RegExp(`id="${target}"[^>]* aria-live="polite"`), `${file}: #${target}`);
    assert.doesNotMatch(text, /hx-target="#[^>]*hx-swap="outerHTML/, file);
  }
});
