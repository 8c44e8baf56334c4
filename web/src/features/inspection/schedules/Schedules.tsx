import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { useCanBegin, useSignedIn } from '../../../api/session';
import { PageHeader } from '../../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../../ui/states';
import { InspectionTabs } from '../plans/InspectionTabs';
import { ArrangeAllForm } from './ArrangeAllForm';
import { type Schedule, schedulesQuery, useEndSchedule } from './queries';
import { ScheduleForm } from './ScheduleForm';
import { Vacations } from './Vacations';

/** Lists that come round at a unit by themselves, and who does them. */
export function Schedules() {
  const { modal } = App.useApp();
  const { scope } = useSignedIn();
  const arranges = useCanBegin()('ARRANGE_SCHEDULE');
  const { unit: chosen } = useSearch({ from: '/shell' });
  const unit = chosen ?? scope.units[0];
  const { data, error, refetch } = useQuery(schedulesQuery(unit));
  const end = useEndSchedule();
  const [arranging, setArranging] = useState(false);
  const [atOnce, setAtOnce] = useState(false);
  const ask = (schedule: Schedule) =>
    modal.confirm({
      title: `不再按频次安排《${schedule.title}》`,
      content: '已经出现的检查任务不变，以后不再自动出现。',
      okText: '结束安排',
      cancelText: '取消',
      onOk: () => {
        end.mutate(schedule.ref);
      },
    });
  if (!unit) {
    return (
      <div className="page">
        <PageHeader title="按频次安排" above={<Link to="/inspection">检查</Link>} />
        <InspectionTabs />
        <Empty title="由单位自己安排">请先在上方选择一个单位查看。</Empty>
      </div>
    );
  }
  return (
    <div className="page">
      <PageHeader
        title="按频次安排"
        above={<Link to="/inspection">检查</Link>}
        acts={
          <>
            {arranges && (
              <>
                <Button type="primary" onClick={() => setAtOnce(true)}>
                  按本单位类型一次安排
                </Button>
                <Button onClick={() => setArranging(true)}>按频次安排检查表</Button>
              </>
            )}
            <a className="act-link" href={`/api/inspection/labels?unit=${unit}`} download>
              打印巡查点标签
            </a>
          </>
        }
      />
      <InspectionTabs />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {end.error && <ProblemAlert problem={problemOf(end.error)} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && (
        <Empty title="还没有按频次安排的检查表">
          安排一次，到期自动出现在承担岗位的任务里；周末和节假日不出现，期限落在最后一个工作日。
        </Empty>
      )}
      {data && data.length > 0 && (
        <PlainTable
          label="按频次安排的检查表"
          rows={data}
          columns={columns(data.some((s) => s.can.includes('END')) ? ask : null)}
          rowKey={(s) => s.ref}
        />
      )}
      <Vacations unit={unit} arranges={arranges} />
      {atOnce && <ArrangeAllForm unit={unit} onClose={() => setAtOnce(false)} />}
      {arranging && <ScheduleForm unit={unit} onClose={() => setArranging(false)} />}
    </div>
  );
}

const columns = (end: ((schedule: Schedule) => void) | null): PlainColumn<Schedule>[] => [
  { key: 'title', title: '检查表', render: (s) => s.title },
  { key: 'frequency', title: '频次', width: 110, render: (s) => s.frequencyTitle },
  { key: 'post', title: '承担岗位', width: '20%', render: (s) => s.postTitle },
  {
    key: 'next',
    title: '本次或下次',
    width: 220,
    render: (s) =>
      s.start && s.due ? (
        <span className="nowrap">{s.start === s.due ? s.due : `${s.start} 至 ${s.due}`}</span>
      ) : null,
  },
  ...(end
    ? [
        {
          key: 'end',
          title: <span className="sr-only">办理</span>,
          width: 96,
          render: (s: Schedule) =>
            s.can.includes('END') && (
              <button
                type="button"
                className="link-button"
                aria-label={`结束安排：${s.title}`}
                onClick={() => end(s)}
              >
                结束安排
              </button>
            ),
        },
      ]
    : []),
];
