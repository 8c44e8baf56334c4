import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Ref } from '../../api/types';

/** Reports of the public at the keeper's desk, at whoever verifies, and the opening of sealed identities. */

/** Who went to see it, and when, is said where nobody was sent through the system. */
export type Material = {
  text: string;
  responsible: string;
  verifiedBy: string | null;
  verifiedOn: string | null;
};

export type ReportActName =
  | 'ACCEPT'
  | 'REFUSE'
  | 'ASSIGN'
  | 'PROGRESS'
  | 'CLOSE'
  | 'RECHECK'
  | 'REPLY'
  | 'TRANSFER'
  | 'TAKE'
  | 'RETURN';

/** Why a report is on the desk again: the reporter says no, or its hazard is over on the ledger. */
export type Attention = { kind: 'NOT_FIXED' | 'HAZARD_OVER'; title: string; words: string | null };

export type ReportRow = {
  ref: Ref;
  version: number;
  state: string;
  stateTitle: string;
  aboutTitle: string;
  target: string;
  what: string;
  submittedOn: string;
  acceptBy: string;
  answerBy: string;
  named: boolean;
  photos: number;
  incoming: boolean;
  hazardStatus: string | null;
  attention: Attention | null;
  /** What its words may speak of that cannot wait, with the words found; decides nothing. */
  grave: { title: string; words: string[]; basis: string }[];
  can: { act: ReportActName; title: string }[];
};

export type Edited = { unit: Ref; text: string; placeText: string; photos: number[] };

export type ReportView = {
  report: ReportRow;
  placeText: string;
  unit: { ref: Ref; name: string; districtName: string } | null;
  deskTitle: string;
  transferTitle: string | null;
  edited: Edited | null;
  answer: string | null;
  material: Material | null;
  closedOn: string | null;
  destroyedOn: string | null;
  feedback: { round: number; fixed: boolean; words: string | null; on: string }[];
  photos: number[];
  lines: { act: string; title: string; at: string; by: string | null; words: string | null }[];
  verifiers: { personId: string; name: string; post: string; node: string }[];
  afterPhotos: string[];
  can: 'ASK_UNSEALING'[];
};

export type ReportCommand = {
  act: ReportActName;
  words: string | null;
  edited: Edited | null;
  assignee: string | null;
  toDistrict: number | null;
  material: Material | null;
  photos: { files: string[]; noPersons: boolean } | null;
};

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: ({ signal }) => call<ReportRow[]>('GET', '/tipoff/reports', { signal }),
});

/** Not asked again by itself: each look is on the trail. */
export const reportQuery = (ref: Ref) =>
  queryOptions({
    queryKey: ['report', ref],
    queryFn: ({ signal }) => call<ReportView>('GET', `/tipoff/reports/${ref}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

export function useReportAct(row: ReportRow) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (command: ReportCommand) =>
      call<ReportView>('POST', `/tipoff/reports/${row.ref}/acts`, { body: command, version: row.version }),
    onSuccess: (view) => cache.setQueryData(['report', row.ref], view),
    onSettled: () => cache.invalidateQueries({ queryKey: ['reports'] }),
  });
}

/** As the public finds them: the keeper has no ledger of his own to look in. */
export const districtsQuery = queryOptions({
  queryKey: ['public-districts'],
  queryFn: ({ signal }) => call<{ id: number; name: string }[]>('GET', '/report/districts', { signal }),
});

export type VerificationRow = {
  ref: Ref;
  version: number;
  open: boolean;
  unit: Ref;
  unitName: string;
  districtName: string;
  text: string;
  placeText: string;
  photos: number[];
  /** Whatever has been found before, where it is looked at again. */
  hazard: Ref | null;
};

export const verificationsQuery = queryOptions({
  queryKey: ['verifications'],
  queryFn: ({ signal }) => call<VerificationRow[]>('GET', '/tipoff/verifications', { signal }),
});

export type FoundThere = {
  id: string;
  category: string;
  placeText: string;
  description: string;
  level: null;
  photos: Ref[];
  /** Which of the photos that came with the words he puts on the ledger as his own. */
  forwarded: number[];
  noPhotoReason: string | null;
  words: string | null;
};

export function useVerify(row: VerificationRow) {
  const cache = useQueryClient();
  const send = (what: string, body: unknown) =>
    call<VerificationRow>('POST', `/tipoff/verifications/${row.ref}/${what}`, { body, version: row.version });
  return useMutation({
    mutationFn: (said: FoundThere | { words: string }) => send('id' in said ? 'found' : 'not-found', said),
    onSettled: () => cache.invalidateQueries({ queryKey: ['verifications'] }),
  });
}

export type UnsealingRow = {
  ref: Ref;
  report: Ref;
  reason: string;
  askedBy: string;
  askedAt: string;
  decision: 'AGREED' | 'REFUSED' | null;
  decidedBy: string | null;
  expiresAt: string | null;
  looks: number;
  open: boolean;
  can: ('DECIDE' | 'LOOK')[];
};

export const unsealingsQuery = queryOptions({
  queryKey: ['unsealings'],
  queryFn: ({ signal }) => call<UnsealingRow[]>('GET', '/tipoff/unsealings', { signal }),
});

export function useUnsealing() {
  const cache = useQueryClient();
  const settled = { onSettled: () => cache.invalidateQueries({ queryKey: ['unsealings'] }) };
  return {
    ask: useMutation({
      mutationFn: (body: { id: string; report: Ref; reason: string }) =>
        call<UnsealingRow>('POST', '/tipoff/unsealings', { body }),
      ...settled,
    }),
    decide: useMutation({
      mutationFn: ({ ref, decision }: { ref: Ref; decision: 'AGREED' | 'REFUSED' }) =>
        call<UnsealingRow>('POST', `/tipoff/unsealings/${ref}/decision`, { body: { decision } }),
      ...settled,
    }),
    look: useMutation({
      mutationFn: (ref: Ref) =>
        call<{ name: string; phone: string }>('POST', `/tipoff/unsealings/${ref}/identity`, { body: {} }),
      ...settled,
    }),
  };
}

export type Poster = {
  unitName: string;
  placeName: string | null;
  address: string;
  qr: { size: number; path: string };
};

export const posterQuery = (unit: Ref | undefined, place: Ref | undefined) =>
  queryOptions({
    queryKey: ['poster', unit, place],
    queryFn: ({ signal }) =>
      call<Poster>('GET', '/tipoff/poster', { query: { unit, place, origin: location.origin }, signal }),
  });
