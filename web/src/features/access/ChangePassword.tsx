import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { invalid, type Problem, problemOf } from '../../api/problem';
import { Field } from '../../ui/Field';
import { Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { changePassword, passwordRuleQuery } from './queries';

/** A new password ends every session, this one too. */
export function ChangePassword() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const rule = useQuery(passwordRuleQuery).data?.rule ?? '';
  const [form, setForm] = useState({ current: '', password: '', again: '' });
  const [missing, setMissing] = useState<Problem | null>(null);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      await navigate({ to: '/sign-in', search: { changed: '1' } });
      cache.clear();
    },
  });
  const problem = missing ?? (change.error && problemOf(change.error));
  const submit = () => {
    const wrong = unlike(form, rule);
    setMissing(wrong);
    if (!wrong) change.mutate({ current: form.current, password: form.password });
  };
  const write = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  return (
    <Section id="password" title="修改密码">
      <form
        className="form"
        style={{ maxWidth: 420 }}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) submit();
        }}
      >
        <ProblemAlert problem={problem} prefix="password" />
        <Field name="current" label="原密码" required prefix="password" problem={problem}>
          {(input) => (
            <Input.Password
              {...input}
              autoComplete="current-password"
              value={form.current}
              onChange={(e) => write({ current: e.target.value })}
            />
          )}
        </Field>
        <Field name="password" label="新密码" required hint={rule} prefix="password" problem={problem}>
          {(input) => (
            <Input.Password
              {...input}
              autoComplete="new-password"
              value={form.password}
              onChange={(e) => write({ password: e.target.value })}
            />
          )}
        </Field>
        <Field name="again" label="再次输入新密码" required prefix="password" problem={problem}>
          {(input) => (
            <Input.Password
              {...input}
              autoComplete="new-password"
              value={form.again}
              onChange={(e) => write({ again: e.target.value })}
            />
          )}
        </Field>
        <div className="row">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            修改密码
          </Button>
          <span className="quiet">修改后所有设备须用新密码重新登录</span>
        </div>
      </form>
    </Section>
  );
}

function unlike(form: { current: string; password: string; again: string }, rule: string): Problem | null {
  if (!form.current)
    return invalid([{ field: 'current', problem: '没有填写原密码', remedy: '请输入正在使用的密码' }]);
  if (!form.password) return invalid([{ field: 'password', problem: '没有填写新密码', remedy: rule }]);
  if (form.password !== form.again) {
    return invalid([{ field: 'again', problem: '两次输入的新密码不同', remedy: '请重新输入' }]);
  }
  return null;
}
