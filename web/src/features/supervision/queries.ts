import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../api/client';
import type { HazardStatus, Page, Ref } from '../../api/types';

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
  state: LetterState;
  stateTitle: string;
  unit: { ref: Ref; name: string };
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

export const lettersQuery = (state: string | undefined, unit: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['letters', state, unit],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Letter>>('GET', '/supervision/letters', {
        query: { state, unit, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

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
