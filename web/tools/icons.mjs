// SPDX-License-Identifier: EUPL-1.2
// Collects the icons that the screens name into one sprite, drawn by @tabler/icons (MIT).
// A page shows one with <use href="{{@static/icons.svg}}#eye">. Names that come from the model are
// those of the codes (server/render/woorden_*.c) and those in static/icons.txt, one a line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// A code: {"gereed", "Klaar", "circle-check", "goed"}
const CODE = /\{\s*"[^"]*",\s*"[^"]*",\s*"([a-z0-9-]+)",\s*"[a-z-]*"\s*\}/g;
const NAMED = /icons\.svg(?:\}\})?#([a-z0-9]+(?:-[a-z0-9]+)*)/g;

function texts(folder, extension) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** The names of all icons that `web` and the renderer use, sorted. */
export function iconNames(web) {
  const names = new Set();
  const sources = [
    ...texts(join(web, 'pages'), '.html'),
    ...texts(join(web, 'partials'), '.html'),
    ...texts(join(web, 'static'), '.js'),
  ];
  for (const text of sources) {
    for (const [, name] of text.matchAll(NAMED)) names.add(name);
  }
  for (const text of texts(join(web, '../server/render'), '.c')) {
    for (const [, name] of text.matchAll(CODE)) names.add(name);
  }
  for (const line of readFileSync(join(web, 'static/icons.txt'), 'utf8').split('\n')) {
    const name = line.replace(/#.*/, '').trim();
    if (name) names.add(name);
  }
  return [...names].sort();
}

function symbol(name, folder) {
  let svg;
  try {
    svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
  } catch {
    throw new Error(`icons: there is no icon called "${name}"`);
  }
  const shapes = /<svg[^>]*>([\s\S]*)<\/svg>/
    .exec(svg)[1]
    .replace(/<path stroke="none"[^>]*\/>/, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim();
  return (
    `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"` +
    ` stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`
  );
}

export function sprite(web) {
  const folder = join(web, 'node_modules/@tabler/icons/icons/outline');
  const symbols = iconNames(web).map((name) => symbol(name, folder));
  return (
    '<!-- Tabler Icons, MIT License, (c) Paweł Kuna -->\n' +
    `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`
  );
}
