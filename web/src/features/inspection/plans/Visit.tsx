import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { problemOf } from '../../../api/problem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { PageSkeleton } from '../../../ui/states';
import { CheckRecord } from '../CheckRecord';
import { visitQuery } from './queries';

/** The record of a team's inspection. */
export function Visit() {
  const { ref } = useParams({ from: '/shell/inspection/visits/$ref' });
  const { data, error, refetch } = useQuery(visitQuery(ref));
  if (error) {
    return (
      <div className="page">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  return data ? <CheckRecord sheet={data} /> : <PageSkeleton />;
}
