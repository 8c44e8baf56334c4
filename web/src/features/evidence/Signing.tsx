import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { type SigningState, signingQuery } from './queries';

/** Shows by itself when checkpoints have stopped: what is not signed is not protected. */
export function Signing() {
  const { data, error, refetch } = useQuery(signingQuery);
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />;
  return data ? <SigningFacts state={data} /> : null;
}

export function SigningFacts({ state }: { state: SigningState }) {
  return (
    <section className="signing" aria-label="签署">
      {state.problem && (
        <div className="signing-trouble" role="alert">
          <p>
            <WarningFilled aria-hidden="true" /> 签署停了或落后：{state.problem}。
          </p>
          {state.remedy && <p>{state.remedy}。</p>}
        </div>
      )}
      <p role="status">
        {!state.problem && <SafetyCertificateOutlined aria-hidden="true" />} {wordsOf(state)}
      </p>
    </section>
  );
}

export function wordsOf({
  signedAt,
  signedLines,
  unsignedLines,
  atLeast,
  unsignedSince,
}: SigningState): string {
  const many = `${atLeast ? '至少 ' : ''}${unsignedLines} 条`;
  const waiting = unsignedSince ? `，最早的自 ${minuteOf(unsignedSince)} 起等待` : '';
  if (!signedAt)
    return unsignedLines === 0 ? '还没有历史可签署。' : `还没有签署过：${many}等待第一次签署${waiting}。`;
  const last = `最近一次签署：${minuteOf(signedAt)}，${signedLines} 条历史`;
  return unsignedLines === 0 ? `${last}，其后没有新的历史。` : `${last}，其后${many}还没有签署${waiting}。`;
}
