import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../api/problem';
import { Field } from '../../ui/Field';
import { ProblemAlert } from '../../ui/ProblemAlert';
import type { OwnerCheck } from './factorQueries';

type Props = {
  title: string;
  submit: string;
  asks: ('password' | 'code')[];
  busy: boolean;
  problem: Problem | null;
  onSubmit: (check: OwnerCheck) => void;
  onCancel: () => void;
};

/** Before something about the way in is changed: an open browser is not the owner. */
export function OwnerCheckForm({ title, submit, asks, busy, problem, onSubmit, onCancel }: Props) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  return (
    <form
      className="form"
      style={{ maxWidth: 420 }}
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit({ password, code: asks.includes('code') ? code.trim() : null });
      }}
    >
      <p>{title}。请先确认是您本人。</p>
      <ProblemAlert problem={problem} prefix="owner" />
      {asks.includes('password') && (
        <Field name="password" label="密码" required prefix="owner" problem={problem}>
          {(input) => (
            <Input.Password
              {...input}
              autoFocus
              autoComplete="current-password"
              value={password}
              onChange={(e) => setPassword(e.target.value)}
            />
          )}
        </Field>
      )}
      {asks.includes('code') && (
        <Field
          name="code"
          label="动态验证码"
          hint="现在手机上的六位数字，也可用恢复码"
          required
          prefix="owner"
          problem={problem}
        >
          {(input) => (
            <Input
              {...input}
              autoFocus={!asks.includes('password')}
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={20}
              value={code}
              onChange={(e) => setCode(e.target.value)}
            />
          )}
        </Field>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  );
}
