import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMedia } from '../lib/media';
import type { ChartOption, ChartView } from './echarts';
import './Chart.css';

type Props = {
  /** What the chart shows, in a sentence: all that a screen reader can get from the picture. */
  label: string;
  height: number;
  option: ChartOption;
  /** A drawn element was chosen. */
  onOpen?: (series: number, index: number) => void;
  /** The same numbers as a table. */
  table: ReactNode;
};

/** A picture of numbers, and the numbers themselves one press away. The drawing library is loaded on first use. */
export function Chart({ label, height, option, onOpen, table }: Props) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart">
      <div className="chart-switch no-print">
        <button
          type="button"
          className="link-button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? '看图' : '看表'}
        </button>
      </div>
      {asTable ? (
        <div className="chart-table">{table}</div>
      ) : (
        <Picture label={label} height={height} option={option} onOpen={onOpen} />
      )}
    </figure>
  );
}

function Picture({ label, height, option, onOpen }: Omit<Props, 'table'>) {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ChartView | null>(null);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const open = useRef(onOpen);
  open.current = onOpen;

  useEffect(() => {
    let made: ChartView | null = null;
    let gone = false;
    const watch = new ResizeObserver(() => made?.resize());
    void import('./echarts').then(({ draw }) => {
      if (gone || !box.current) return;
      made = draw(box.current, (series, index) => open.current?.(series, index));
      watch.observe(box.current);
      setChart(made);
    });
    return () => {
      gone = true;
      watch.disconnect();
      made?.dispose();
    };
  }, []);

  useEffect(() => {
    chart?.show({ ...option, animation: !still, animationDuration: 200 });
  }, [chart, option, still]);

  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
