import { type FormEvent, useState } from 'react';
import { call } from '../api/client';
import { type Problem, problemOf } from '../api/problem';
import type { Session } from '../api/types';
import { ProblemNote } from './kit/ProblemNote';
import { returnPath } from './returnPath';
import { go } from './route';
import { learnTime } from './store/contact';
import { adopt, useField } from './store/field';

/**
 * Signs in and goes back to where one was; whatever was being written waits there.
 *
 * @param before the lock it stands before: what it does then, and how one goes back to it
 */
export function SignIn({ before }: { before?: { onDone: () => void; onBack: () => void } }) {
  const field = useField();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [ticket, setTicket] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const began = Date.now();
    try {
      const session = ticket
        ? await call<Session>('POST', '/session/code', { body: { ticket, code } })
        : await call<Session>('POST', '/session', { body: { login: login.trim(), password } });
      if (session.signedIn) {
        await learnTime(session.serverTime, began);
        await adopt(session);
        if (before) before.onDone();
        else go(returnPath(window.location), true);
      } else {
        setTicket(session.codeStep?.ticket ?? null);
      }
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="screen">
      <header className="top">
        <div className="head">
          <h1>闭环现场</h1>
        </div>
      </header>
      <main>
        <form className="form" onSubmit={submit}>
          <p className="hint">登录一次，之后没有网络也能检查、拍照和填写，联网后自动上传。</p>
          <ProblemNote problem={problem} />
          {ticket ? (
            <label>
              动态验证码
              <input
                value={code}
                onChange={(e) => setCode(e.target.value)}
                inputMode="numeric"
                autoComplete="one-time-code"
                required
              />
            </label>
          ) : (
            <>
              <label>
                登录名
                <input
                  value={login}
                  onChange={(e) => setLogin(e.target.value)}
                  autoComplete="username"
                  autoCapitalize="none"
                  required
                />
              </label>
              <label>
                密码
                <input
                  type="password"
                  value={password}
                  onChange={(e) => setPassword(e.target.value)}
                  autoComplete="current-password"
                  required
                />
              </label>
            </>
          )}
          <button type="submit" className="button main" disabled={busy}>
            {busy ? '正在登录…' : '登录'}
          </button>
          {before ? (
            <button type="button" className="button" onClick={before.onBack}>
              返回
            </button>
          ) : (
            field.holder && (
              <button type="button" className="button" onClick={() => go(returnPath(window.location), true)}>
                先不登录，继续填写
              </button>
            )
          )}
          <OthersWaiting />
        </form>
      </main>
    </div>
  );
}

function OthersWaiting() {
  const { others, holder } = useField();
  const waiting = Object.entries(others).filter(([id]) => id !== holder?.personId);
  if (waiting.length === 0) return null;
  return (
    <p className="notice">
      本机还有{waiting.map(([, other]) => `${other.name} ${other.unsent} 条`).join('、')}
      未传的记录，须由本人登录后上传，他人看不到。
    </p>
  );
}
