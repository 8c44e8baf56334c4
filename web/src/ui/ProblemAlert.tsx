import { WarningFilled } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { useTimesEntered } from '../api/atWork';
import type { Problem } from '../api/problem';
import './ProblemAlert.css';

type Props = {
  problem: Problem | null | undefined;
  /** Names of the fields in this form; their sentences stand here and, in the same words, beside the field. */
  prefix?: string;
  onRetry?: () => void;
};

export const fieldId = (prefix: string, field: string) => `${prefix}-${field.replaceAll(/[^\w]/g, '_')}`;

export function ProblemAlert({ problem, prefix = 'field', onRetry }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  const cameInSince = useCameInSince(problem);
  if (!problem) return null;
  if (problem.code === 'not-signed-in' && cameInSince) {
    return (
      <p role="status" className="strong">
        已重新登录，内容都还在，请再按一次。
      </p>
    );
  }
  const fields = problem.errors ?? [];
  return (
    <div ref={box} className="problem" role="alert" tabIndex={-1}>
      <WarningFilled aria-hidden="true" />
      <div>
        <p className="strong">{problem.title}</p>
        {fields.length > 0 ? (
          <ul>
            {fields.map((f) => (
              <li key={`${f.field}${f.problem}`}>
                <a href={`#${fieldId(prefix, f.field)}`} onClick={(e) => goTo(e, fieldId(prefix, f.field))}>
                  {f.problem}
                </a>
                {f.remedy && <span className="quiet">　{f.remedy}</span>}
              </li>
            ))}
          </ul>
        ) : (
          <p>
            {problem.detail}
            {problem.remedy && <>。{problem.remedy}</>}
          </p>
        )}
        {onRetry && problem.status !== 403 && (
          <button type="button" className="link-button" onClick={onRetry}>
            重试
          </button>
        )}
      </div>
    </div>
  );
}

/** Whether the person has signed in again after this was refused; it is never sent again without him. */
function useCameInSince(problem: Problem | null | undefined): boolean {
  const times = useTimesEntered();
  const refused = useRef({ problem, times });
  if (refused.current.problem !== problem) refused.current = { problem, times };
  return times > refused.current.times;
}

function goTo(event: React.MouseEvent, id: string) {
  event.preventDefault();
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: 'center' });
  const input = target?.matches('input, textarea, button, select')
    ? target
    : target?.querySelector<HTMLElement>('input, textarea, button, select');
  (input as HTMLElement | null)?.focus();
}
