import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Page, Ref } from '../../api/types';
import type { ItemText } from './publishing';
import { useStandardsChange } from './useStandardsChange';

/** Items proposed from below, and the answers. */

export type ItemProposal = {
  ref: Ref;
  version: number;
  state: 'AT_DISTRICT' | 'AT_CITY' | 'ACCEPTED' | 'REFUSED';
  stateTitle: string;
  text: ItemText;
  categoryTitle: string;
  reason: string;
  itemCode: string | null;
  proposedAt: string;
  personName: string;
  postTitle: string;
  nodeName: string;
  remarks: {
    id: string;
    kind: 'COMMENT' | 'FORWARDED' | 'ACCEPTED' | 'REFUSED' | 'TAKEN_BACK';
    kindTitle: string;
    remark: string;
    at: string;
    personName: string;
    postTitle: string;
    nodeName: string;
  }[];
  can: string[];
};

export const proposalsQuery = (filter: { state?: string; q?: string }) =>
  infiniteQueryOptions({
    queryKey: ['standards', 'proposals', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<ItemProposal>>('GET', '/standards/proposals', {
        query: { ...filter, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const proposalQuery = (ref: Ref) =>
  queryOptions({
    queryKey: ['standards', 'proposal', ref],
    queryFn: ({ signal }) => call<ItemProposal>('GET', `/standards/proposals/${ref}`, { signal }),
  });

export type NewProposal = { id: string; text: ItemText; reason: string };
export const usePropose = () =>
  useStandardsChange((proposal: NewProposal) =>
    call<ItemProposal>('POST', '/standards/proposals', { body: proposal }),
  );

export type Answer =
  | { act: 'comments'; id: string; remark: string }
  | { act: 'forwarding'; text: ItemText; remark: string }
  | { act: 'acceptance'; text: ItemText; checklists: string[]; effectiveFrom: string; remark: string }
  | { act: 'refusal'; reason: string };

export const useAnswer = ({ ref, version }: ItemProposal) =>
  useStandardsChange(({ act, ...body }: Answer) =>
    call<ItemProposal>('POST', `/standards/proposals/${ref}/${act}`, { version, body }),
  );
