import { Input } from 'antd';
import { useState } from 'react';
import type { DemoAccount, Role } from '../api/types';
import { roleWords } from '../api/words';

type Props = { accounts: DemoAccount[]; disabled: boolean; onChoose: (account: DemoAccount) => void };

/** The demonstration's people: one of each role around one school first, everybody else behind a search. */
export function DemoAccounts({ accounts, disabled, onChoose }: Props) {
  const [typed, setTyped] = useState('');
  const cast = castOf(accounts);
  const neighbours = neighboursOf(accounts);
  const others = accounts.filter((a) => !cast.includes(a) && !neighbours.includes(a));
  const words = typed.trim();
  const found = others.filter((a) => `${roleWords[a.role]}${a.who}${a.login}`.includes(words));
  const list = (shown: DemoAccount[]) => (
    <ul className="sign-in-demo">
      {shown.map((account) => (
        <li key={account.login}>
          <button type="button" disabled={disabled} onClick={() => onChoose(account)}>
            <span className="strong">{roleWords[account.role]}</span>
            <span className="quiet">{account.who}</span>
            <span className="faint number">{account.login}</span>
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className="sign-in-demo-title">
        演示账号，点一下即登录
      </h2>
      {list(cast)}
      {neighbours.length > 0 && (
        <>
          <h3 className="sign-in-demo-title">邻区的人：上面这些人的隐患，一条也看不到</h3>
          {list(neighbours)}
        </>
      )}
      {others.length > 0 && (
        <details className="sign-in-more">
          <summary>其余 {others.length} 个演示账号</summary>
          <Input
            allowClear
            aria-label="查找演示账号"
            placeholder="区、单位、姓名或角色"
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
          {list(found)}
          {found.length === 0 && <p className="quiet">没有找到</p>}
        </details>
      )}
    </section>
  );
}

const ORDER: Role[] = [
  'SAFETY_OFFICER',
  'UNIT_HEAD',
  'POST_HOLDER',
  'CONTRACTOR',
  'CLUSTER_ADMIN',
  'DISTRICT_ADMIN',
  'DISTRICT_INSPECTOR',
  'CITY_ADMIN',
  'CITY_SUPERVISOR',
  'AUDITOR',
  'REPORT_KEEPER',
  'SEAL_KEEPER',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
];

/** Whom the README asks to try first, in its order. */
const FIRST = ['hd-shitang', 'hd-anquan', 'hd-xiaozhang', 'hd-quguan'];

/** Of a district beside the one shown, and of a school there: who looks for the neighbour's hazards finds nothing. */
const NEIGHBOURS = ['xc-anquan', 'xc-quguan'];

export function neighboursOf(accounts: DemoAccount[]): DemoAccount[] {
  return NEIGHBOURS.flatMap((login) => accounts.find((a) => a.login === login) ?? []);
}

/** Those of the README, then one account of each other role; logins such as `hd-anquan` and `hd-quguan` belong to the same place. */
export function castOf(accounts: DemoAccount[]): DemoAccount[] {
  const placeOf = (a: DemoAccount) => a.login.split('-')[0];
  const first = FIRST.flatMap((login) => accounts.find((a) => a.login === login) ?? []);
  const home = [...first, ...accounts].find((a) => a.role === 'SAFETY_OFFICER');
  const others = ORDER.filter((role) => first.every((a) => a.role !== role)).flatMap((role) => {
    const those = accounts.filter((a) => a.role === role);
    return those.find((a) => home && placeOf(a) === placeOf(home)) ?? those[0] ?? [];
  });
  return [...first, ...others];
}
