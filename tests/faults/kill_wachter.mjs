// SPDX-License-Identifier: EUPL-1.2
// The wachter with more than ten thousand messages to put, killed (SIGKILL) again and again half-way: whoever must be told is told, and
// once. A demo of months ago, not served for the last days, is done twice: in one go, and through the kills; what it came to must be the
// same, message by message with how often each was put, and note by note of what was told. The chain of the log is whole.
// Usage: node tests/faults/kill_wachter.mjs [households]; PROGRAM names the binary. Needs sqlite3, to look from outside.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.PROGRAM ?? 'build/release/gezinsplan';
const households = Number(process.argv[2] ?? 3000);
const MESSAGES = 10000, KILLS = 20, MONTHS_AGO = 4, DAYS = 2;
const folder = mkdtempSync(join(tmpdir(), 'gezinsplan-wachter-'));
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const must = (yes, what) => { if (!yes) throw new Error(what); };
const env_of = (name) => ({ ...process.env, GEZINSPLAN_GEGEVENS: join(folder, name), GEZINSPLAN_POORT: '0' });
const day = (ms) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(ms));

function run(name, ...args) {
  const r = spawnSync(program, args, { env: env_of(name), encoding: 'utf8' });
  must(r.status === 0, `${args.join(' ')}: ${r.stdout}${r.stderr}`);
}

// Read-only, as a rule: what a killed program left is for the program itself to put right.
function sql(name, statement, mode = '-readonly') {
  const r = spawnSync('sqlite3', [mode, '-cmd', '.timeout 10000', join(folder, name, 'gezinsplan.db'), statement],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  must(r.status === 0 && !r.error, `sqlite3: ${r.error ?? r.stderr}`);
  return r.stdout.trim();
}
const put = (name) => Number(sql(name, 'SELECT sum(aantal) FROM attendering'));

// The wachter has done all days when the program listens.
function start(name) {
  const child = spawn(program, ['serve'], { env: env_of(name), stdio: ['ignore', 'pipe', 'pipe'] });
  const server = { child, ready: false, said: '' };
  const hear = (data) => {
    server.said += data;
    server.ready ||= /listening on \S+ port \d+/.test(server.said);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  server.gone = new Promise((done) => child.on('exit', (code, signal) => { server.ended = signal ?? code; done(); }));
  return server;
}

async function until(server, yes) {
  while (!yes()) {
    must(server.ended === undefined, `it ended by itself: ${server.ended} ${server.said.slice(0, 500)}`);
    await sleep(10);
  }
}

async function end(server, signal) {
  server.child.kill(signal);
  await server.gone;
}

async function in_one_go(name) {
  const server = start(name);
  await until(server, () => server.ready);
  await end(server, 'SIGTERM');
}

// Killed each time that a next part of the work is seen, and a moment of chance later; the last life is left to end its work, also when
// the count has gone too far.
async function through_kills(name, first, last) {
  const left = [];
  for (let n = 1; ; n++) {
    const server = start(name), mark = first + (last - first) * (n / (KILLS + 1)) ** 1.5;
    try {
      await until(server, () => server.ready || (n <= KILLS + 1 && put(name) >= mark));
      await sleep(Math.random() * 30);
      if (server.ready) {
        await end(server, 'SIGTERM');
        return left;
      }
    } finally {
      await end(server, 'SIGKILL');
    }
    left.push(put(name));
  }
}

// What a run came to: without the ids and the moments that are of the run itself.
const RESULT = {
  messages: 'SELECT gebruiker_id, soort, huishouden_id, object, object_id, aantal, gelezen_op IS NULL FROM attendering',
  actions: 'SELECT huishouden_id, actie_id, soort, dag, trede, gemeld FROM actie_klim',
  consents: 'SELECT huishouden_id, toestemming_id FROM toestemming_afloop',
  transitions: 'SELECT huishouden_id, persoon_id, soort FROM overgang_melding',
  gaps: 'SELECT id, gemeld_op FROM overgang WHERE gemeld_op IS NOT NULL',
  vacancies: 'SELECT huishouden_id, soort, over, stap FROM regie_melding',
  'questions about regie': 'SELECT huishouden_id, id, status FROM regieverzoek',
  waits: 'SELECT huishouden_id, id FROM verwijzing WHERE gemeld_op IS NOT NULL',
  ends: 'SELECT huishouden_id, id FROM voorziening WHERE gemeld_op IS NOT NULL',
  contacts: 'SELECT huishouden_id, id, gemeld_op FROM volgcontact WHERE gemeld_op IS NOT NULL',
  mail: 'SELECT gebruiker_id, dag FROM mail',
  'days done': 'SELECT taak, tot_en_met FROM wachter_stand',
};

function same(one, other) {
  for (const [what, statement] of Object.entries(RESULT)) {
    const a = sql(one, statement).split('\n'), b = sql(other, statement).split('\n');
    const in_a = new Set(a), in_b = new Set(b);
    const missing = a.filter((line) => !in_b.has(line)), extra = b.filter((line) => !in_a.has(line));
    must(!missing.length && !extra.length && a.length === b.length,
      `${what}: ${missing.length} only in one go: ${missing.slice(0, 5).join(' ')}; ${extra.length} only through kills: ${extra.slice(0, 5).join(' ')}`);
  }
}

// As if the program was off for some days: each task has its last day done before them.
async function was_off(name, date) {
  run('leeg', 'demo', '--gegevens', join(folder, 'leeg'), '--huishoudens', '0');
  await in_one_go('leeg');
  const tasks = sql('leeg', 'SELECT taak FROM wachter_stand').split('\n'), last = day(date.getTime() - DAYS * 86400000);
  sql(name, `INSERT INTO wachter_stand (taak, tot_en_met, gedaan_op) VALUES ${tasks.map((t) => `('${t}', '${last}', 1)`)}`, '-batch');
  rmSync(join(folder, 'leeg'), { recursive: true });
}

async function prove() {
  const date = new Date(), vandaag = day(date);
  const ago = day(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - MONTHS_AGO, 15, 12));
  run('demo', 'demo', '--gegevens', join(folder, 'demo'), '--huishoudens', String(households), '--vandaag', ago);
  await was_off('demo', date);
  cpSync(join(folder, 'demo'), join(folder, 'kills'), { recursive: true });
  const rows = () => Number(sql('demo', 'SELECT count(*) FROM attendering'));
  const first = put('demo'), before = rows();
  await in_one_go('demo');
  const last = put('demo'), messages = rows() - before;
  must(messages >= MESSAGES, `only ${messages} messages: too few to prove anything`);
  const left = await through_kills('kills', first, last);
  if (day(Date.now()) !== vandaag) return false; // midnight went by: another day is another result
  const half = left.filter((n) => n > first && n < last);
  same('demo', 'kills');
  must(new Set(half).size >= KILLS / 2, `only ${half.length} kills were half-way: ${left}`);
  run('kills', 'verify');
  // and a next start has nothing to do
  await in_one_go('kills');
  same('demo', 'kills');
  console.log(`${messages} messages, ${last - first} times put, through ${left.length} kills (${half.length} half-way): each is there, and once; the log is whole`);
  return true;
}

try {
  while (!await prove()) for (const name of ['demo', 'kills']) rmSync(join(folder, name), { recursive: true });
  console.log('1 passed, 0 failed');
} catch (e) {
  console.error(e);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
