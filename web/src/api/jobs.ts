import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { address, call, upload } from './client';

/** Long work of one's own: exports and imports, seen from every page. */

export const JOB_STATES = ['RUNNING', 'READY', 'DONE', 'FAILED', 'CANCELLED'] as const;
export const JOB_KINDS = ['EXPORT', 'IMPORT', 'TREE_IMPORT'] as const;

export type Job = {
  id: string;
  kind: (typeof JOB_KINDS)[number];
  state: (typeof JOB_STATES)[number];
  title: string;
  detail: string;
  total: number;
  done: number;
  rows: { fresh: number; known: number; wrong: number } | null;
  failure: { problem: string; remedy: string | null } | null;
  product: { name: string; size: number } | null;
  createdAt: string;
  finishedAt: string | null;
  expiresAt: string;
  can: ('CANCEL' | 'DOWNLOAD' | 'CONFIRM')[];
};

const atWork = (jobs: readonly Job[] | undefined) => jobs?.some((job) => job.state === 'RUNNING') ?? false;

/** Asked every second while something is at work, and otherwise when somebody looks. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => call<Job[]>('GET', '/jobs', { signal }),
  refetchInterval: (query) => (atWork(query.state.data) ? 1000 : false),
  refetchOnWindowFocus: true,
});

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => call<Job>('GET', `/jobs/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data?.state === 'RUNNING' ? 700 : false),
  });

export function useCancelJob() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<Job>('POST', `/jobs/${id}/cancel`),
    onSettled: () => cache.invalidateQueries({ queryKey: jobsQuery.queryKey }),
  });
}

export const fileOf = (id: string) => address(`/jobs/${id}/file`);

/** Sends a filled table; what it is a table of stands in the address. */
export const startImport = (to: string, id: string, file: File, progress: (part: number) => void) =>
  upload<Job>(to, { id, name: file.name }, file, progress);

/** Begun on this page: fetched by itself once it is there, as a small download would be. */
const awaited = new Set<string>();

export const awaitJob = (id: string) => awaited.add(id);

/** True once for each awaited job. */
export const wasAwaited = (id: string) => awaited.delete(id);
