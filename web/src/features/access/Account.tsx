import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem';
import { sessionQuery } from '../../api/session';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { ChangePassword } from './ChangePassword';
import { MySessions } from './MySessions';

/** Where I am signed in, and my password. */
export function Account() {
  const { data, error } = useQuery(sessionQuery);
  const mustChange = data?.signedIn === true && data.mustChangePassword;
  return (
    <div className="page page-narrow">
      <PageHeader title={mustChange ? '请先修改初始密码' : '登录会话与密码'} />
      {error && <ProblemAlert problem={problemOf(error)} />}
      {!mustChange && <MySessions />}
      <ChangePassword />
    </div>
  );
}
