import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import { addDays, instantOfBeijing } from '../../lib/dates';

export type AuditLine = {
  id: string;
  at: string;
  act: string;
  result: 'DONE' | 'REFUSED';
  personId: string | null;
  personName: string | null;
  postTitle: string | null;
  nodeName: string | null;
  network: string | null;
  request: string | null;
  subject: string;
  details: Record<string, unknown>;
};

/** Beijing days, both included. */
export type AuditSearch = {
  person?: string;
  name?: string;
  act?: string;
  result?: string;
  from?: string;
  to?: string;
};

const PAGE = 100;

export const auditQuery = ({ person, name, act, result, from, to }: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', person, name, act, result, from, to],
    queryFn: ({ pageParam, signal }) =>
      call<AuditLine[]>('GET', '/audit', {
        query: {
          person,
          name,
          act,
          result,
          from: from && instantOfBeijing(`${from}T00:00`),
          to: to && instantOfBeijing(`${addDays(to, 1)}T00:00`),
          before: pageParam || undefined,
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.id : undefined),
    staleTime: 0,
  });
