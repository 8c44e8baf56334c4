import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Page, Ref } from '../../../api/types';

/** 日常巡查: who was at which key place when. */

export type PatrolResult = 'NORMAL' | 'PROBLEM';

export type LastStop = {
  at: string;
  personName: string;
  postTitle: string;
  result: PatrolResult;
  resultTitle: string;
  scanned: boolean;
};

export type PatrolPlace = {
  placeId: string;
  kind: string;
  kindTitle: string;
  name: string;
  location: string;
  closedOn: string | null;
  /** How often somebody was there on the day. */
  times: number;
  /** How many more of the day were told after it was over, or by a clock in doubt. */
  late: number;
  /** On the day or before it. */
  last: LastStop | null;
  can: 'RECORD_STOP'[];
};

/** `asked` is how often a day GB/T 29315-2022 wants somebody there. */
export type PatrolDay = { unit: Ref; day: string; asked: number; places: PatrolPlace[] };

export type PatrolStop = {
  ref: Ref;
  unit: Ref;
  placeId: string;
  placeName: string;
  /** By the clock of the phone; `receivedAt` by that of the server. */
  at: string;
  receivedAt: string;
  /** Told after its day, or by a clock in doubt. */
  late: boolean;
  /** Why the time the phone told was not taken. */
  doubtTitle: string | null;
  result: PatrolResult;
  resultTitle: string;
  note: string | null;
  hazards: { ref: Ref; number: string }[];
  scanned: boolean;
  personName: string;
  postTitle: string;
};

export const patrolDayQuery = (unit: Ref | undefined, day: string) =>
  queryOptions({
    queryKey: ['inspection', 'patrols', unit, day, 'places'],
    queryFn: ({ signal }) =>
      call<PatrolDay>('GET', '/inspection/patrols/places', { query: { unit, day }, signal }),
    enabled: unit !== undefined,
  });

export const patrolStopsQuery = (unit: Ref | undefined, day: string, place: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['inspection', 'patrols', unit, day, 'stops', place ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call<Page<PatrolStop>>('GET', '/inspection/patrols', {
        query: { unit, day, place, cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: unit !== undefined,
  });
