// SPDX-License-Identifier: EUPL-1.2
// npm run build: makes dist/ from static/ and the packages of package.json.
//
// Every file there has the hash of its content in its name (so it may be cached for ever), a .gz
// and a .br beside it where that is smaller, and a line in manifest.json, which the server reads at
// start (server/render/assets.h). The same sources give the same bytes, on any machine.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { sprite } from './icons.mjs';
import { reachable } from './tokens.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(web, 'dist');
const making = join(web, 'dist.new');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

const manifest = {};

/** Writes one file with its compressed forms; gives the name it got. */
function publish(logical, content) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const extension = extname(logical);
  const name = `${basename(logical, extension)}.${hash}${extension}`;
  const entry = { name, type: TYPES[extension], etag: `W/"${hash}"`, size: bytes.length };
  const forms = {
    gz: gzipSync(bytes, { level: 9 }),
    br: brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  };
  writeFileSync(join(making, name), bytes);
  for (const [form, compressed] of Object.entries(forms)) {
    if (compressed.length >= bytes.length) continue;
    writeFileSync(join(making, `${name}.${form}`), compressed);
    entry[form] = compressed.length;
  }
  manifest[logical] = entry;
  return name;
}

async function bundle(entry, plugins = []) {
  const result = await build({
    absWorkingDir: web,
    entryPoints: [entry],
    outdir: making,
    assetNames: '[name]',
    loader: { '.woff2': 'file' },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16.4'],
    legalComments: 'eof',
    logLevel: 'warning',
    plugins,
  });
  return result.outputFiles;
}

/** An esbuild plugin that gives the design tokens of the theme through `shape`. */
const theme = (shape) => ({
  name: 'theme',
  setup({ onLoad }) {
    onLoad({ filter: /voorbeeld-design-tokens.*theme\.css$/ }, ({ path }) => ({
      contents: shape(readFileSync(path, 'utf8')),
      loader: 'css',
    }));
  },
});

const textOf = (files, extension) => files.find(({ path }) => path.endsWith(extension)).text;

async function styles() {
  const entry = 'static/gezinsplan.css';
  const bare = textOf(await bundle(entry, [theme(() => '')]), '.css');
  const files = await bundle(entry, [theme((text) => reachable(text, bare))]);
  let css = textOf(files, '.css');
  for (const { path, contents } of files) {
    if (!path.endsWith('.woff2')) continue;
    const logical = basename(path);
    css = css.replaceAll(`./${logical}`, `./${publish(logical, contents)}`);
  }
  for (const [, target] of css.matchAll(/url\(["']?([^"')]*)/g)) {
    // The content security policy has no data: and no other hosts; better to know it here.
    if (!target.startsWith('./')) throw new Error(`styles: url(${target}) would be blocked`);
  }
  publish('gezinsplan.css', css);
}

async function scripts() {
  publish('gezinsplan.js', textOf(await bundle('static/gezinsplan.js'), '.js'));
}

rmSync(making, { recursive: true, force: true });
mkdirSync(making);
await styles();
await scripts();
publish('icons.svg', sprite(web));
publish('favicon.svg', readFileSync(join(web, 'static/favicon.svg')));
writeFileSync(join(making, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
rmSync(dist, { recursive: true, force: true });
renameSync(making, dist);
for (const { name, size, gz, br } of Object.values(manifest)) {
  console.log(`${name}  ${size} bytes${gz ? `, gzip ${gz}` : ''}${br ? `, brotli ${br}` : ''}`);
}
