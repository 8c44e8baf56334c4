import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';

/** What the journeys know of the server they run against; `starts` grows when it is stopped and comes again. */
export type Run = { pid: number; starts: { seconds: number }[]; ends: (number | null)[] };

/** A server of our own: its address, the file with its `Run`, and where a journey starts the identity server. */
export type Server = { address: string; state: string; identity: { port: number; client: string; secret: string } };

const ROOT = resolve(import.meta.dirname, '..');
const LOGS = join(ROOT, '.cache/log');
const LONGEST_START = 480_000;

/**
 * The product as `make run` starts it, once for each worker, each on an empty folder and a free port, unless
 * BIHUAN_BASE_URL names a server that runs already.
 */
export default async function start(config: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BIHUAN_BASE_URL) return undefined;
  mkdirSync(LOGS, { recursive: true });
  const cities = await Promise.allSettled(Array.from({ length: config.workers }, (_, index) => city(index)));
  const up = cities.filter((one) => one.status === 'fulfilled').map((one) => one.value);
  const stop = async () => {
    const failed = (await Promise.allSettled(up.map((one) => one.stop()))).find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  };
  const failed = cities.find((one) => one.status === 'rejected');
  if (failed) {
    await stop().catch(console.error);
    throw failed.reason;
  }
  process.env.BIHUAN_SERVERS = JSON.stringify(up.map((one) => one.server));
  return stop;
}

/** When it is stopped meanwhile it is started again on the same data, as an operator would; journeys rely on that. */
async function city(index: number): Promise<{ server: Server; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-journeys-'));
  const log = join(LOGS, `journeys-server-${index}.log`);
  const port = await freePort();
  const server: Server = {
    address: `http://localhost:${port}`,
    state: join(folder, 'run.json'),
    identity: { port: await freePort(), client: 'bihuan', secret: randomUUID() },
  };
  const run: Run = { pid: 0, starts: [], ends: [] };
  let serving: ChildProcess | undefined;
  let stopping = false;
  writeFileSync(log, '');

  const launch = async () => {
    const began = Date.now();
    let failed = false;
    const started = serve(port, server.identity, join(folder, 'data'), log);
    serving = started;
    started.on('exit', (code) => {
      run.ends.push(code);
      if (code === 0 && !stopping) launch().catch(console.error);
      else failed = true;
    });
    await up(server.address, log, run.starts.length + 1, () => !failed && Date.now() - began < LONGEST_START);
    run.starts.push({ seconds: (Date.now() - began) / 1000 });
    run.pid = started.pid ?? 0;
    // Renamed into place: a journey that reads meanwhile finds the old text or the new, never half of it.
    writeFileSync(`${server.state}.new`, JSON.stringify(run));
    renameSync(`${server.state}.new`, server.state);
  };
  const stop = async () => {
    stopping = true;
    const ended = new Promise((done) => serving?.on('exit', done));
    serving?.kill('SIGTERM');
    await Promise.race([ended, pause(30_000)]);
    rmSync(folder, { recursive: true, force: true });
    if (run.ends.at(-1) !== 0) throw new Error(`the server did not end by itself (${run.ends}); see ${log}`);
  };
  try {
    await launch();
  } catch (error) {
    await stop().catch(console.error);
    throw error;
  }
  return { server, stop };
}

/** @param identity where a journey starts the identity server of the site; until then it is down */
function serve(port: number, identity: Server['identity'], data: string, log: string): ChildProcess {
  const out = openSync(log, 'a');
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
      BIHUAN_SINGLESIGNON_ISSUER: `http://localhost:${identity.port}`,
      BIHUAN_SINGLESIGNON_CLIENTID: identity.client,
      BIHUAN_SINGLESIGNON_CLIENTSECRET: identity.secret,
    },
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  return server;
}

/** Up means that it has printed its address once more: the demonstration city is told by then. */
async function up(address: string, log: string, times: number, hopeful: () => boolean): Promise<void> {
  while (readFileSync(log, 'utf8').split(`${address}/`).length <= times) {
    if (!hopeful()) throw new Error(`the server did not come up:\n${readFileSync(log, 'utf8').slice(-4000)}`);
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
