import { useQuery } from '@tanstack/react-query';
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
  return (
    <div className="page page-narrow">
      <PageHeader title={mustChange ? '请先修改密码' : mustSetUp ? '请先设置双因素' : '登录与安全'} />
      {error && <ProblemAlert problem={problemOf(error)} />}
      {data?.signedIn && <PasswordAge due={data.passwordDue} overdue={mustChange} />}
      {mustSetUp && <SecondFactor />}
      {!mustChange && !mustSetUp && <MySessions />}
      {!mustSetUp && <ChangePassword />}
      {!mustChange && !mustSetUp && <SecondFactor />}
      {!mustChange && !mustSetUp && data?.signedIn && data.grants['post.substitute'] && <Substitutions />}
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
