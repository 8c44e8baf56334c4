import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem';
import { sessionQuery } from '../../api/session';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { ChangePassword } from './ChangePassword';
import { MySessions } from './MySessions';
import { SecondFactor } from './SecondFactor';

/** Where I am signed in, my password and my second factor. */
export function Account() {
  const { data, error } = useQuery(sessionQuery);
  const mustChange = data?.signedIn === true && data.mustChangePassword;
  const mustSetUp = data?.signedIn === true && !mustChange && data.mustSetUpSecondFactor;
  return (
    <div className="page page-narrow">
      <PageHeader title={mustChange ? '请先修改初始密码' : mustSetUp ? '请先设置双因素' : '登录与安全'} />
      {error && <ProblemAlert problem={problemOf(error)} />}
      {mustSetUp && <SecondFactor />}
      {!mustChange && !mustSetUp && <MySessions />}
      {!mustSetUp && <ChangePassword />}
      {!mustChange && !mustSetUp && <SecondFactor />}
    </div>
  );
}
