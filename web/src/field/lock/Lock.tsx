import { type FormEvent, useEffect, useState } from 'react';
import { type Problem, problemOf } from '../../api/problem';
import { ProblemNote } from '../kit/ProblemNote';
import { SignIn } from '../SignIn';
import type { Guard } from '../store/dataKey';
import { useField } from '../store/field';
import { askSecret, recover, unlock } from '../store/lock';
import { MOST_WRONG, TOLD_FROM } from '../store/pin';
import { NewPin } from './NewPin';
import { PinField } from './PinField';

/** Before everything else where a PIN guards the phone. The address stays, so that one comes to where one wanted. */
export function Lock() {
  const { lock } = useField();
  const [signingIn, setSigningIn] = useState(false);
  const [secret, setSecret] = useState<ArrayBuffer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    document.title = '已锁定 · 闭环现场';
  }, []);
  const back = () => {
    setSigningIn(false);
    setSecret(null);
    setProblem(null);
  };
  const openWithoutPin = async () => {
    setProblem(null);
    try {
      setSecret(await askSecret());
      setSigningIn(false);
    } catch (error) {
      const refused = problemOf(error);
      // Not signed in, or not only just now: that comes first.
      if (refused.status === 401 || refused.code === 'step-up-needed') setSigningIn(true);
      else {
        setSigningIn(false);
        setProblem(refused);
      }
    }
  };
  if (!lock) return <p className="empty">正在打开…</p>;
  if (signingIn) return <SignIn before={{ onDone: () => void openWithoutPin(), onBack: back }} />;
  return (
    <div className="screen">
      <header className="top">
        <div className="head">
          <h1>闭环现场</h1>
        </div>
      </header>
      <main>
        {secret ? (
          <Renew secret={secret} onBack={back} />
        ) : (
          <Ask
            lock={lock}
            problem={problem}
            onForgotten={() => void openWithoutPin()}
            onOther={() => setSigningIn(true)}
          />
        )}
      </main>
    </div>
  );
}

type AskProps = {
  lock: { guard: Guard; waiting: number };
  problem: Problem | null;
  onForgotten: () => void;
  onOther: () => void;
};

function Ask({ lock: { guard, waiting }, problem, onForgotten, onOther }: AskProps) {
  const { holder } = useField();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const pause = usePause(guard);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(false);
    await unlock(pin).catch(() => setFailed(true));
    setPin('');
    setBusy(false);
  };
  return (
    <form className="form" onSubmit={submit}>
      <h2>{holder?.personName}</h2>
      {waiting > 0 && <p className="notice">有 {waiting} 条记录待传，打开后才会上传。</p>}
      {guard.pin === 'set' ? (
        <>
          <PinField label="PIN" value={pin} onChange={setPin} />
          <p className={guard.wrong > 0 || failed ? 'notice bad' : 'hint'} role="status">
            {failed ? '没有打开，请再试一次；仍不行请重新打开应用。' : wordsOf(guard, pause)}
          </p>
          <button type="submit" className="button main" disabled={busy || pause > 0 || pin === ''}>
            {busy ? '正在打开…' : pause > 0 ? `请等 ${pause} 秒` : '打开'}
          </button>
        </>
      ) : (
        <p className="notice bad" role="status">
          PIN 已输错 {MOST_WRONG} 次：随身内容已清除。未传的记录还在手机上，联网登录后打开。
        </p>
      )}
      <ProblemNote problem={problem} />
      <button type="button" className="button" onClick={onForgotten}>
        用登录密码重新打开（须联网）
      </button>
      <button type="button" className="button" onClick={onOther}>
        换人登录
      </button>
    </form>
  );
}

function Renew({ secret, onBack }: { secret: ArrayBuffer; onBack: () => void }) {
  return (
    <>
      <p className="hint">已确认是您本人。请设一个新的 PIN，手机上的内容都在。</p>
      <NewPin doing="设好并打开" onPin={(pin) => recover(secret, pin)} onBack={onBack} />
    </>
  );
}

function wordsOf({ wrong, left }: Guard, pause: number): string {
  if (wrong === 0) return '请输入这部手机的 PIN。忘记了可联网登录重设，未传的记录不会丢。';
  const told =
    wrong >= TOLD_FROM
      ? `PIN 不对，还可以试 ${left} 次；输错 ${MOST_WRONG} 次，随身内容会清除，未传的记录须联网登录才能打开。`
      : 'PIN 不对。';
  return pause > 0 ? `${told}请过一会儿再试。` : told;
}

/** Seconds until the next try. */
function usePause(guard: Guard): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const until = performance.now() + guard.wait;
    const tick = () => setLeft(Math.ceil(Math.max(until - performance.now(), 0) / 1000));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [guard]);
  return left;
}
