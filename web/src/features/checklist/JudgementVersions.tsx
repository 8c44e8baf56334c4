import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { judgementVersionsQuery } from './publishing';
import { VersionList } from './VersionList';

/** Every version of a judgement rule, the newest first, each with the clauses it changed. */
export function JudgementVersions() {
  const { code } = useParams({ from: '/shell/standards/judgement/$code' });
  const { data, error, refetch } = useQuery(judgementVersionsQuery(code));
  const canBegin = useCanBegin();
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  const newest = data?.[0]?.set;
  if (!newest) return <PageSkeleton />;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/judgement">重大隐患判定标准</Link>}
        title={newest.title}
        below={
          <>
            <span className="item-code">{code}</span>
            <span>{newest.document}</span>
          </>
        }
        acts={
          canBegin('PUBLISH_STANDARDS') && (
            <Link to="/standards/judgement/$code/revise" params={{ code }} className="act-link act-main">
              修订
            </Link>
          )
        }
      />
      <VersionList
        versions={data}
        of={({ set }) => set}
        difference={({ difference }) => difference}
        words={({ set }, valid) => (
          <>
            <Link to="/standards/judgement" search={{ on: set.effectiveFrom }}>
              版本 {set.version}
            </Link>
            ，{valid}
          </>
        )}
      />
    </div>
  );
}
