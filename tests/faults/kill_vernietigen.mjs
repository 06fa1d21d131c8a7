// SPDX-License-Identifier: EUPL-1.2
// Destruction, killed (SIGKILL) again and again while it runs: after each restart it goes on where it was. In the end all of what was
// approved is gone, from the file too, nothing else is, and the chain of the log is whole.
// Usage: node tests/faults/kill_vernietigen.mjs [households]; PROGRAM names the binary.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.PROGRAM ?? 'build/release/gezinsplan';
const wanted = Number(process.argv[2] ?? 5);
const PLANT = 'Zwaluwstaart-geheim-7419';
const folder = mkdtempSync(join(tmpdir(), 'gezinsplan-vernietigen-'));
const env = { ...process.env, GEZINSPLAN_GEGEVENS: join(folder, 'demo'), GEZINSPLAN_POORT: '0' };
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const must = (yes, what) => { if (!yes) throw new Error(what); };

function run(...args) {
  const r = spawnSync(program, args, { env, encoding: 'utf8' });
  must(r.status === 0, `${args.join(' ')}: ${r.stdout}${r.stderr}`);
}

async function start() {
  const child = spawn(program, ['serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const port = await new Promise((done, fail) => {
    const hear = (data) => {
      said += data;
      const found = /listening on \S+ port (\d+)/.exec(said);
      if (found) done(found[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => fail(new Error(`did not start: ${said.slice(0, 500)}`)));
  });
  child.removeAllListeners('exit');
  return { child, base: `http://127.0.0.1:${port}/api/v1` };
}

function end(child, signal) {
  const gone = new Promise((done) => child.on('exit', done));
  child.kill(signal);
  return gone;
}

async function ask(base, token, method, path, body, headers = {}) {
  const r = await fetch(base + path, {
    method, headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }), ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await r.text();
  return { status: r.status, body: text ? JSON.parse(text) : null };
}

async function login(base, gebruikersnaam) {
  const r = await ask(base, null, 'POST', '/sessie', { gebruikersnaam, wachtwoord: 'Welkom-bij-de-demo' });
  must(r.status === 201, `login: ${r.status}`);
  return r.body.token;
}

function on_disk() {
  return ['', '-wal'].some((ending) => {
    const file = join(env.GEZINSPLAN_GEGEVENS, `gezinsplan.db${ending}`);
    return existsSync(file) && readFileSync(file).includes(PLANT);
  });
}

// Lists for some households of the regisseur, each with a planted note, approved by the privacy officer.
async function approve_some(base) {
  const regie = await login(base, 'regisseur'), privacy = await login(base, 'privacy');
  const { resultaten } = (await ask(base, regie, 'GET', '/huishoudens')).body;
  const chosen = [], kept = [];
  for (const { id, regie: own } of resultaten) {
    const one = (await ask(base, regie, 'GET', `/huishoudens/${id}`)).body;
    const note = { personen: [one.leden[0].persoon], categorie: 'wonen', datum: new Date(Date.now() - 86400000).toISOString().slice(0, 10),
      vorm: 'gesprek', titel: chosen.length < wanted ? PLANT : 'Blijft', tekst: chosen.length < wanted ? PLANT : 'Blijft', alleenGekozen: true };
    if (chosen.length >= wanted) { kept.push(id); continue; }
    const list = await ask(base, regie, 'POST', `/huishoudens/${id}/vernietiging`, { heel: true, grondslag: 'onrechtmatig', reden: 'Proef.' });
    if (list.status !== 201) { kept.push(id); continue; } // held, or not of this regisseur
    // after the list was made: it goes with the household all the same
    must((await ask(base, regie, 'POST', `/huishoudens/${id}/notities`, note)).status === 201, 'a planted note');
    const yes = await ask(base, privacy, 'PATCH', `/vernietigingslijsten/${list.body.id}`, { besluit: 'goedgekeurd' }, { 'If-Match': '"v1"' });
    must(yes.status === 200, `approve: ${yes.status} ${JSON.stringify(yes.body)}`);
    chosen.push({ id, list: list.body.id });
  }
  must(chosen.length > 0, 'something to destroy');
  return { chosen, kept };
}

async function all_done(base, chosen) {
  const privacy = await login(base, 'privacy');
  for (const { list } of chosen) {
    const r = await ask(base, privacy, 'GET', `/vernietigingslijsten/${list}`);
    if (r.body.status !== 'klaar') return false;
    must(r.body.gedaan === r.body.totaal, `${list}: ${r.body.gedaan} of ${r.body.totaal}`);
  }
  return true;
}

try {
  run('demo', '--gegevens', env.GEZINSPLAN_GEGEVENS, '--huishoudens', '60');
  let server = await start();
  const { chosen, kept } = await approve_some(server.base);
  must(on_disk(), 'the planted text can be found at all');
  let kills = 0;
  for (let done = false; !done;) {
    await end(server.child, 'SIGKILL');
    kills++;
    must(kills < 400, 'it never ends');
    server = await start();
    await sleep(Math.random() * 25);
    if (kills % 10 === 0) done = await all_done(server.base, chosen);
  }
  const regie = await login(server.base, 'regisseur');
  for (const { id } of chosen) must((await ask(server.base, regie, 'GET', `/huishoudens/${id}`)).status === 404, `${id} is gone`);
  for (const id of kept) must((await ask(server.base, regie, 'GET', `/huishoudens/${id}`)).status === 200, `${id} is there`);
  await end(server.child, 'SIGTERM');
  run('verify');
  must(!on_disk(), 'the planted text is gone from the files');
  console.log(`${chosen.length} households destroyed through ${kills} kills; ${kept.length} others as they were: 1 passed, 0 failed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
