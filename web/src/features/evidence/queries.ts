import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';

export type HistoryFinding = { kind: string; subject: string; version: number; words: string };

/** Empty findings mean that nothing was changed since it was sealed; at most the first hundred are told. */
export type HistoryReport = {
  at: string;
  hazards: number;
  lines: number;
  checkpoints: number;
  /** How many attachments were read again; not `allFiles` where the time was up before the last. */
  files: number;
  allFiles: boolean;
  /** Letters and records held against the entries of the acts on them, and of each kind those no entry seals. */
  sealed: number;
  unsealed: Record<string, number>;
  /** Why new lines wait for their leaves, while nothing may be written. */
  paused: string | null;
  findings: HistoryFinding[];
};

export const useVerification = () =>
  useChange<void, HistoryReport>(() => call<HistoryReport>('POST', '/evidence/verification', { body: {} }));

export type WitnessRole = 'DISTRICT' | 'SUPERVISION' | 'SAFETY_COMMITTEE' | 'OTHER';

export type Witness = {
  id: string;
  role: WitnessRole;
  roleTitle: string;
  name: string;
  key: string;
  from: string;
  to: string | null;
  counts: boolean;
  can: 'END'[];
};

export type Cosignature = { name: string; roleTitle: string; at: string };

export type Witnessed = {
  suite: 'INTL' | 'GM';
  suiteTitle: string;
  size: number;
  signedAt: string;
  cosignatures: Cosignature[];
  isFinal: boolean;
};

const EVIDENCE = ['evidence'];

export const newestCheckpointsQuery = queryOptions({
  queryKey: [...EVIDENCE, 'checkpoints'],
  queryFn: ({ signal }) => call<Witnessed[]>('GET', '/evidence/checkpoints/newest', { signal }),
});

export const witnessesQuery = queryOptions({
  queryKey: [...EVIDENCE, 'witnesses'],
  queryFn: ({ signal }) => call<Witness[]>('GET', '/evidence/witnesses', { signal }),
});

/** Whether checkpoints still come. */
export type SigningState = {
  signedAt: string | null;
  signedLines: number;
  unsignedLines: number;
  /** There may be more than `unsignedLines`. */
  atLeast: boolean;
  unsignedSince: string | null;
  /** Found by the last verification and not cleared: signing goes on over them. */
  openFindings: number;
  problem: string | null;
  remedy: string | null;
};

export const signingQuery = queryOptions({
  queryKey: [...EVIDENCE, 'signing'],
  queryFn: ({ signal }) => call<SigningState>('GET', '/evidence/signing', { signal }),
  refetchInterval: 60_000,
});

/** What the last verification found, by night or on demand; a problem stays until a later one finds nothing. */
export type LastVerification = {
  at: string | null;
  by: string | null;
  findings: number;
  /** The problem without what it names, for where all that is open stands below it. */
  found: string | null;
  /** Each in words, at most a hundred. */
  open: string[];
  problem: string | null;
  remedy: string | null;
};

export const lastVerificationQuery = queryOptions({
  queryKey: [...EVIDENCE, 'verification'],
  queryFn: ({ signal }) => call<LastVerification>('GET', '/evidence/verification', { signal }),
  refetchInterval: 60_000,
});

/** An older state that was put back, declared and confirmed. */
export type Restoration = {
  id: string;
  restoredTo: string | null;
  lostFrom: string | null;
  lostTo: string;
  lines: number;
  signedLines: number | null;
  reason: string;
  declaredBy: string | null;
  declaredAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
};

export const restorationsQuery = queryOptions({
  queryKey: ['restoration', 'confirmed'],
  queryFn: ({ signal }) => call<Restoration[]>('GET', '/evidence/restoration/confirmed', { signal }),
});

/** Of the last two weeks; empty where nothing was put back. */
export type LostTime = { id: string; from: string | null; to: string };

export const lostTimeQuery = queryOptions({
  queryKey: ['restoration', 'lost'],
  queryFn: ({ signal }) => call<LostTime[]>('GET', '/evidence/restoration/lost', { signal }),
  staleTime: 600_000,
});

export const ledgerKeyQuery = queryOptions({
  queryKey: [...EVIDENCE, 'key'],
  queryFn: ({ signal }) => call<{ key: string }>('GET', '/evidence/key', { signal }),
});

function useChange<V, T>(change: (values: V) => Promise<T>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => cache.invalidateQueries({ queryKey: EVIDENCE }),
  });
}

export type NewWitness = Pick<Witness, 'id' | 'key' | 'from' | 'to'> & { role: WitnessRole | null };

export const useRegisterWitness = () =>
  useChange((witness: NewWitness) => call<Witness>('POST', '/evidence/witnesses', { body: witness }));

export const useEndWitness = () =>
  useChange(({ id, last }: { id: string; last: string }) =>
    call<Witness>('PUT', `/evidence/witnesses/${id}/last-day`, { body: { last } }),
  );

export const useSendCosignature = () =>
  useChange((note: string) => call<Cosignature[]>('POST', '/evidence/cosignatures', { body: { note } }));
