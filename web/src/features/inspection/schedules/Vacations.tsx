import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import type { Ref } from '../../../api/types';
import { Section } from '../../../ui/PageHeader';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { useEndVacation, vacationsQuery } from './queries';
import { VacationForm } from './VacationForm';

/** 寒暑假: the days on which the unit is not asked for its daily checks. */
export function Vacations({ unit, arranges }: { unit: Ref; arranges: boolean }) {
  const { data, error, refetch } = useQuery(vacationsQuery(unit));
  const end = useEndVacation();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="vacations"
      title="寒暑假"
      extra={arranges && <Button onClick={() => setAdding(true)}>设置寒暑假</Button>}
    >
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {end.error && <ProblemAlert problem={problemOf(end.error)} />}
      {data?.length === 0 && (
        <p className="quiet">
          没有设置。假期里暂停的每日检查不出现，也不算超时未检；寄宿、暑期开放的单位不必设置。
        </p>
      )}
      <ul className="stack-tight">
        {data?.map((one) => (
          <li key={one.ref}>
            {one.name}：{one.from} 至 {one.until}，每日检查{one.dailyTitle}{' '}
            {one.can.includes('END') && (
              <button
                type="button"
                className="link-button"
                aria-label={`取消假期：${one.name}`}
                onClick={() => end.mutate(one.ref)}
              >
                取消，从今天起照常
              </button>
            )}
          </li>
        ))}
      </ul>
      {adding && <VacationForm unit={unit} onClose={() => setAdding(false)} />}
    </Section>
  );
}
