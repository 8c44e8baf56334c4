import { type FormEvent, useState } from 'react';
import { type Problem, problemOf } from '../../api/problem';
import { ProblemNote } from '../kit/ProblemNote';
import { faultOf } from '../store/pin';
import { PinField } from './PinField';

type NewPinProps = { doing: string; onPin: (pin: string) => Promise<void>; onBack?: () => void };

/** A PIN, said twice because nobody sees what he types. */
export function NewPin({ doing, onPin, onBack }: NewPinProps) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = faultOf(pin) ?? (pin === again ? null : '两次输入的不一样，请重新输入');
    setFault(wrong);
    setProblem(null);
    if (wrong) return;
    setBusy(true);
    try {
      await onPin(pin);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <form className="form" onSubmit={submit}>
      <PinField label="新 PIN（6 到 12 位数字）" value={pin} onChange={setPin} />
      <PinField label="再输一次" value={again} onChange={setAgain} />
      {fault && (
        <p className="notice bad" role="alert">
          {fault}
        </p>
      )}
      <ProblemNote problem={problem} />
      <button type="submit" className="button main" disabled={busy}>
        {busy ? '正在设置…' : doing}
      </button>
      {onBack && (
        <button type="button" className="button" onClick={onBack}>
          返回
        </button>
      )}
    </form>
  );
}
