import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { type LastVerification, lastVerificationQuery, type SigningState, signingQuery } from './queries';

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
      {state.openFindings > 0 && (
        <p>
          存证核验发现的 {state.openFindings}{' '}
          处不符还没有查明，签署照常进行：签署保护此后的历史，不表示这些不符是对的。
        </p>
      )}
    </section>
  );
}

/** What the last verification found, for whoever opens the page later. */
export function LastVerified() {
  const { data, error, refetch } = useQuery(lastVerificationQuery);
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />;
  return data ? <LastVerifiedFacts last={data} /> : null;
}

export function LastVerifiedFacts({ last }: { last: LastVerification }) {
  if (last.problem)
    return (
      <div className="signing-trouble" role="alert">
        <p>
          <WarningFilled aria-hidden="true" /> {last.found ?? last.problem}。
        </p>
        {last.remedy && <p>{last.remedy}。</p>}
        {last.open.length > 0 && (
          <ol className="open-findings" aria-label="没有查明的不符">
            {last.open.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ol>
        )}
        {last.open.length < last.findings && (
          <p className="quiet">只保存了前 {last.open.length} 处，再核验一次即全部列出。</p>
        )}
      </div>
    );
  if (!last.at)
    return (
      <p className="quiet">
        这份数据里还没有核验的记录（恢复到较早的时刻后，此前的不在其中）；每天凌晨自动核验一次。
      </p>
    );
  const by = last.by ? `由${last.by}核验` : '每晚自动核验';
  return (
    <p className="quiet">
      最近一次存证核验：{minuteOf(last.at)} {by}，没有发现不符。
    </p>
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
  return unsignedLines === 0
    ? `${last}，其后没有新的历史。`
    : `${last}，其后${atLeast ? '' : ' '}${many}还没有签署${waiting}。`;
}
