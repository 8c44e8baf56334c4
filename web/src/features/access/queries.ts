import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';

/** One's own sessions and password, and the accounts of everybody for the system administrator. */

export type OwnSession = {
  id: string;
  network: string;
  device: string;
  openedAt: string;
  seenAt: string;
  current: boolean;
  can: 'END'[];
};

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call<OwnSession[]>('GET', '/sessions', { signal }),
});

export function useEndSession() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<void>('DELETE', `/sessions/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

/** What a password must be like here, in one sentence. */
export const passwordRuleQuery = queryOptions({
  queryKey: ['password-rule'],
  queryFn: ({ signal }) => call<{ rule: string }>('GET', '/password-rule', { signal }),
});

export const changePassword = (change: { current: string; password: string }) =>
  call<void>('PUT', '/account/password', { body: change });

export type Account = {
  id: string;
  login: string;
  name: string;
  openedAt: string;
  signedInAt: string | null;
  initialUntil: string | null;
  disabledAt: string | null;
  secondFactor: boolean;
  signOnSubject: string | null;
  can: AccountAct[];
  /** Why its password is not renewed, though it would be for others. */
  renewalRefused: string | null;
};

export type AccountAct =
  | 'DISABLE'
  | 'RESTORE'
  | 'RENEW_PASSWORD'
  | 'ASK_SECOND_FACTOR_RESET'
  | 'LINK_SINGLE_SIGN_ON'
  | 'UNLINK_SINGLE_SIGN_ON';

/** A first password is shown this once and kept nowhere. */
/** Without a password where the same account had been opened before: it is shown only once. */
export type Opened = { account: Account; initialPassword: string | null; initialUntil: string | null };

/**
 * disablesAt: when it will be disabled unless it is used. Where its owner works today; without a post he can do nothing.
 */
export type ListedAccount = {
  account: Account;
  disablesAt: string | null;
  posts: { at: string; title: string }[];
};

type AccountPage = { items: ListedAccount[]; next: string | null };

export const CONCERNS = {
  UNUSED_SOON: '即将因未用停用',
  WITHOUT_POST: '没有岗位',
  DISABLED: '已停用',
} as const;
export type Concern = keyof typeof CONCERNS;

const accountsKey = ['accounts'];

export const accountsQuery = (concern: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...accountsKey, concern],
    queryFn: ({ pageParam, signal }) =>
      call<AccountPage>('GET', '/accounts', { query: { after: pageParam || undefined, concern }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

function useAccountChange<V, T>(change: (values: V) => Promise<T>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => cache.invalidateQueries({ queryKey: accountsKey }),
  });
}

export type NewAccount = { personId: string; newPersonName: string | null; login: string };

export const useOpenAccount = () =>
  useAccountChange((account: NewAccount) => call<Opened>('POST', '/accounts', { body: account }));

export const useDisableAccount = () =>
  useAccountChange(({ id, disabled }: { id: string; disabled: boolean }) =>
    call<Account>('PUT', `/accounts/${id}/disabled`, { body: { disabled } }),
  );

export const useRenewPassword = () =>
  useAccountChange((id: string) => call<Opened>('POST', `/accounts/${id}/initial-password`));

export const useLinkAccount = () =>
  useAccountChange(({ id, subject }: { id: string; subject: string }) =>
    call<Account>('PUT', `/accounts/${id}/single-sign-on`, { body: { subject } }),
  );

export const useUnlinkAccount = () =>
  useAccountChange((id: string) => call<Account>('DELETE', `/accounts/${id}/single-sign-on`));

export type FirstAdministrator = {
  code: string;
  city: string;
  login: string;
  name: string;
  password: string;
  securityLogin: string;
  securityName: string;
};

/** Answers with the first password of the security administrator, who must be another person. */
export const enterFirstAdministrator = (setup: FirstAdministrator) =>
  call<Opened>('POST', '/first-administrator', { body: setup });

export type DisabledAdministrator = { account: string; name: string; post: string; at: string; by: string };

/** Of the last seven days; before the eyes of all three administrators. */
export const disabledAdministratorsQuery = queryOptions({
  queryKey: ['disabled-administrators'],
  queryFn: ({ signal }) => call<DisabledAdministrator[]>('GET', '/disabled-administrators', { signal }),
});
