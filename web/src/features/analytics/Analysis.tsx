import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { minuteOf, today } from '../../lib/dates';
import { goesOn } from '../../lib/steps';
import { PageHeader, Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { AnalysisTabs } from './AnalysisTabs';
import { Children } from './Children';
import { Figures } from './Figures';
import { HeatMap } from './HeatMap';
import { PeriodPicker } from './PeriodPicker';
import { parsePeriod } from './period';
import { type Overview, overviewQuery } from './queries';
import { LevelShares, Shares } from './Shares';
import { Trend } from './Trend';
import './analytics.css';

/** One unit, district or the city in one period, from the ledger; every number opens its rows. */
export function Analysis() {
  const { district, cluster, unit } = useSearch({ from: '/shell' });
  const { period: code } = useSearch({ from: '/shell/analysis' });
  const navigate = useNavigate({ from: '/analysis' });
  const period = parsePeriod(code, today());
  const { data, error, refetch, isPlaceholderData } = useQuery(
    overviewQuery({ district, cluster, unit }, period.code),
  );
  return (
    <div className="page">
      <PageHeader
        title={data ? `${data.scope.name} · 分析` : '分析'}
        below={data && <span>台账数据截至 {minuteOf(data.asOf)}</span>}
        acts={
          <PeriodPicker
            period={period}
            onChange={(chosen) =>
              navigate({ search: (before) => ({ ...before, period: chosen.code }), replace: goesOn() })
            }
          />
        }
      />
      <AnalysisTabs period={code} />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && (
        <div className="overview" aria-busy={isPlaceholderData}>
          <Body data={data} period={period.code} />
        </div>
      )}
    </div>
  );
}

function Body({ data, period }: { data: Overview; period: string }) {
  return (
    <>
      <Figures figures={data.figures} before={data.before} />
      <div className="overview-pair">
        <Section id="trend" title="上账与销账">
          <Trend steps={data.trend} />
        </Section>
        <div className="overview-shares">
          <Section id="levels" title="等级">
            <LevelShares shares={data.levels} />
          </Section>
          <Section id="origins" title="发现渠道">
            <Shares label="发现渠道" shares={data.origins} />
          </Section>
          <Section id="ageing" title="未销账的挂账时间">
            <Shares label="未销账的挂账时间" shares={data.ageing} />
          </Section>
        </div>
      </div>
      <Section id="heat" title="领域分布">
        <HeatMap heat={data.heat} period={period} />
      </Section>
      {data.children && (
        <Section id="children" title={`各${data.children.title}比较`}>
          <Children rows={data.children.rows} title={data.children.title} period={period} />
        </Section>
      )}
    </>
  );
}
