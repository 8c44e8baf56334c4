import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../api/client';
import type { EndedUnit, HazardStatus, Page, Ref } from '../../api/types';

/** The ladder: letters proposed by the clock, decided by people, answered by units. */

export type LetterState = 'PROPOSED' | 'DISMISSED' | 'LAPSED' | 'ISSUED' | 'RECEIVED' | 'REPLIED' | 'CLOSED';
export type LetterActName = 'ISSUE' | 'DISMISS' | 'RECEIVE' | 'REPLY' | 'CLOSE';

export type LetterStep = {
  personId: string;
  name: string;
  post: string;
  node: string;
  at: string;
  words: string | null;
};

export type Letter = {
  ref: Ref;
  version: number;
  rung: string;
  rungTitle: string;
  /** How high on the ladder, from 1. */
  rungStep: number;
  /** From 约谈 upwards: never sent along with others. */
  grave: boolean;
  state: LetterState;
  stateTitle: string;
  unit: { ref: Ref; name: string; ended: EndedUnit | null };
  districtName: string;
  hazard: {
    ref: Ref;
    number: string;
    description: string;
    placeText: string;
    status: HazardStatus;
    statusTitle: string;
  };
  deadline: string;
  reason: string;
  proposedOn: string;
  number: string | null;
  requirement: string | null;
  replyBy: string | null;
  issued: LetterStep | null;
  dismissed: LetterStep | null;
  received: LetterStep | null;
  replied: LetterStep | null;
  closed: LetterStep | null;
  can: { act: LetterActName; title: string }[];
};

export type LetterFilters = { state?: string; unit?: string; hazard?: string };

export const lettersQuery = (filters: LetterFilters) =>
  infiniteQueryOptions({
    queryKey: ['letters', filters],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Letter>>('GET', '/supervision/letters', {
        query: { ...filters, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Addresses of hazards asked for at once: they stand in that of the question. */
const AT_ONCE = 50;

const ofHazards = async (hazards: Ref[], state: LetterState | undefined, signal: AbortSignal) => {
  const letters: Letter[] = [];
  for (let i = 0; i < hazards.length; i += AT_ONCE) {
    const hazard = hazards.slice(i, i + AT_ONCE).join();
    let cursor: string | undefined;
    do {
      const page: Page<Letter> = await call('GET', '/supervision/letters', {
        query: { hazard, state, limit: 100, cursor },
        signal,
      });
      letters.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return letters;
};

/** What the ladder proposes for each of these hazards now, the newest where there should be two; in their order. */
export const proposalsQuery = (hazards: Ref[]) =>
  queryOptions({
    queryKey: ['letters', 'proposed', hazards],
    queryFn: async ({ signal }) => {
      const letters = await ofHazards(hazards, 'PROPOSED', signal);
      return hazards.flatMap((ref) => letters.find((letter) => letter.hazard.ref === ref) ?? []);
    },
    // What is shown is what is sent: not changed under the eyes of who reads it, and asked anew by the next.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Everything sent about these hazards, for who may see letters at all. */
export const lettersOfQuery = (hazards: Ref[], may: boolean) =>
  queryOptions({
    queryKey: ['letters', 'of', hazards],
    queryFn: async ({ signal }) =>
      may ? (await ofHazards(hazards, undefined, signal)).filter((letter) => letter.issued) : [],
  });

export type UrgingResult = {
  ref: Ref;
  ok: boolean;
  letter: Letter | null;
  problem: { code: string; why: string; remedy: string | null } | null;
};

/** Sends the letters as they were shown. */
export function useUrging() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (urging: {
      letters: { letter: Ref; version: number }[];
      requirement: string;
      replyBy: string;
    }) => call<UrgingResult[]>('POST', '/supervision/urgings', { body: urging }),
    // The drawer stays with what was shown until it is closed.
    onSettled: () =>
      cache.invalidateQueries({
        predicate: ({ queryKey: [of, what] }) => of === 'letters' && what !== 'proposed',
      }),
  });
}

export type Reminder = {
  hazard: Ref;
  hazardNumber: string;
  description: string;
  deadline: string;
  daysBefore: number;
  madeOn: string;
};

export const remindersQuery = queryOptions({
  queryKey: ['reminders'],
  queryFn: ({ signal }) => call<Reminder[]>('GET', '/supervision/reminders', { signal }),
});

export type LetterCommand = {
  act: LetterActName;
  requirement: string | null;
  replyBy: string | null;
  words: string | null;
};

export function useLetterAct(letter: Letter) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (command: LetterCommand) =>
      call<Letter>('POST', `/supervision/letters/${letter.ref}/acts`, {
        body: command,
        version: letter.version,
      }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['letters'] }),
  });
}
