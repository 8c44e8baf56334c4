import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Problem } from '../../../api/problem';
import type { HazardDetail } from '../../../api/types';
import { levelText, statusWords } from '../../../api/words';
import { moneyText } from '../../../lib/money';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { hazardNowQuery, hazardQuery } from '../queries';

type Props = { seen: HazardDetail; problem: Problem; onSeen: () => void };

/** Somebody else was faster: both versions side by side, and what was typed stays. */
export function ChangedMeanwhile({ seen, problem, onSeen }: Props) {
  const cache = useQueryClient();
  const { data: current } = useQuery(hazardNowQuery(seen.ref, `after ${seen.version}`));
  const accept = () => {
    if (current) cache.setQueryData(hazardQuery(seen.ref).queryKey, current);
    void cache.invalidateQueries({ queryKey: ['hazard', seen.ref] });
    onSeen();
  };
  const changes = current ? differences(seen, current) : [];
  return (
    <div className="stack-tight">
      <ProblemAlert problem={problem} />
      {changes.length > 0 && (
        <table className="changes">
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">您看到的</th>
              <th scope="col">现在</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(([label, before, after]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{before}</td>
                <td className="strong">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div>
        <Button onClick={accept} disabled={!current}>
          已看清变化，按最新内容继续填写
        </Button>
      </div>
    </div>
  );
}

export function differences(seen: HazardDetail, current: HazardDetail): [string, string, string][] {
  const facts = (h: HazardDetail): [string, string][] => [
    ['状态', statusWords[h.status]],
    ['等级', levelText(h.level)],
    ['描述', h.description],
    ['整改责任人', h.plan?.responsible?.name ?? '—'],
    ['整改人', h.plan?.rectifier?.name ?? '—'],
    ['整改期限', h.plan?.deadline ?? h.deadline ?? '—'],
    ['整改措施', h.plan?.measures ?? '—'],
    ['计划资金', typeof h.plan?.fundsPlannedFen === 'number' ? moneyText(h.plan.fundsPlannedFen) : '—'],
    ['申请', `${h.proposals.filter((p) => p.state === 'OPEN').length} 项待决定`],
  ];
  const after = facts(current);
  return facts(seen).flatMap(([label, value], i) => {
    const now = after[i]?.[1] ?? '';
    return value === now ? [] : [[label, value, now] as [string, string, string]];
  });
}
