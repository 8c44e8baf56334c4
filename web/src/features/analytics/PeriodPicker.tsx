import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { today } from '../../lib/dates';
import { useKeys } from '../../lib/keys';
import { DayInput } from '../../ui/DayInput';
import { FilterSelect } from '../../ui/FilterBar';
import { currentPeriod, isRunning, neighbour, type Period, periodTitle, rangePeriod } from './period';
import './analytics.css';

const KINDS = [
  ['MONTH', '按月'],
  ['QUARTER', '按季度'],
  ['YEAR', '按年'],
  ['RANGE', '自选日期'],
] as const;

type Props = { period: Period; onChange: (period: Period) => void };

/** The period of every figure on the page; the arrows go to the one before and after. */
export function PeriodPicker({ period, onChange }: Props) {
  const later = neighbour(period, 1);
  const future = later.from > today();
  useKeys([
    { key: '[', label: '上一期', run: () => onChange(neighbour(period, -1)) },
    { key: ']', label: '下一期', run: () => !future && onChange(later) },
  ]);
  const choose = (kind: string | undefined) => {
    if (kind === 'MONTH' || kind === 'QUARTER' || kind === 'YEAR') {
      onChange(currentPeriod(kind, period.to > today() ? today() : period.to));
    } else {
      const to = period.to > today() ? today() : period.to;
      onChange(rangePeriod(period.from, to < period.from ? period.from : to) ?? period);
    }
  };
  return (
    <fieldset className="period no-print">
      <legend className="sr-only">统计期</legend>
      <Button icon={<LeftOutlined />} aria-label="上一期" onClick={() => onChange(neighbour(period, -1))} />
      {period.kind === 'RANGE' ? (
        <span className="period-range">
          <DayInput
            id="period-from"
            aria-label="自"
            day={period.from}
            max={period.to}
            onChange={(from) => onChange(rangePeriod(from, period.to) ?? period)}
          />
          至
          <DayInput
            id="period-to"
            aria-label="至"
            day={period.to}
            min={period.from}
            onChange={(to) => onChange(rangePeriod(period.from, to) ?? period)}
          />
        </span>
      ) : (
        <span className="period-title" role="status">
          {periodTitle(period)}
          {isRunning(period, today()) && <span className="faint"> 截至今天</span>}
        </span>
      )}
      <Button
        icon={<RightOutlined />}
        aria-label="下一期"
        disabled={future}
        onClick={() => onChange(later)}
      />
      <FilterSelect
        label="统计期的长短"
        all="按月"
        value={period.kind === 'MONTH' ? undefined : period.kind}
        onChange={(kind) => choose(kind ?? 'MONTH')}
        options={KINDS.slice(1)}
      />
    </fieldset>
  );
}
