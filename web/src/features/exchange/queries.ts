import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { address, call } from '../../api/client';
import { type Job, jobQuery, jobsQuery } from '../../api/jobs';

export const VERDICTS = ['WRONG', 'FRESH', 'KNOWN'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Wrong = {
  column: string | null;
  cell: string | null;
  value: string | null;
  problem: string;
  remedy: string;
};

export type ImportRow = {
  row: number;
  said: Record<string, string>;
  known: string | null;
  wrong: Wrong[];
};

export type ImportPage = { sheet: string; ignored: string[]; items: ImportRow[]; next: number | null };

export const TEMPLATE = address('/imports/template');
export const returnedFile = (id: string) => address(`/imports/${id}/returned`);

export const rowsQuery = (id: string, verdict: Verdict, after: number) =>
  queryOptions({
    queryKey: ['imports', id, verdict, after],
    queryFn: ({ signal }) =>
      call<ImportPage>('GET', `/imports/${id}/rows`, { query: { verdict, after: String(after) }, signal }),
    placeholderData: keepPreviousData,
  });

export function useConfirmImport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<Job>('POST', `/imports/${id}/confirm`),
    onSuccess: (job) => {
      cache.setQueryData(jobQuery(job.id).queryKey, job);
      void cache.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true });
    },
  });
}
