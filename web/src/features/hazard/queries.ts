import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { askForProof, call, type Query } from '../../api/client';
import type { Job } from '../../api/jobs';
import type {
  Act,
  ChainState,
  HazardDetail,
  HazardRow,
  HazardSummary,
  HistoryEvent,
  Page,
  PhotoKind,
  Ref,
  Source,
  Waiting,
} from '../../api/types';
import type { SavedView } from './ledgerViews';

const PAGE = 50;

export const ledgerQuery = (filters: Query) =>
  infiniteQueryOptions({
    queryKey: ['hazards', 'ledger', filters],
    queryFn: ({ pageParam, signal }) =>
      call<Page<HazardRow>>('GET', '/hazards', {
        query: { ...filters, limit: PAGE, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const hazardCountQuery = (filters: Query) =>
  queryOptions({
    queryKey: ['hazards', 'count', filters],
    queryFn: async ({ signal }) =>
      (await call<Page<HazardRow>>('GET', '/hazards', { query: { ...filters, limit: 1 }, signal })).count,
  });

export const waitingQuery = queryOptions({
  queryKey: ['hazards', 'waiting'],
  queryFn: ({ signal }) => call<Waiting>('GET', '/hazards/waiting', { signal }),
  refetchInterval: 60_000,
});

export const hazardQuery = (ref: Ref) =>
  queryOptions({
    queryKey: ['hazard', ref],
    queryFn: ({ signal }) => call<HazardDetail>('GET', `/hazards/${ref}`, { signal }),
  });

/** When a restoration gave a number up; null where it did not, as far as the reader may know. */
export const leftOutQuery = (number: string) =>
  queryOptions({
    queryKey: ['hazards', 'left-out', number],
    queryFn: ({ signal }) =>
      call<{ at: string | null }>('GET', `/hazards/left-out?number=${encodeURIComponent(number)}`, {
        signal,
      }),
    staleTime: 600_000,
  });

/** The hazard as it is now, beside the one on screen: for a person to compare. */
export const hazardNowQuery = (ref: Ref, occasion: string) =>
  queryOptions({
    queryKey: ['hazard', ref, 'now', occasion],
    queryFn: ({ signal }) => call<HazardDetail>('GET', `/hazards/${ref}`, { signal }),
    gcTime: 0,
  });

export const historyQuery = (ref: Ref) =>
  queryOptions({
    queryKey: ['hazard', ref, 'history'],
    queryFn: ({ signal }) => call<HistoryEvent[]>('GET', `/hazards/${ref}/history`, { signal }),
  });

export const chainQuery = (ref: Ref) =>
  queryOptions({
    queryKey: ['hazard', ref, 'chain'],
    queryFn: ({ signal }) => call<ChainState>('GET', `/hazards/${ref}/chain`, { signal }),
  });

export type Sketch = { unit?: Ref; itemCode?: string; placeId?: string; placeText?: string; q?: string };

/** By what an open hazard is taken for the one being registered. */
export type Likeness = 'SAME_ITEM' | 'SAME_PLACE' | 'LIKE_WORDS';

/** Without the hazard: a colleague's, which this person may not read; its number only to who works there. */
export type SimilarHazard = {
  hazard: HazardSummary | null;
  number: string | null;
  why: Likeness[];
  elsewhere: boolean;
};

export const similarQuery = ({ unit, ...about }: Sketch) =>
  queryOptions({
    queryKey: ['hazards', 'similar', unit, about],
    queryFn: ({ signal }) =>
      call<SimilarHazard[]>('GET', '/hazards/similar', { query: { unit, ...about }, signal }),
    enabled: Boolean(unit && Object.values(about).some(Boolean)),
    placeholderData: keepPreviousData,
  });

/** An act as the server takes it: `{"act":"GRADE", …}`. */
export type ActBody = { act: Act } & Record<string, unknown>;

export function useAct(ref: Ref) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (sent: { body: ActBody; version: number; key: string }) =>
      call<HazardDetail>('POST', `/hazards/${ref}/acts`, {
        body: sent.body,
        version: sent.version,
        idempotencyKey: sent.key,
      }),
    onSuccess: (hazard) => {
      cache.setQueryData(hazardQuery(ref).queryKey, hazard);
      void cache.invalidateQueries({ queryKey: ['hazard', ref, 'history'] });
      void cache.invalidateQueries({ queryKey: ['hazard', ref, 'chain'] });
      void cache.invalidateQueries({ queryKey: ['hazards'] });
      void cache.invalidateQueries({ queryKey: ['figures'] });
    },
  });
}

export const savedViewsQuery = queryOptions({
  queryKey: ['ledger-views'],
  queryFn: ({ signal }) => call<SavedView[]>('GET', '/ledger-views', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Anew under an id of its own, or in place of what stands there. */
export function useKeepView() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...content }: SavedView) =>
      call<SavedView[]>('PUT', `/ledger-views/${id}`, { body: content }),
    onSuccess: (views) => cache.setQueryData(savedViewsQuery.queryKey, views),
  });
}

export function useRemoveView() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<SavedView[]>('DELETE', `/ledger-views/${id}`),
    onSuccess: (views) => cache.setQueryData(savedViewsQuery.queryKey, views),
  });
}

export type ExportForm = 'SHOWN' | 'WHOLE' | 'NATIONAL';

/** The filters of the list stand in the address, as they do when it is shown. */
export const startExport = (filters: Query, wanted: { id: string; form: ExportForm; columns: string[] }) =>
  call<Job>('POST', '/exports', { query: filters, body: wanted });

/** What became of one row of a batch. */
export type RowResult = {
  ref: Ref;
  ok: boolean;
  problem: { code: string; why: string; remedy: string | null } | null;
};

export type BatchResult = RowResult & { hazard: HazardRow | null };

/** With a key of its own for each row: sent twice, by a double click or after a lost answer, it is done once. */
export type BatchAct = { ref: Ref; version: number; act: ActBody; key: string };

const sendBatch = (acts: BatchAct[]) => call<BatchResult[]>('POST', '/hazards/acts', { body: { acts } });

export function useBatchAct() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (acts: BatchAct[]) => {
      const results = await sendBatch(acts);
      const unproved = new Map(
        results.filter((r) => r.problem?.code === 'step-up-needed').map((r) => [r.ref, r.problem]),
      );
      const [reason] = unproved.values();
      const title = '请再次确认是您本人';
      if (!reason || !(await askForProof({ code: reason.code, title, status: 403, detail: reason.why })))
        return results;
      const again = await sendBatch(acts.filter((act) => unproved.has(act.ref)));
      return results.map((result) => again.find((r) => r.ref === result.ref) ?? result);
    },
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['hazards'] });
      void cache.invalidateQueries({ queryKey: ['hazard'] });
      void cache.invalidateQueries({ queryKey: ['figures'] });
    },
  });
}

export type Registration = {
  unit: Ref;
  placeId: string | null;
  placeText: string;
  category: string;
  itemCode: string | null;
  itemPoint: number | null;
  description: string;
  basis: string | null;
  source: Source;
  foundAt: string;
  photos: { file: Ref; kind: PhotoKind }[];
  noPhotoReason: string | null;
  proposedLevel: string | null;
  draft: boolean;
};

/** Known to the server: its public address and the version to change. */
export type Known = { ref: Ref; version: number };

export function useRegister() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, known, content }: { id: string; known: Known | null; content: Registration }) =>
      known
        ? call<HazardDetail>('PUT', `/hazards/${known.ref}`, { body: content, version: known.version })
        : call<HazardDetail>('POST', '/hazards', { body: { id, ...content } }),
    onSuccess: (hazard) => {
      cache.setQueryData(hazardQuery(hazard.ref).queryKey, hazard);
      void cache.invalidateQueries({ queryKey: ['hazards'] });
    },
  });
}

/** A saved draft goes onto the ledger. */
export function useSubmit() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ ref, version }: Known) =>
      call<HazardDetail>('POST', `/hazards/${ref}/acts`, { body: { act: 'SUBMIT' }, version }),
    onSuccess: (hazard) => {
      cache.setQueryData(hazardQuery(hazard.ref).queryKey, hazard);
      void cache.invalidateQueries({ queryKey: ['hazards'] });
    },
  });
}
