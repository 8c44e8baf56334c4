import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { type Job, jobQuery, jobsQuery } from '../../api/jobs';
import type { ImportForm } from './importForms';

export const VERDICTS = ['WRONG', 'FRESH', 'KNOWN'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Wrong = {
  column: string | null;
  cell: string | null;
  value: string | null;
  problem: string;
  remedy: string;
};

/** @param outcome what the row does, where the table tells it; `known` is the number it was registered under */
export type ImportRow = {
  row: number;
  said: Record<string, string>;
  known?: string | null;
  outcome?: string;
  wrong: Wrong[];
};

export type ImportPage = { sheet: string; ignored: string[]; items: ImportRow[]; next: number | null };

export const rowsQuery = (form: ImportForm, id: string, verdict: Verdict, after: number) =>
  queryOptions({
    queryKey: [form.upload, id, verdict, after],
    queryFn: ({ signal }) =>
      call<ImportPage>('GET', `${form.upload}/${id}/rows`, {
        query: { verdict: form.verdicts[verdict][1], after: String(after) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** @param uploads address the table was sent to */
export function useConfirmImport(uploads: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<Job>('POST', `${uploads}/${id}/confirm`),
    onSuccess: (job) => {
      cache.setQueryData(jobQuery(job.id).queryKey, job);
      void cache.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true });
    },
  });
}
