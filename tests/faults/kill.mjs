// SPDX-License-Identifier: EUPL-1.2
// No loss (invariant 5) and no look without a log line (invariant 4), the hard way: the program is killed (SIGKILL) under load, fifty
// times. After each restart every write that was answered is there, every read that was answered has its log line, and the chain
// of the log is whole. Usage: node tests/faults/kill.mjs [rounds]; PROGRAM names the binary.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.PROGRAM ?? 'build/release/gezinsplan';
const rounds = Number(process.argv[2] ?? 50);
const folder = mkdtempSync(join(tmpdir(), 'gezinsplan-kill-'));
const env = { ...process.env, GEZINSPLAN_GEGEVENS: join(folder, 'demo'), GEZINSPLAN_POORT: '0' };
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function run(...args) {
  const r = spawnSync(program, args, { env, encoding: 'utf8' });
  if (r.status !== 0) throw new Error(`${args.join(' ')}: ${r.stdout}${r.stderr}`);
}

async function start() {
  const child = spawn(program, ['serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listening = new Promise((done, fail) => {
    const hear = (data) => {
      said += data;
      const port = /listening on \S+ port (\d+)/.exec(said);
      if (port) done(Number(port[1]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code, signal) => fail(new Error(`did not start: ${code ?? signal} ${said.slice(0, 500)}`)));
  });
  const port = await listening;
  child.removeAllListeners('exit');
  return { child, base: `http://127.0.0.1:${port}/api/v1` };
}

async function login(base, gebruikersnaam) {
  const r = await fetch(`${base}/sessie`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ gebruikersnaam, wachtwoord: 'Welkom-bij-de-demo' }),
  });
  if (r.status !== 201) throw new Error(`login: ${r.status} ${await r.text()}`);
  return { Authorization: `Bearer ${(await r.json()).token}` };
}

async function get(url, headers) {
  const r = await fetch(url, { headers });
  return { status: r.status, body: await r.json() };
}

const TEXT = 'een lang verslag\n'.repeat(20000);

// Every document that was answered comes back whole; what was under way when the program died has left nothing.
async function documents_are_whole(base, headers, answered, n) {
  for (const id of answered.documents) {
    const r = await fetch(`${base}/documenten/${id}/inhoud`, { headers });
    if (r.status !== 200 || await r.text() !== TEXT) throw new Error(`round ${n}: document ${id} was answered and is not whole (${r.status})`);
  }
  const files = join(env.GEZINSPLAN_GEGEVENS, 'stukken');
  const left = existsSync(files) ? readdirSync(files).filter((name) => name.endsWith('.nieuw')) : [];
  if (left.length) throw new Error(`round ${n}: left in stukken/: ${left.join(' ')}`);
}

// Until the server is gone: notes written and timelines read, and what of them was answered.
async function load(base, headers, household, answered, stop) {
  const { leden } = household;
  for (let n = 0; !stop.now; n++) {
    try {
      if (n % 3 === 2) {
        const r = await fetch(`${base}/huishoudens/${household.id}/notities`, { headers });
        await r.arrayBuffer();
        if (r.status === 200) answered.reads++;
        continue;
      }
      if (n % 4 === 3) {
        const form = new FormData();
        for (const [name, value] of [['titel', 'Onder last'], ['datum', answered.vandaag], ['categorie', 'wonen'],
          ['personen', leden[0].persoon], ['alleenGekozen', 'ja']]) form.append(name, value);
        form.append('bestand', new Blob([TEXT]), 'lang.txt');
        const r = await fetch(`${base}/huishoudens/${household.id}/documenten`, { method: 'POST', headers, body: form });
        const made = await r.json();
        if (r.status === 201) answered.documents.push(made.id);
        else if (r.status !== 503) throw new Error(`upload: ${r.status} ${JSON.stringify(made)}`);
        continue;
      }
      const r = await fetch(`${base}/huishoudens/${household.id}/notities`, {
        method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ personen: [leden[0].persoon], categorie: 'wonen', datum: answered.vandaag, vorm: 'gesprek',
          titel: `Onder last ${answered.writes.length}`, tekst: 'Geschreven vlak voor de stroom uitviel.', alleenGekozen: true }),
      });
      const made = await r.json();
      if (r.status === 201) answered.writes.push(made.id);
      else if (r.status !== 503) throw new Error(`write: ${r.status} ${JSON.stringify(made)}`);
    } catch (e) {
      if (!stop.now && !/fetch failed|terminated|socket/i.test(String(e))) throw e;
      return;
    }
  }
}

// The lines of the log after `nr`, newest first, as the privacy officer reads them.
async function lines_after(base, headers, nr) {
  const lines = [];
  let url = `${base}/logboek`;
  while (url) {
    const { status, body } = await get(url, headers);
    if (status !== 200) throw new Error(`logboek: ${status} ${JSON.stringify(body)}`);
    for (const line of body.resultaten) {
      if (line.nr <= nr) return lines;
      lines.push(line);
    }
    url = body.volgende && new URL(body.volgende, base).href;
  }
  return lines;
}

async function round(n, household) {
  let { child, base } = await start();
  const headers = await login(base, 'regisseur');
  const before = (await lines_after(base, await login(base, 'privacy'), -1))[0].nr;
  const answered = { reads: 0, writes: [], documents: [], vandaag: household.vandaag };
  const stop = { now: false };
  const clients = Array.from({ length: 8 }, () => load(base, headers, household, answered, stop));
  await sleep(100 + Math.random() * 300);
  stop.now = true;
  child.kill('SIGKILL');
  await Promise.all(clients);
  ({ child, base } = await start());
  const again = await login(base, 'regisseur');
  for (const id of answered.writes) {
    const { status } = await get(`${base}/notities/${id}`, again);
    if (status !== 200) throw new Error(`round ${n}: note ${id} was answered and is gone (${status})`);
  }
  await documents_are_whole(base, again, answered, n);
  const lines = await lines_after(base, await login(base, 'privacy'), before);
  const reads = lines.filter((l) => l.handeling === 'notities.lezen').length;
  if (reads < answered.reads) throw new Error(`round ${n}: ${answered.reads} reads answered, ${reads} in the log`);
  const written = new Set(lines.filter((l) => l.handeling === 'notitie.toevoegen').map((l) => l.object));
  for (const id of answered.writes)
    if (!written.has(`notitie/${id}`)) throw new Error(`round ${n}: no log line of note ${id}`);
  child.kill('SIGKILL');
  await new Promise((done) => child.on('exit', done));
  return answered;
}

async function main() {
  run('demo', '--gegevens', env.GEZINSPLAN_GEGEVENS, '--huishoudens', '0');
  const { child, base } = await start();
  const headers = await login(base, 'regisseur');
  const { body } = await get(`${base}/huishoudens`, headers);
  const household = (await get(`${base}/huishoudens/${body.resultaten[0].id}`, headers)).body;
  household.id = body.resultaten[0].id;
  household.vandaag = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
  child.kill('SIGKILL');
  await new Promise((done) => child.on('exit', done));
  let writes = 0, reads = 0, documents = 0;
  for (let n = 1; n <= rounds; n++) {
    const a = await round(n, household);
    writes += a.writes.length;
    reads += a.reads;
    documents += a.documents.length;
  }
  if (writes < rounds || reads < rounds || documents < rounds / 2) throw new Error(`too little was answered to prove anything: ${writes}, ${reads}, ${documents}`);
  run('verify');
  console.log(`${rounds} rounds: ${writes} answered writes and ${reads} answered reads and ${documents} answered documents, all there after SIGKILL; the log is whole`);
}

try {
  await main();
  console.log(`${rounds} passed, 0 failed`);
} catch (e) {
  console.error(e);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
