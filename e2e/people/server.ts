import { readFileSync } from 'node:fs';
import type { Run, Server } from '../server.ts';

/** The server of this worker, or nothing where BIHUAN_BASE_URL names one that is not ours to stop. */
export const ours = (): Server | undefined =>
  (JSON.parse(process.env.BIHUAN_SERVERS ?? '[]') as Server[])[Number(process.env.TEST_PARALLEL_INDEX)];

export const address = (): string => process.env.BIHUAN_BASE_URL ?? ours()?.address ?? '';

/** How the server of this worker fared until now. */
export const runOf = (server: Server): Run => JSON.parse(readFileSync(server.state, 'utf8')) as Run;
