import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { invalid, type Problem, problemOf } from '../api/problem';
import { useEnterCode } from '../api/session';
import { Field } from '../ui/Field';
import { ProblemAlert } from '../ui/ProblemAlert';

type Props = { ticket: string; onDone: () => void; onBack: () => void };

/** The second step of signing in: six digits from the phone, or a code from paper. */
export function CodeForm({ ticket, onDone, onBack }: Props) {
  const [code, setCode] = useState('');
  const [onPaper, setOnPaper] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const input = useRef<InputRef>(null);
  const enter = useEnterCode();
  // The alert speaks by itself; who types goes on typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind of code, or another try, begins in the field
  useEffect(() => input.current?.focus(), [onPaper, problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (enter.isPending) return;
    if (!code.trim()) {
      setProblem(
        invalid([{ field: 'code', problem: onPaper ? '请填写恢复码' : '请填写验证码', remedy: '' }]),
      );
      return;
    }
    setProblem(null);
    enter.mutate(
      { ticket, code: code.trim() },
      {
        onSuccess: onDone,
        onError: (error) => {
          setProblem(problemOf(error));
          setCode('');
        },
      },
    );
  };
  return (
    <form className="form" onSubmit={submit} noValidate aria-label="登录第二步">
      <p role="status">密码正确，还差一步。</p>
      <ProblemAlert problem={problem} prefix="code" />
      <Field
        name="code"
        label={onPaper ? '恢复码' : '动态验证码'}
        hint={
          onPaper
            ? '设置双因素时保存的十二位恢复码，每个只能用一次'
            : '手机验证器上“闭环”一栏的六位数字，半分钟一换'
        }
        required
        prefix="code"
        problem={problem}
      >
        {(field) => (
          <Input
            {...field}
            ref={input}
            autoComplete={onPaper ? 'off' : 'one-time-code'}
            inputMode={onPaper ? 'text' : 'numeric'}
            autoCapitalize="characters"
            maxLength={20}
            value={code}
            onChange={(e) => setCode(e.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={enter.isPending}>
        登录
      </Button>
      <div className="spread">
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setOnPaper(!onPaper);
            setCode('');
            setProblem(null);
          }}
        >
          {onPaper ? '改用手机验证码' : '手机不在身边，用恢复码'}
        </button>
        <button type="button" className="link-button" onClick={onBack}>
          换一个账号
        </button>
      </div>
    </form>
  );
}
