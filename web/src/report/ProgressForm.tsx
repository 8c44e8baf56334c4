import { type FormEvent, useEffect, useState } from 'react';
import { type Problem, problemOf } from '../api/problem';
import { door, type ProgressView } from './door';
import { Trouble } from './parts';

/** How far it is, and the question at the end. The code stays on the page and goes nowhere else. */
export function ProgressForm({ known }: { known: string | null }) {
  const [code, setCode] = useState(known ?? '');
  const [asked, setAsked] = useState('');
  const [progress, setProgress] = useState<ProgressView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (question: () => Promise<ProgressView>) => {
    setBusy(true);
    setProblem(null);
    try {
      setProgress(await question());
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setProgress(null);
    setAsked(code);
    void run(() => door.progress(code));
  };
  return (
    <>
      <form onSubmit={ask} noValidate>
        {problem && <Trouble problem={problem} />}
        <label>
          查询码
          <input
            type="text"
            inputMode="text"
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            value={code}
            onChange={(e) => setCode(e.target.value)}
          />
        </label>
        <button type="submit" disabled={busy}>
          查询
        </button>
      </form>
      {progress && (
        <section aria-live="polite">
          <h2>{progress.stateTitle}</h2>
          {progress.next && <p>{progress.next}</p>}
          <p>
            {progress.target}，{progress.submittedOn} 提交
          </p>
          <ol className="steps">
            {progress.steps.map((step, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of history are only ever added
              <li key={i}>
                <b>{step.title}</b> <small>{step.on}</small>
                {step.words && <p>{step.words}</p>}
                {step.photos.map((photo) => (
                  <AnswerPhoto key={photo} code={asked} photo={photo} />
                ))}
              </li>
            ))}
          </ol>
          {progress.asks && (
            <Question
              round={progress.asks}
              busy={busy}
              onAnswer={(fixed, words) => void run(() => door.feedback(asked, fixed, words))}
            />
          )}
        </section>
      )}
    </>
  );
}

/** A photo of the rectification, asked for with the code in a body as everything else. */
function AnswerPhoto({ code, photo }: { code: string; photo: number }) {
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    door.answerPhoto(code, photo).then(
      (picture) => {
        if (left) return;
        made = URL.createObjectURL(picture);
        setAddress(made);
      },
      (error: unknown) => !left && setProblem(problemOf(error)),
    );
    return () => {
      left = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [code, photo]);
  if (problem) return <p className="wrong">照片没有打开：{problem.detail}</p>;
  return address ? (
    <img className="answer-photo" src={address} alt={`整改后照片 ${photo}`} />
  ) : (
    <p>正在打开照片…</p>
  );
}

const FIXED = [
  [true, '已经解决'],
  [false, '没有解决'],
] as const;

type QuestionProps = { round: 1 | 2; busy: boolean; onAnswer: (fixed: boolean, words: string) => void };

/** Answered once and for all: what was tapped is seen before it is sent. */
function Question({ round, busy, onAnswer }: QuestionProps) {
  const [fixed, setFixed] = useState<boolean | null>(null);
  const [words, setWords] = useState('');
  return (
    <fieldset className="question">
      <legend>{round === 1 ? '您反映的问题真的解决了吗？' : '办结四周了，问题还好吗？'}</legend>
      {FIXED.map(([answer, title]) => (
        <label key={title} className="choice">
          <input
            type="radio"
            name={`fixed-${round}`}
            checked={fixed === answer}
            onChange={() => setFixed(answer)}
          />
          {title}
        </label>
      ))}
      <label>
        补充说明<small>（选填）</small>
        <textarea rows={3} maxLength={500} value={words} onChange={(e) => setWords(e.target.value)} />
      </label>
      <p className="row">
        <button
          type="button"
          disabled={busy || fixed === null}
          onClick={() => fixed !== null && onAnswer(fixed, words)}
        >
          {fixed === null ? '请先选择' : '提交答复，不能再改'}
        </button>
      </p>
    </fieldset>
  );
}
