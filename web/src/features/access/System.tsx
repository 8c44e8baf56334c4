import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin, useSignedIn } from '../../api/session';
import { addDays, dayOf, minuteOf, today } from '../../lib/dates';
import { goesOn } from '../../lib/steps';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { AskResetForm } from './AskResetForm';
import { EmergencyGrants } from './EmergencyGrants';
import { FactorResets } from './FactorResets';
import { InitialPassword } from './InitialPassword';
import { LinkAccountForm } from './LinkAccountForm';
import { OpenAccountForm } from './OpenAccountForm';
import {
  type Account,
  type AccountAct,
  accountsQuery,
  CONCERNS,
  type ListedAccount,
  type Opened,
  useDisableAccount,
  useRenewPassword,
} from './queries';

const NOTICE_DAYS = 14;

/** Accounts without rights: what somebody may do follows from the posts others appoint him to. */
export function System() {
  const { concern } = useSearch({ from: '/shell/system' });
  const navigate = useNavigate({ from: '/system' });
  const accounts = useInfiniteQuery(accountsQuery(concern));
  const [opening, setOpening] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [typed, setTyped] = useState('');
  const [resetting, setResetting] = useState<Account | null>(null);
  const [linking, setLinking] = useState<Account | null>(null);
  const acts = useAccountActs(setOpened, setResetting, setLinking);
  const { singleSignOn } = useSignedIn();
  const opens = useCanBegin()('OPEN_ACCOUNT');
  const all = accounts.data?.pages.flatMap((page) => page.items) ?? [];
  const words = typed.trim();
  const shown = all.filter(
    ({ account: a, posts }) =>
      a.login.includes(words.toLowerCase()) ||
      [a.name, ...posts.flatMap((post) => [post.at, post.title])].some((text) => text.includes(words)),
  );
  return (
    <div className="page">
      <PageHeader
        title="系统"
        below={<span>账号本身没有权限；权限来自岗位，由安全管理员在“组织”中任命。</span>}
        acts={
          opens && (
            <Button type="primary" onClick={() => setOpening(true)}>
              开立账号
            </Button>
          )
        }
      />
      <FilterBar label="筛选账号">
        <Input
          className="filter-words"
          allowClear
          aria-label="按登录名、姓名、单位或岗位筛选"
          placeholder="登录名、姓名、单位或岗位"
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
        <FilterSelect
          label="须留意的"
          all="全部账号"
          value={concern}
          onChange={(chosen) =>
            navigate({ search: (before) => ({ ...before, concern: chosen }), replace: goesOn() })
          }
          options={Object.entries(CONCERNS)}
        />
        <span className="filter-rest" role="status">
          {accounts.data && `已列出 ${shown.length} 个账号`}
        </span>
      </FilterBar>
      {accounts.error && (
        <ProblemAlert problem={problemOf(accounts.error)} onRetry={() => accounts.refetch()} />
      )}
      {acts.error && <ProblemAlert problem={problemOf(acts.error)} />}
      {accounts.isPending && !accounts.error && <RowsSkeleton />}
      {accounts.data && shown.length === 0 && (
        <Empty title="没有找到账号">{accounts.hasNextPage ? '继续显示后再查找。' : '请换一个词再找。'}</Empty>
      )}
      {shown.length > 0 && (
        <PlainTable
          label="账号"
          rows={shown}
          columns={columns(acts)}
          rowKey={({ account }) => account.id}
          faint={({ account }) => account.disabledAt !== null}
        />
      )}
      {accounts.hasNextPage && (
        <Button
          style={{ marginTop: 16 }}
          loading={accounts.isFetchingNextPage}
          onClick={() => accounts.fetchNextPage()}
        >
          继续显示
        </Button>
      )}
      {opening && (
        <OpenAccountForm
          onClose={() => setOpening(false)}
          onDone={(done) => {
            setOpening(false);
            setOpened(done);
          }}
        />
      )}
      {opened && <InitialPassword opened={opened} onClose={() => setOpened(null)} />}
      {resetting && (
        <AskResetForm
          account={resetting}
          onClose={() => setResetting(null)}
          onDone={() => setResetting(null)}
        />
      )}
      {linking && singleSignOn && (
        <LinkAccountForm account={linking} server={singleSignOn} onClose={() => setLinking(null)} />
      )}
      <EmergencyGrants />
      <FactorResets />
    </div>
  );
}

type Acts = {
  error: Error | null;
  askDisable: (account: Account) => void;
  askRenew: (account: Account) => void;
  askReset: (account: Account) => void;
  askLink: (account: Account) => void;
  copyNumber: (account: Account) => void;
};

function useAccountActs(
  onOpened: (opened: Opened) => void,
  askReset: (account: Account) => void,
  askLink: (account: Account) => void,
): Acts {
  const { modal, message } = App.useApp();
  const disable = useDisableAccount();
  const renew = useRenewPassword();
  return {
    error: disable.error ?? renew.error,
    askReset,
    askLink,
    askDisable: (account) => {
      const disabled = account.disabledAt === null;
      modal.confirm({
        title: disabled ? `停用${account.name}的账号` : `恢复${account.name}的账号`,
        content: disabled
          ? '停用后立即退出所有登录，不能再登录；本人办理过的记录保持不变。'
          : '恢复后可用原密码登录，权限按现任岗位。',
        okText: disabled ? '停用' : '恢复',
        cancelText: '取消',
        onOk: () => disable.mutateAsync({ id: account.id, disabled }).catch(() => {}),
      });
    },
    askRenew: (account) =>
      modal.confirm({
        title: `给${account.name}新的初始密码`,
        content: '原密码立即失效，所有登录随之结束；新的初始密码只显示一次，72 小时内须由本人修改。',
        okText: '生成初始密码',
        cancelText: '取消',
        onOk: () => renew.mutateAsync(account.id).then(onOpened, () => {}),
      }),
    copyNumber: (account) => {
      navigator.clipboard
        ?.writeText(account.id)
        .then(() => message.success(`已复制${account.name}的人员编号`))
        .catch(() => message.warning(`人员编号：${account.id}`, 10));
    },
  };
}

/** One whose account is disabled is first let in again; only then is there anything else to do. */
const offered = (account: Account, act: AccountAct) =>
  account.disabledAt === null && account.can.includes(act);

const columns = (acts: Acts): PlainColumn<ListedAccount>[] => [
  {
    key: 'name',
    title: '姓名',
    width: '9%',
    render: ({ account: a }) => (
      <>
        {a.name}
        {a.disabledAt && <span className="faint">（已停用）</span>}
      </>
    ),
  },
  {
    key: 'posts',
    title: '单位和岗位',
    width: '24%',
    render: ({ posts }) =>
      posts.length === 0 ? (
        <span className="faint">没有岗位</span>
      ) : (
        <ul>
          {posts.map(({ at, title }) => (
            <li key={`${at} ${title}`}>
              {at} <span className="quiet">{title}</span>
            </li>
          ))}
        </ul>
      ),
  },
  {
    key: 'login',
    title: '登录名',
    width: '13%',
    render: ({ account: a }) => (
      <>
        {a.login}
        {a.signOnSubject && <div className="quiet">统一身份 {a.signOnSubject}</div>}
      </>
    ),
  },
  { key: 'opened', title: '开立', width: 110, render: ({ account: a }) => dayOf(a.openedAt) },
  {
    key: 'seen',
    title: '最近登录',
    render: ({ account: a, disablesAt }) => (
      <>
        {a.signedInAt ? minuteOf(a.signedInAt) : <span className="faint">从未登录</span>}
        {disablesAt && dayOf(disablesAt) <= addDays(today(), NOTICE_DAYS) && (
          <span className="quiet">，{dayOf(disablesAt)} 将因长期未用停用</span>
        )}
      </>
    ),
  },
  {
    key: 'password',
    title: '密码',
    width: 160,
    render: ({ account: a }) =>
      a.initialUntil ? (
        <span className="quiet">初始密码，{minuteOf(a.initialUntil)} 前有效</span>
      ) : (
        <span className="quiet">{a.secondFactor ? '本人已设，有双因素' : '本人已设'}</span>
      ),
  },
  {
    key: 'acts',
    title: <span className="sr-only">办理</span>,
    width: 250,
    render: ({ account: a }) => (
      <div className="row">
        <button type="button" className="link-button" onClick={() => acts.copyNumber(a)}>
          复制人员编号
        </button>
        {offered(a, 'RENEW_PASSWORD') && (
          <button type="button" className="link-button" onClick={() => acts.askRenew(a)}>
            重发密码
          </button>
        )}
        {offered(a, 'ASK_SECOND_FACTOR_RESET') && (
          <button type="button" className="link-button" onClick={() => acts.askReset(a)}>
            重置双因素
          </button>
        )}
        {offered(a, 'LINK_SINGLE_SIGN_ON') && (
          <button type="button" className="link-button" onClick={() => acts.askLink(a)}>
            登记统一身份
          </button>
        )}
        {(a.can.includes('DISABLE') || a.can.includes('RESTORE')) && (
          <button type="button" className="link-button" onClick={() => acts.askDisable(a)}>
            {a.disabledAt ? '恢复' : '停用'}
          </button>
        )}
        {a.renewalRefused && a.disabledAt === null && (
          <details className="quiet">
            <summary>不能重发密码</summary>
            {a.renewalRefused}。
          </details>
        )}
      </div>
    ),
  },
];
