import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { sessionQuery } from '../../api/session';
import { addDays, dayOf, today } from '../../lib/dates';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { ChangePassword } from './ChangePassword';
import { MySessions } from './MySessions';
import { SecondFactor } from './SecondFactor';
import { Substitutions } from './Substitutions';

const NOTICE_DAYS = 14;

/** Where I am signed in, my password and my second factor. */
export function Account() {
  const { data, error } = useQuery(sessionQuery);
  const mustChange = data?.signedIn === true && data.mustChangePassword;
  const mustSetUp = data?.signedIn === true && !mustChange && data.mustSetUpSecondFactor;
  const [codesKept, setCodesKept] = useState(true);
  // Set up, it is no longer owed; the codes are shown this once, and nothing else until they are kept.
  const onlyFactor = mustSetUp || !codesKept;
  const title = mustSetUp ? '请先设置双因素' : codesKept ? '登录与安全' : '请保存恢复码';
  return (
    <div className="page page-narrow">
      <PageHeader title={mustChange ? '请先修改密码' : title} />
      {error && <ProblemAlert problem={problemOf(error)} />}
      {data?.signedIn && <PasswordAge due={data.passwordDue} overdue={mustChange} />}
      {!mustChange && !onlyFactor && <MySessions />}
      {!onlyFactor && <ChangePassword />}
      {!mustChange && <SecondFactor onCodes={(shown) => setCodesKept(!shown)} />}
      {!mustChange && !onlyFactor && data?.signedIn && data.grants['post.substitute'] && <Substitutions />}
    </div>
  );
}

/** Told beforehand, so that nobody is stopped in the middle of his work. */
function PasswordAge({ due, overdue }: { due: string | null; overdue: boolean }) {
  if (overdue) {
    return (
      <p role="status">
        {due && dayOf(due) <= today() ? '密码已到更换期限' : '您使用的是初始密码'}，改好以后才能继续办理。
      </p>
    );
  }
  if (!due || dayOf(due) > addDays(today(), NOTICE_DAYS)) return null;
  return <p role="status">密码须在 {dayOf(due)} 前更换，到期后登录时会先要求修改。</p>;
}
