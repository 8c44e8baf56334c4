import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useMedia } from '../../lib/media';
import { Chart } from '../../ui/Chart';
import { Empty } from '../../ui/states';
import type { Rows, TrendStep } from './queries';
import { ledgerSearch, RowsLink } from './Rows';
import { stepTitle } from './steps';
import { countText } from './words';

const INK = '#475266';
const LINE = '#e2e6ec';

/** Registered and written off, step by step; a bar opens its rows. */
export function Trend({ steps }: { steps: TrendStep[] }) {
  const navigate = useNavigate();
  const wide = useMedia('(min-width: 1200px)');
  const option = useMemo(() => trendOption(steps), [steps]);
  const open = (series: number, step: number) => {
    const rows: Rows | undefined = series === 0 ? steps[step]?.foundRows : steps[step]?.rectifiedRows;
    if (rows) void navigate({ to: '/ledger', search: ledgerSearch(rows) });
  };
  if (steps.every((step) => step.found === 0 && step.rectified === 0)) {
    return <Empty title="这一期没有上账和销账">请选择其他统计期或范围。</Empty>;
  }
  return (
    <Chart
      label={`上账与销账，${steps.length} 段，共上账 ${countText(sum(steps, 'found'))} 项，销账 ${countText(sum(steps, 'rectified'))} 项`}
      height={wide ? 420 : 260}
      option={option}
      onOpen={open}
      table={<TrendTable steps={steps} />}
    />
  );
}

const sum = (steps: TrendStep[], key: 'found' | 'rectified') => steps.reduce((total, s) => total + s[key], 0);

function trendOption(steps: TrendStep[]) {
  return {
    color: ['#8d9ac0', '#1f8a60'],
    grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
    legend: { right: 0, top: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: INK } },
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    xAxis: {
      type: 'category',
      data: steps.map(stepTitle),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
      axisLabel: { color: INK, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: INK },
      splitLine: { lineStyle: { color: LINE } },
    },
    series: [
      { type: 'bar', name: '上账', barMaxWidth: 18, data: steps.map((s) => s.found) },
      {
        type: 'line',
        name: '销账',
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { width: 2 },
        data: steps.map((s) => s.rectified),
      },
    ],
  };
}

function TrendTable({ steps }: { steps: TrendStep[] }) {
  return (
    <table className="figures-table" aria-label="上账与销账">
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">上账</th>
          <th scope="col">销账</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.from}>
            <th scope="row">{stepTitle(step)}</th>
            <td>
              <RowsLink
                rows={step.found > 0 ? step.foundRows : null}
                label={`${stepTitle(step)}上账 ${step.found} 项`}
              >
                {countText(step.found)}
              </RowsLink>
            </td>
            <td>
              <RowsLink
                rows={step.rectified > 0 ? step.rectifiedRows : null}
                label={`${stepTitle(step)}销账 ${step.rectified} 项`}
              >
                {countText(step.rectified)}
              </RowsLink>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
