import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { invalid, type Problem, problemOf } from '../api/problem';
import { useSignIn } from '../api/session';
import type { DemoAccount } from '../api/types';
import { Field } from '../ui/Field';
import { ProblemAlert } from '../ui/ProblemAlert';
import { CodeForm } from './CodeForm';
import { DemoAccounts } from './DemoAccounts';
import './SignIn.css';

type Props = { accounts?: DemoAccount[]; onDone: () => void };

/** Login and password; in the demonstration each account is one click. */
export function SignInForm({ accounts = [], onDone }: Props) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  const passwordInput = useRef<InputRef>(null);
  const signIn = useSignIn();
  const send = ({ login: name, password: secret }: { login: string; password: string }) => {
    setProblem(null);
    signIn.mutate(
      { login: name, password: secret },
      {
        onSuccess: (session) => (session.signedIn ? onDone() : setTicket(session.codeStep?.ticket ?? null)),
        onError: (error) => {
          setProblem(problemOf(error));
          setPassword('');
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
    else send({ login: login.trim(), password });
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
