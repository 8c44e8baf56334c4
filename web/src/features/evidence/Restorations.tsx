import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import './evidence.css';
import { type Restoration, restorationsQuery } from './queries';

/** Every older state that was ever put back, for whoever misses something; nothing where there was none. */
export function Restorations() {
  const { data, error, refetch } = useQuery(restorationsQuery);
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />;
  return data && data.length > 0 ? (
    <Section id="restorations" title="恢复过的备份">
      <ul className="restorations">
        {data.map((one) => (
          <RestorationFacts key={one.id} restoration={one} />
        ))}
      </ul>
    </Section>
  ) : null;
}

export function RestorationFacts({ restoration }: { restoration: Restoration }) {
  const { reason, declaredBy, declaredAt, confirmedBy, confirmedAt } = restoration;
  return (
    <li>
      <p>{lostWords(restoration)}</p>
      <p>原因：{reason}</p>
      <p className="quiet">
        {minuteOf(declaredAt)} {declaredBy ?? '系统管理员'}声明
        {confirmedAt && `，${minuteOf(confirmedAt)} ${confirmedBy ?? '安全管理员'}确认`}。
      </p>
    </li>
  );
}

export function lostWords({ restoredTo, lostFrom, lostTo, lines, signedLines }: Restoration): string {
  const back = restoredTo ? `台账恢复到了 ${minuteOf(restoredTo)}。` : '台账恢复到了较早的备份。';
  const lost = lostFrom
    ? `${minuteOf(lostFrom)} 到 ${minuteOf(lostTo)} 之间登记和办理的可能不在了。`
    : `${minuteOf(lostTo)} 以前登记和办理的可能有一段不在了。`;
  return signedLines === null
    ? back + lost
    : `${back}${lost}签署过的历史有 ${signedLines} 条，恢复后有 ${lines} 条。`;
}
