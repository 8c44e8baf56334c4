import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What the journeys know of the server they run against; `starts` grows when it is stopped and comes again. */
export type Run = { pid: number; starts: { seconds: number }[]; ends: (number | null)[] };

const ROOT = resolve(import.meta.dirname, '..');
const LOG = join(ROOT, '.cache/log/journeys-server.log');
const LONGEST_START = 480_000;
const CLIENT = { id: 'bihuan', secret: randomUUID() };

/**
 * The product as `make run` starts it, on an empty folder and a free port, unless BIHUAN_BASE_URL names a server that
 * runs already. When it is stopped meanwhile it is started again on the same data, as an operator would; the last
 * journey relies on that.
 */
export default async function start(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BIHUAN_BASE_URL) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-journeys-'));
  const port = await freePort();
  const identity = await freePort();
  const address = `http://localhost:${port}`;
  const run: Run = { pid: 0, starts: [], ends: [] };
  const state = join(folder, 'run.json');
  let server: ChildProcess | undefined;
  let stopping = false;
  mkdirSync(join(ROOT, '.cache/log'), { recursive: true });
  writeFileSync(LOG, '');

  const launch = async () => {
    const began = Date.now();
    let failed = false;
    const started = serve(port, identity, join(folder, 'data'));
    server = started;
    started.on('exit', (code) => {
      run.ends.push(code);
      if (code === 0 && !stopping) launch().catch(console.error);
      else failed = true;
    });
    await up(address, run.starts.length + 1, () => !failed && Date.now() - began < LONGEST_START);
    run.starts.push({ seconds: (Date.now() - began) / 1000 });
    run.pid = started.pid ?? 0;
    // Renamed into place: a journey that reads meanwhile finds the old text or the new, never half of it.
    writeFileSync(`${state}.new`, JSON.stringify(run));
    renameSync(`${state}.new`, state);
  };
  const stop = async () => {
    stopping = true;
    const ended = new Promise((done) => server?.on('exit', done));
    server?.kill('SIGTERM');
    await Promise.race([ended, pause(30_000)]);
    rmSync(folder, { recursive: true, force: true });
    if (run.ends.at(-1) !== 0) throw new Error(`the server did not end by itself (${run.ends}); see ${LOG}`);
  };
  try {
    await launch();
  } catch (error) {
    await stop().catch(console.error);
    throw error;
  }
  process.env.BIHUAN_BASE_URL = address;
  process.env.BIHUAN_RUN = state;
  process.env.BIHUAN_IDENTITY = JSON.stringify({ port: identity, client: CLIENT.id, secret: CLIENT.secret });
  return stop;
}

/** @param identity where a journey starts the identity server of the site; until then it is down */
function serve(port: number, identity: number, data: string): ChildProcess {
  const out = openSync(LOG, 'a');
  const server = spawn('scripts/with-tools', ['scripts/serve'], {
    cwd: ROOT,
    env: {
      ...process.env,
      SPRING_PROFILES_ACTIVE: 'demonstration',
      BIHUAN_PORT: String(port),
      BIHUAN_DATA: data,
      BIHUAN_DATABASE_URL: '',
      // A checkpoint is usually signed every ten minutes.
      BIHUAN_EVIDENCE_SIGNEVERY: 'PT10S',
      BIHUAN_SINGLESIGNON_ISSUER: `http://localhost:${identity}`,
      BIHUAN_SINGLESIGNON_CLIENTID: CLIENT.id,
      BIHUAN_SINGLESIGNON_CLIENTSECRET: CLIENT.secret,
    },
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  return server;
}

/** Up means that it has printed its address once more: the demonstration city is told by then. */
async function up(address: string, times: number, hopeful: () => boolean): Promise<void> {
  while (readFileSync(LOG, 'utf8').split(`${address}/`).length <= times) {
    if (!hopeful()) throw new Error(`the server did not come up:\n${readFileSync(LOG, 'utf8').slice(-4000)}`);
    await pause(250);
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
