import { Button, Input, type InputRef, Modal } from 'antd';
import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Problem, problemOf } from '../api/problem';
import { awaitedProof, settleProof, useProve, watchProof } from '../api/proof';
import { useSignedIn } from '../api/session';
import { Field } from '../ui/Field';
import { ProblemAlert } from '../ui/ProblemAlert';

/** Before an act that is hard to take back: is it still the owner who sits here? The act then goes on by itself. */
export function ProofDialog() {
  const wanted = useSyncExternalStore(watchProof, awaitedProof);
  return wanted ? <Ask problem={wanted} /> : null;
}

function Ask({ problem: reason }: { problem: Problem }) {
  const { secondFactor: byCode, bySignOn, singleSignOn } = useSignedIn();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const input = useRef<InputRef>(null);
  const prove = useProve();
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each try one goes on typing
  useEffect(() => input.current?.focus(), [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (prove.isPending || !typed) return;
    prove.mutate(byCode ? { code: typed.trim() } : { password: typed }, {
      onSuccess: () => settleProof(true),
      onError: (error) => {
        setProblem(problemOf(error));
        setTyped('');
      },
    });
  };
  return (
    <Modal open width={420} footer={null} title="请再次确认是您本人" onCancel={() => settleProof(false)}>
      <form className="form" noValidate onSubmit={submit}>
        <p className="quiet">{reason.detail}。确认后五分钟内不再询问。</p>
        <ProblemAlert problem={problem} prefix="proof" />
        <Field
          name={byCode ? 'code' : 'password'}
          label={byCode ? '动态验证码' : '密码'}
          hint={byCode ? '手机验证器上的六位数字，也可用恢复码' : undefined}
          required
          prefix="proof"
          problem={problem}
        >
          {(field) =>
            byCode ? (
              <Input
                {...field}
                ref={input}
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={20}
                value={typed}
                onChange={(e) => setTyped(e.target.value)}
              />
            ) : (
              <Input.Password
                {...field}
                ref={input}
                autoComplete="current-password"
                value={typed}
                onChange={(e) => setTyped(e.target.value)}
              />
            )
          }
        </Field>
        <div className="row">
          <Button type="primary" htmlType="submit" loading={prove.isPending} disabled={!typed}>
            确认
          </Button>
          <Button onClick={() => settleProof(false)}>取消</Button>
        </div>
        {bySignOn && !byCode && (
          <p className="quiet">
            没有密码的，
            <a href="/api/single-sign-on?proof=true&to=%2Ftoday" target="_blank" rel="noreferrer">
              在新页面用{singleSignOn}再次确认
            </a>
            ，确认后关闭新页面，回到这里点
            <Button type="link" size="small" onClick={() => settleProof(true)}>
              已确认，继续办理
            </Button>
          </p>
        )}
      </form>
    </Modal>
  );
}
