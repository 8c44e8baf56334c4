import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What the journeys know of the jar they run against; `starts` grows when it is stopped and comes again. */
export type Run = { pid: number; starts: { seconds: number }[]; ends: (number | null)[] };

const LONGEST_START = 480_000;
const TOLD_TO_STOP = 143;

/**
 * The real jar on an empty folder and a free port, unless BIHUAN_BASE_URL names one that runs already. A jar that ends
 * meanwhile is started again on the same data, as an operator's service would; the last journey relies on that.
 */
export default async function start(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BIHUAN_BASE_URL) return undefined;
  const jar = resolve(import.meta.dirname, process.env.BIHUAN_JAR ?? '../server/target/bihuan.jar');
  if (!existsSync(jar)) throw new Error(`${jar} is not there: build it first, or set BIHUAN_JAR`);
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-journeys-'));
  const port = Number(process.env.BIHUAN_PORT) || (await freePort());
  const address = `http://localhost:${port}`;
  const log = join(folder, 'server.log');
  const run: Run = { pid: 0, starts: [], ends: [] };
  const state = join(folder, 'run.json');
  let server: ChildProcess;
  let stopping = false;

  const launch = async () => {
    const began = Date.now();
    server = spawnJar(jar, port, folder, log);
    let failed = false;
    server.on('exit', (code) => {
      run.ends.push(code);
      if (code === TOLD_TO_STOP && !stopping) launch().catch(console.error);
      else failed = true;
    });
    await up(address, log, run.starts.length + 1, () => !failed && Date.now() - began < LONGEST_START);
    run.starts.push({ seconds: (Date.now() - began) / 1000 });
    run.pid = server.pid ?? 0;
    writeFileSync(state, JSON.stringify(run));
  };
  try {
    await launch();
  } catch (error) {
    stopping = true;
    server!.kill('SIGKILL');
    throw error;
  }
  process.env.BIHUAN_BASE_URL = address;
  process.env.BIHUAN_RUN = state;

  return async () => {
    stopping = true;
    const ended = new Promise((done) => server.on('exit', done));
    server.kill('SIGTERM');
    await Promise.race([ended, pause(30_000)]);
    if (run.ends.at(-1) !== TOLD_TO_STOP) {
      server.kill('SIGKILL');
      throw new Error(`the jar did not end by itself (${run.ends}); its record is in ${log}`);
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

function spawnJar(jar: string, port: number, folder: string, log: string): ChildProcess {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const out = openSync(log, 'a');
  const server = spawn(
    java,
    ['-Xmx512m', '-XX:+UseSerialGC', '--enable-native-access=ALL-UNNAMED', '-Dstdout.encoding=UTF-8', '-jar', jar],
    {
      cwd: folder,
      env: {
        ...process.env,
        LC_ALL: 'C.UTF-8',
        SPRING_PROFILES_ACTIVE: 'demonstration',
        BIHUAN_PORT: String(port),
        BIHUAN_DATA: join(folder, 'data'),
        BIHUAN_DATABASE_URL: '',
      },
      stdio: ['ignore', out, out],
    },
  );
  closeSync(out);
  return server;
}

/** Up means that it has printed its address once more: the demonstration city is told by then. */
async function up(address: string, log: string, times: number, hopeful: () => boolean): Promise<void> {
  while (readFileSync(log, 'utf8').split(`${address}/`).length <= times) {
    if (!hopeful()) throw new Error(`the jar did not come up:\n${readFileSync(log, 'utf8').slice(-4000)}`);
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
