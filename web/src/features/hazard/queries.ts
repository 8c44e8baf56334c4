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
  HistoryEvent,
  Page,
  PhotoKind,
  Ref,
  Source,
  Waiting,
} from '../../api/types';

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

export const similarQuery = (wanted: { unit?: Ref; itemCode?: string; placeId?: string; q?: string }) =>
  queryOptions({
    queryKey: ['hazards', 'similar', wanted],
    queryFn: ({ signal }) => call<HazardRow[]>('GET', '/hazards/similar', { query: wanted, signal }),
    enabled: Boolean(wanted.unit && (wanted.itemCode || wanted.placeId || wanted.q)),
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

export type ExportForm = 'SHOWN' | 'WHOLE' | 'NATIONAL';

/** The filters of the list stand in the address, as they do when it is shown. */
export const startExport = (filters: Query, wanted: { id: string; form: ExportForm; columns: string[] }) =>
  call<Job>('POST', '/exports', { query: filters, body: wanted });

export type BatchResult = {
  ref: Ref;
  ok: boolean;
  hazard: HazardRow | null;
  problem: { code: string; why: string; remedy: string | null } | null;
};

type BatchAct = { ref: Ref; version: number; act: ActBody };

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
