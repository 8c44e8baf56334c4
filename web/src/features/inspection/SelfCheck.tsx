import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { CheckRecord } from './CheckRecord';
import { FillIn } from './FillIn';
import { taskQuery } from './queries';

/** One check: the sheet to be filled in, or the record it became. */
export function SelfCheck() {
  const { ref } = useParams({ from: '/shell/inspection/$ref' });
  const { data, error, refetch } = useQuery(taskQuery(ref));
  if (error) {
    return (
      <div className="page">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  return data.can.includes('SAVE') ? <FillIn key={data.ref} sheet={data} /> : <CheckRecord sheet={data} />;
}
