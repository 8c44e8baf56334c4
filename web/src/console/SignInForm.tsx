import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { invalid, type Problem, problemOf } from '../api/problem';
import { useSignIn } from '../api/session';
import type { DemoAccount } from '../api/types';
import { TOUCH } from '../lib/media';
import { Field } from '../ui/Field';
import { ProblemAlert } from '../ui/ProblemAlert';
import { CodeForm } from './CodeForm';
import { DemoAccounts } from './DemoAccounts';
import './SignIn.css';

type Props = {
  accounts?: DemoAccount[];
  /** Of somebody who has come from the identity server and still owes the code. */
  ticket?: string | null;
  onDone: () => void;
};

/** Login and password; in the demonstration each account is one click. */
export function SignInForm({ accounts = [], ticket: owed = null, onDone }: Props) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [together, setTogether] = useState(false);
  const [code, setCode] = useState('');
  const [ticket, setTicket] = useState(owed);
  const loginInput = useRef<InputRef>(null);
  const passwordInput = useRef<InputRef>(null);
  useEffect(() => {
    // On a phone the keyboard would cover what is to be read first.
    if (!window.matchMedia(TOUCH).matches) loginInput.current?.focus();
  }, []);
  const signIn = useSignIn();
  const send = (credentials: { login: string; password: string; code?: string }) => {
    setProblem(null);
    signIn.mutate(
      { login: credentials.login, password: credentials.password, code: credentials.code },
      {
        onSuccess: (session) => (session.signedIn ? onDone() : setTicket(session.codeStep?.ticket ?? null)),
        onError: (error) => {
          const refused = problemOf(error);
          setProblem(refused);
          // Others have guessed at this name from here: its owner may give the code at once.
          if (refused.codeHelps) setTogether(true);
          setPassword('');
          setCode('');
          passwordInput.current?.focus();
        },
      },
    );
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(login.trim() ? [] : [{ field: 'login', problem: '请填写登录名', remedy: '' }]),
      ...(password ? [] : [{ field: 'password', problem: '请填写密码', remedy: '' }]),
    ];
    if (missing.length > 0) setProblem(invalid(missing));
    else send({ login: login.trim(), password, code: code.trim() || undefined });
  };
  if (ticket) {
    return (
      <div className="sign-in-form">
        <CodeForm
          ticket={ticket}
          onDone={onDone}
          onBack={() => {
            setTicket(null);
            setPassword('');
          }}
        />
      </div>
    );
  }
  return (
    <div className="sign-in-form">
      <ProblemAlert problem={problem} prefix="sign-in" />
      <form className="form" onSubmit={onSubmit} noValidate>
        <Field name="login" label="登录名" required problem={problem} prefix="sign-in">
          {(input) => (
            <Input
              {...input}
              ref={loginInput}
              autoComplete="username"
              value={login}
              onChange={(e) => setLogin(e.target.value)}
            />
          )}
        </Field>
        <Field name="password" label="密码" required problem={problem} prefix="sign-in">
          {(input) => (
            <Input.Password
              {...input}
              ref={passwordInput}
              autoComplete="current-password"
              value={password}
              onChange={(e) => setPassword(e.target.value)}
            />
          )}
        </Field>
        {together && (
          <Field
            name="code"
            label="动态验证码"
            hint="设置了双因素的账号，与密码一起填写即可登录，不受暂停影响；也可用恢复码"
            problem={problem}
            prefix="sign-in"
          >
            {(input) => (
              <Input
                {...input}
                autoComplete="one-time-code"
                maxLength={20}
                value={code}
                onChange={(e) => setCode(e.target.value)}
              />
            )}
          </Field>
        )}
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          登录
        </Button>
      </form>
      {accounts.length > 0 && (
        <DemoAccounts accounts={accounts} disabled={signIn.isPending} onChoose={send} />
      )}
    </div>
  );
}
