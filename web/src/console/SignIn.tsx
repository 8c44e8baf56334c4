import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../api/problem';
import { demoAccountsQuery, sessionQuery } from '../api/session';
import { ProblemAlert } from '../ui/ProblemAlert';
import { LookingOnlyNotice } from './LookingOnlyNotice';
import { SignInForm } from './SignInForm';
import { refusalOf, ticketIn } from './signOn';
import './SignIn.css';

export function SignIn() {
  const { to, changed, refused, subject } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const session = useQuery(sessionQuery);
  const demo = session.data?.demo ?? false;
  const { data: accounts } = useQuery({ ...demoAccountsQuery, enabled: demo });
  return (
    <main className="sign-in" data-demo={demo || undefined}>
      <header>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>闭环</h1>
        <p className="quiet">教育系统安全隐患排查整治</p>
      </header>
      <LookingOnlyNotice />
      {changed && <p role="status">密码已修改，请用新密码登录。</p>}
      {session.data?.signedIn === false && session.data.setupNeeded && (
        <p role="status">
          系统尚未启用。<Link to="/first-administrator">建立系统管理员</Link>
        </p>
      )}
      {session.error && <ProblemAlert problem={problemOf(session.error)} onRetry={() => session.refetch()} />}
      {refused && <ProblemAlert problem={refusalOf(refused, subject)} />}
      <SignInForm
        accounts={accounts}
        ticket={ticketIn(window.location.hash)}
        onDone={() => navigate({ href: inside(to), replace: true })}
      />
      {session.data?.singleSignOn && (
        <a className="sign-on-link" href={`/api/single-sign-on?to=${encodeURIComponent(inside(to))}`}>
          用{session.data.singleSignOn}登录
        </a>
      )}
    </main>
  );
}

/** Only places inside the console: an address from outside must not lead anywhere else. */
export function inside(to: string | undefined): string {
  try {
    const { origin, pathname, search } = new URL(to ?? '', window.location.origin);
    return to && origin === window.location.origin ? `${pathname}${search}` : '/today';
  } catch {
    return '/today';
  }
}
