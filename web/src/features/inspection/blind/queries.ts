import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Ref } from '../../../api/types';
import { uuidv7 } from '../../../lib/uuidv7';

/** Looking back without knowing the file. */
export type BlindLook = {
  ref: Ref;
  unitName: string;
  placeText: string;
  photos: number;
  takenAt: string;
  found: boolean | null;
  note: string | null;
  answeredAt: string | null;
  givenUpAt: string | null;
  givenUpReason: string | null;
  hazard: Ref | null;
  number: string | null;
  description: string | null;
  can: ('ANSWER' | 'GIVE_UP')[];
};

export const blindLooksQuery = queryOptions({
  queryKey: ['inspection', 'blind-looks'],
  queryFn: ({ signal }) => call<BlindLook[]>('GET', '/inspection/blind-looks', { signal }),
});

/** How many were taken, and what became of them; `notFound` are the write-offs a blind look confirmed. */
export type LookCounts = {
  taken: number;
  found: number;
  notFound: number;
  givenUp: number;
  left: number;
  /** Of the answered ones those not found; null without any. */
  confirmedPercent: number | null;
};

export type LookRow = {
  ref: Ref;
  unitName: string;
  placeText: string;
  personName: string;
  takenAt: string;
  state: 'OPEN' | 'FOUND' | 'NOT_FOUND' | 'GIVEN_UP' | 'LEFT' | 'SHUT';
  stateTitle: string;
  /** What was seen, or why it was given up. */
  said: string | null;
  doneAt: string | null;
  hazard: Ref | null;
  number: string | null;
};

type LooksOverview = {
  from: string;
  to: string;
  total: LookCounts;
  months: { month: string; counts: LookCounts }[];
  looks: LookRow[];
  next: string | null;
};

export const looksOverviewQuery = (period: { from?: string; to?: string }) =>
  infiniteQueryOptions({
    queryKey: ['inspection', 'blind-looks', 'overview', period.from ?? '', period.to ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call<LooksOverview>('GET', '/inspection/blind-looks/overview', {
        query: { ...period, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const formerPhoto = (look: Ref, number: number) =>
  `/api/inspection/blind-looks/${look}/photos/${number}`;

function useChange<V>(change: (values: V) => Promise<BlindLook>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    // The file shuts or opens with it, and may wait for somebody now.
    onSettled: () =>
      Promise.all(
        [blindLooksQuery.queryKey, ['hazards'], ['hazard']].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export const useTake = () =>
  useChange((_: undefined) => call<BlindLook>('POST', '/inspection/blind-looks', { body: { id: uuidv7() } }));

export const useGiveUp = (look: Ref) =>
  useChange((reason: string) =>
    call<BlindLook>('PUT', `/inspection/blind-looks/${look}/given-up`, { body: { reason } }),
  );

export const useAnswer = (look: Ref) =>
  useChange((answer: { found: boolean; note: string }) =>
    call<BlindLook>('PUT', `/inspection/blind-looks/${look}/answer`, { body: answer }),
  );
