import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { sessionQuery } from '../../api/session';

/** One's own second factor, and the resets two administrators decide together. */

export type Factor = {
  confirmedAt: string | null;
  recoveryCodesLeft: number;
  required: boolean;
  can: ('PROPOSE' | 'RENEW_CODES' | 'REMOVE')[];
};

export const factorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => call<Factor>('GET', '/account/second-factor', { signal }),
});

export type OwnerCheck = { password: string; code: string | null };
export type FactorProposal = { secret: string; address: string; qr: { size: number; path: string } };
export type RecoveryCodes = { recoveryCodes: string[] };

export const useProposeFactor = () =>
  useMutation({
    mutationFn: (check: OwnerCheck) =>
      call<FactorProposal>('POST', '/account/second-factor', { body: check }),
  });

function useFactorChange<V, T>(change: (values: V) => Promise<T>) {
  const refresh = useRefresh();
  return useMutation({ mutationFn: change, onSuccess: refresh });
}

function useRefresh() {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: factorQuery.queryKey }),
      cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ]);
}

/** The codes are shown before the session says that nothing is owed any more and the page turns to everything else. */
export function useConfirmFactor() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (code: string) => call<RecoveryCodes>('PUT', '/account/second-factor', { body: { code } }),
    onSuccess: () => void refresh(),
  });
}

export const useRenewRecoveryCodes = () =>
  useFactorChange((code: string) =>
    call<RecoveryCodes>('POST', '/account/second-factor/recovery-codes', { body: { code } }),
  );

export const useRemoveFactor = () =>
  useFactorChange((check: OwnerCheck) =>
    call<void>('POST', '/account/second-factor/removal', { body: check }),
  );

export type FactorReset = {
  id: string;
  account: string;
  login: string;
  name: string;
  reason: string;
  askedAt: string;
  askedBy: string;
  decision: 'CONFIRMED' | 'REFUSED' | null;
  decidedAt: string | null;
  decidedBy: string | null;
  expiresAt: string;
  ended: 'WITHDRAWN' | 'EXPIRED' | 'OVERTAKEN' | null;
  can: ('DECIDE' | 'WITHDRAW')[];
};

export const factorResetsQuery = queryOptions({
  queryKey: ['second-factor-resets'],
  queryFn: ({ signal }) => call<FactorReset[]>('GET', '/second-factor-resets', { signal }),
});

function useResetChange<V>(change: (values: V) => Promise<FactorReset>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => cache.invalidateQueries({ queryKey: factorResetsQuery.queryKey }),
  });
}

export const useAskReset = () =>
  useResetChange(({ account, id, reason }: { account: string; id: string; reason: string }) =>
    call<FactorReset>('POST', `/accounts/${account}/second-factor-resets`, { body: { id, reason } }),
  );

export const useDecideReset = () =>
  useResetChange(({ id, decision }: { id: string; decision: 'CONFIRMED' | 'REFUSED' }) =>
    call<FactorReset>('PUT', `/second-factor-resets/${id}`, { body: { decision } }),
  );

export const useWithdrawReset = () =>
  useResetChange((id: string) =>
    call<FactorReset>('PUT', `/second-factor-resets/${id}/withdrawal`, { body: {} }),
  );
