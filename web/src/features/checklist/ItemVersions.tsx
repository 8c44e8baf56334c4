import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { FieldChanges } from './Differences';
import { versionsQuery } from './publishing';
import { validity } from './words';
import './standards.css';

/** Every version of an item, the newest first, each with what it changed. */
export function ItemVersions({ code, shown }: { code: string; shown: string }) {
  const { data, error, refetch } = useQuery(versionsQuery(code));
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />;
  if (!data) return <RowsSkeleton />;
  return (
    <ol className="item-versions">
      {data.map(({ item, difference }) => (
        <li key={item.effectiveFrom}>
          <p>
            {item.effectiveFrom === shown ? (
              <strong>{validity(item.effectiveFrom, item.effectiveTo)}（本页所示）</strong>
            ) : (
              <Link to="/standards/items/$code" params={{ code }} search={{ on: item.effectiveFrom }}>
                {validity(item.effectiveFrom, item.effectiveTo)}
              </Link>
            )}
          </p>
          {difference.kind === 'CHANGED' && <FieldChanges difference={difference} />}
        </li>
      ))}
    </ol>
  );
}
