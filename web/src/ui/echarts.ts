import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

/** Only the charts the console draws; loaded by Chart when the first one is shown. */
use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export type ChartOption = Record<string, unknown>;
export type ChartView = { show: (option: ChartOption) => void; resize: () => void; dispose: () => void };

export function draw(box: HTMLElement, onOpen: (series: number, index: number) => void): ChartView {
  const chart = init(box, { textStyle: { fontFamily: getComputedStyle(box).fontFamily } });
  chart.on('click', ({ seriesIndex, dataIndex }) => onOpen(seriesIndex ?? 0, dataIndex));
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}
