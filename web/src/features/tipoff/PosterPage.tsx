import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { problemOf } from '../../api/problem';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { posterQuery } from './queries';
import './tipoff.css';

/** 举报海报: one sheet for a corridor, printed or saved as PDF by the browser. */
export function PosterPage() {
  const { of, place } = useSearch({ from: '/shell/poster' });
  const { data, error, refetch } = useQuery(posterQuery(of, place));
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />;
  if (!data) return <RowsSkeleton />;
  return (
    <div className="page">
      <div className="no-print">
        <PageHeader
          title="举报海报"
          below={<span className="quiet">{data.address}</span>}
          acts={
            <Button type="primary" onClick={() => print()}>
              打印或存为 PDF
            </Button>
          }
        />
      </div>
      <article className="poster" aria-label="海报">
        <h2>发现安全隐患，请告诉我们</h2>
        <p className="poster-where">
          {data.unitName}
          {data.placeName && ` · ${data.placeName}`}
        </p>
        <svg viewBox={`0 0 ${data.qr.size} ${data.qr.size}`} role="img" aria-label="举报二维码">
          <path d={data.qr.path} />
        </svg>
        <ul>
          <li>扫码即可举报，不用登录，默认匿名</li>
          <li>被举报的单位看不到是谁反映的</li>
          <li>凭查询码查看受理和答复，办结后请您确认是否真的整改到位</li>
        </ul>
        <p>正在发生的危险请立即拨打 119、110</p>
      </article>
    </div>
  );
}
