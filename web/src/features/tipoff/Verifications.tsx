import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { PageHeader, Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { type VerificationRow, verificationsQuery } from './queries';
import { VerifyForm } from './VerifyForm';
import './tipoff.css';

/** 举报核查: what somebody was sent to look at. He sees the edited words, never the report. */
export function Verifications() {
  const { data, error, refetch } = useQuery(verificationsQuery);
  const [act, setAct] = useState<{ row: VerificationRow; found: boolean } | null>(null);
  return (
    <div className="page">
      <PageHeader
        title="举报核查"
        below={<span className="quiet">到现场看。属实的以检查发现上账，不要在台账里提到举报。</span>}
      />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <Empty title="没有交给您核查的事项" />}
      {data?.map((row) => (
        <Section
          key={row.ref}
          id={row.ref}
          title={row.unitName}
          extra={
            row.open ? (
              <span className="row">
                <Button type="primary" onClick={() => setAct({ row, found: true })}>
                  属实，上账
                </Button>
                <Button onClick={() => setAct({ row, found: false })}>不属实</Button>
                {row.hazard && (
                  <Link to="/hazards/$ref" params={{ ref: row.hazard }}>
                    上次上账的隐患
                  </Link>
                )}
              </span>
            ) : row.hazard ? (
              <Link to="/hazards/$ref" params={{ ref: row.hazard }}>
                已上账，查看隐患
              </Link>
            ) : (
              <span className="quiet">已核查</span>
            )
          }
        >
          <p className="pre">{row.text}</p>
          <p className="quiet">
            {row.districtName} · {row.placeText}
          </p>
          <div className="tipoff-photos">
            {row.photos.map((n) => (
              <img key={n} src={`/api/tipoff/verifications/${row.ref}/photos/${n}`} alt={`随转照片 ${n}`} />
            ))}
          </div>
        </Section>
      ))}
      {act && <VerifyForm row={act.row} found={act.found} onClose={() => setAct(null)} />}
    </div>
  );
}
