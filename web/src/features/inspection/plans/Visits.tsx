import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { problemOf } from '../../../api/problem';
import { useSignedIn } from '../../../api/session';
import { PageHeader, Section } from '../../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../../ui/states';
import type { TaskRow } from '../queries';
import { InspectionTabs } from './InspectionTabs';
import { type Assignment, assignmentsQuery, useStart, visitsQuery } from './queries';

/** What teams of a superior found at the units of the scope; for a team, where it has to go. */
export function Visits() {
  const { onMission } = useSignedIn();
  const { unit } = useSearch({ from: '/shell' });
  const { data, error, refetch } = useQuery(visitsQuery(unit));
  return (
    <div className="page">
      <PageHeader title="上级检查" />
      <InspectionTabs />
      {onMission && <Assignments />}
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.items.length === 0 && !onMission && (
        <Empty title="没有上级检查">检查组提交的检查在此显示。</Empty>
      )}
      {data && data.items.length > 0 && (
        <PlainTable label="上级检查" rows={data.items} columns={columns} rowKey={(visit) => visit.ref} />
      )}
    </div>
  );
}

const columns: PlainColumn<TaskRow>[] = [
  {
    key: 'unit',
    title: '单位',
    render: (visit) => (
      <Link to="/inspection/visits/$ref" params={{ ref: visit.ref }}>
        {visit.unit.name}
      </Link>
    ),
  },
  { key: 'kind', title: '种类', width: 110, render: (visit) => visit.kindTitle },
  { key: 'team', title: '检查组', width: '24%', render: (visit) => visit.assigneePostTitle },
  { key: 'list', title: '检查表', width: '24%', render: (visit) => visit.checklistTitle },
  {
    key: 'state',
    title: '情况',
    width: 190,
    render: (visit) =>
      visit.state === 'SUBMITTED' ? (
        <span>
          {visit.doneOn} 完成{' '}
          {visit.failed > 0 ? <b className="nowrap">发现 {visit.failed} 项</b> : '没有发现问题'}
        </span>
      ) : (
        visit.stateTitle
      ),
  },
];

function Assignments() {
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(assignmentsQuery);
  const start = useStart();
  const ask = (assignment: Assignment) =>
    modal.confirm({
      title: `到场开始：${assignment.unitName}`,
      content: '请在到达现场后开始。开始的人和时间将记录在案。',
      okText: '已到场，开始',
      cancelText: '取消',
      onOk: () => {
        start.mutate(assignment, {
          onSuccess: (sheet) => navigate({ to: '/inspection/visits/$ref', params: { ref: sheet.ref } }),
        });
      },
    });
  return (
    <Section id="assignments" title="本组的检查对象">
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {start.error && <ProblemAlert problem={problemOf(start.error)} />}
      {!data && !error && <RowsSkeleton rows={2} />}
      {data && data.length > 0 && (
        <PlainTable
          label="本组的检查对象"
          rows={data}
          columns={assignmentColumns(ask)}
          rowKey={(assignment) => assignment.target}
          faint={(assignment) => assignment.state === 'DROPPED'}
        />
      )}
    </Section>
  );
}

const assignmentColumns = (ask: (assignment: Assignment) => void): PlainColumn<Assignment>[] => [
  { key: 'unit', title: '单位', render: (a) => a.unitName },
  { key: 'district', title: '所在区', width: 110, render: (a) => a.districtName },
  { key: 'kind', title: '种类', width: 110, render: (a) => a.kindTitle },
  {
    key: 'days',
    title: '日期',
    width: 220,
    render: (a) =>
      a.from === a.until ? a.from : <span className="nowrap">{`${a.from} 至 ${a.until}`}</span>,
  },
  { key: 'state', title: '情况', width: 110, render: (a) => a.stateTitle },
  {
    key: 'act',
    title: <span className="sr-only">办理</span>,
    width: 120,
    render: (a) =>
      a.state === 'WAITING' ? (
        <Button aria-label={`到场开始：${a.unitName}`} onClick={() => ask(a)}>
          到场开始
        </Button>
      ) : (
        a.task &&
        a.state !== 'DROPPED' && (
          <Link to="/inspection/visits/$ref" params={{ ref: a.task }}>
            打开
          </Link>
        )
      ),
  },
];
