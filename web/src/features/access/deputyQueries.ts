import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { UnitPost } from '../../api/organisation';
import { sessionQuery } from '../../api/session';

/** Acting for a while under a post one does not hold: for an absent superior, or in an emergency. */

export type Substitution = {
  id: string;
  personId: string;
  name: string;
  reason: string;
  from: string;
  until: string;
  endedAt: string | null;
  over: boolean;
  can: 'END'[];
};

export const substitutionsQuery = queryOptions({
  queryKey: ['substitutions'],
  queryFn: ({ signal }) => call<Substitution[]>('GET', '/substitutions', { signal }),
});

export const candidatesQuery = queryOptions({
  queryKey: ['substitutions', 'candidates'],
  queryFn: ({ signal }) =>
    call<{ personId: string; name: string; post: string }[]>('GET', '/substitutions/candidates', { signal }),
});

function useChange<V, T>(key: readonly string[], change: (values: V) => Promise<T>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: key }),
        cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]),
  });
}

export type NewSubstitution = Pick<Substitution, 'id' | 'personId' | 'from' | 'until' | 'reason'>;

export const useSubstitute = () =>
  useChange(substitutionsQuery.queryKey, (wanted: NewSubstitution) =>
    call<Substitution>('POST', '/substitutions', { body: wanted }),
  );

export const useEndSubstitution = () =>
  useChange(substitutionsQuery.queryKey, (id: string) =>
    call<Substitution>('PUT', `/substitutions/${id}/end`, { body: {} }),
  );

export type EmergencyGrant = {
  id: string;
  personId: string;
  name: string;
  post: string;
  postTitle: string;
  reason: string;
  hours: number;
  askedAt: string;
  askedBy: string;
  decision: 'CONFIRMED' | 'REFUSED' | null;
  decidedAt: string | null;
  decidedBy: string | null;
  until: string | null;
  endedAt: string | null;
  endedBy: string | null;
  over: boolean;
  closed: 'WITHDRAWN' | 'EXPIRED' | 'OVERTAKEN' | null;
  can: ('DECIDE' | 'WITHDRAW' | 'END')[];
};

/** Asked anew every half minute: who watches over it is told at once. */
export const emergencyGrantsQuery = queryOptions({
  queryKey: ['emergency-grants'],
  queryFn: ({ signal }) => call<EmergencyGrant[]>('GET', '/emergency-grants', { signal }),
  refetchInterval: 30_000,
});

export const postsAtQuery = (node: string) =>
  queryOptions({
    queryKey: ['organisation', 'posts', node],
    queryFn: async ({ signal }) =>
      (await call<{ posts: UnitPost[] }>('GET', `/organisation/nodes/${node}`, { signal })).posts,
    enabled: node !== '',
  });

export type NewEmergency = { id: string; personId: string; post: string; hours: number; reason: string };

export const useAskEmergency = () =>
  useChange(emergencyGrantsQuery.queryKey, (wanted: NewEmergency) =>
    call<EmergencyGrant>('POST', '/emergency-grants', { body: wanted }),
  );

export const useDecideEmergency = () =>
  useChange(
    emergencyGrantsQuery.queryKey,
    ({ id, decision }: { id: string; decision: 'CONFIRMED' | 'REFUSED' }) =>
      call<EmergencyGrant>('PUT', `/emergency-grants/${id}/decision`, { body: { decision } }),
  );

export const useEndEmergency = () =>
  useChange(emergencyGrantsQuery.queryKey, (id: string) =>
    call<EmergencyGrant>('PUT', `/emergency-grants/${id}/end`, { body: {} }),
  );

export const useWithdrawEmergency = () =>
  useChange(emergencyGrantsQuery.queryKey, (id: string) =>
    call<EmergencyGrant>('PUT', `/emergency-grants/${id}/withdrawal`, { body: {} }),
  );
