import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { versionsQuery } from './publishing';
import { VersionList } from './VersionList';

/** Every version of an item, the newest first, each with what it changed. */
export function ItemVersions({ code, shown }: { code: string; shown: string }) {
  const { data, error, refetch } = useQuery(versionsQuery(code));
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />;
  if (!data) return <RowsSkeleton />;
  return (
    <VersionList
      versions={data}
      of={({ item }) => item}
      difference={({ difference }) => difference}
      words={({ item }, valid) =>
        item.effectiveFrom === shown ? (
          <strong>{valid}（本页所示）</strong>
        ) : (
          <Link to="/standards/items/$code" params={{ code }} search={{ on: item.effectiveFrom }}>
            {valid}
          </Link>
        )
      }
    />
  );
}
