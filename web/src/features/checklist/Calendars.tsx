import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { type Calendar, calendarsQuery } from './publishing';
import { StandardsTabs } from './StandardsTabs';

/** Which days people work, year by year; every deadline in working days is reckoned by it. */
export function Calendars() {
  const { data, error, refetch } = useQuery(calendarsQuery);
  const canBegin = useCanBegin();
  return (
    <div className="page">
      <PageHeader
        title="标准"
        acts={
          canBegin('PUBLISH_STANDARDS') && (
            <Link to="/standards/calendars/new" className="act-link">
              安排新的一年
            </Link>
          )
        }
      />
      <StandardsTabs />
      <p className="quiet">按工作日计算的时限都按这里的安排。没有安排的年份，周一至周五为工作日。</p>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && <PlainTable label="节假日安排" rows={data} columns={columns} rowKey={(row) => row.year} />}
    </div>
  );
}

const count = (row: Calendar, off: boolean) => row.days.filter((day) => day.off === off).length;

const columns: PlainColumn<Calendar>[] = [
  {
    key: 'year',
    title: '年份',
    width: 120,
    render: (row) => (
      <Link to="/standards/calendars/$year" params={{ year: row.year }}>
        {row.year} 年
      </Link>
    ),
  },
  { key: 'off', title: '放假', width: 90, render: (row) => `${count(row, true)} 天` },
  { key: 'work', title: '调休上班', width: 110, render: (row) => `${count(row, false)} 天` },
  { key: 'from', title: '施行', width: 150, render: (row) => `自 ${row.effectiveFrom} 起` },
  { key: 'source', title: '依据', render: (row) => row.source },
];
