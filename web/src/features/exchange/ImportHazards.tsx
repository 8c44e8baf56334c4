import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { type Job, jobQuery, jobsQuery, useCancelJob } from '../../api/jobs';
import { problemOf } from '../../api/problem';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { CheckedTable } from './CheckedTable';
import { ChooseTable } from './ChooseTable';
import { number, partOf, stateWords } from './words';
import './ImportHazards.css';

const route = getRouteApi('/shell/ledger/import');

const STEPS = ['填表上传', '核对', '登记'] as const;

/** 从 Excel 登记: a table is looked at row by row before anything of it goes on the ledger. */
export function ImportHazards() {
  const { job: id } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: job, error, refetch } = useQuery({ ...jobQuery(id ?? ''), enabled: id !== undefined });
  useRowsElsewhere(job);
  const open = (next: string | undefined) =>
    navigate({ search: (before) => ({ ...before, job: next, show: undefined }) });
  const step = job?.state === 'DONE' || (job?.state === 'RUNNING' && job.rows) ? 2 : id ? 1 : 0;
  return (
    <div className="page import">
      <PageHeader
        title="从 Excel 登记隐患"
        above={<Link to="/ledger">台账</Link>}
        below={
          <ol className="import-steps" aria-label="步骤">
            {STEPS.map((title, i) => (
              <li key={title} aria-current={i === step ? 'step' : undefined}>
                {i + 1} {title}
              </li>
            ))}
          </ol>
        }
      />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {(!id || error) && <ChooseTable onStarted={(started) => void open(started.id)} />}
      {id && !job && !error && <RowsSkeleton rows={6} />}
      {job && <Stage job={job} onAgain={() => void open(undefined)} />}
    </div>
  );
}

/** The ledger and the tray show what this import did. */
function useRowsElsewhere(job: Job | undefined) {
  const cache = useQueryClient();
  const state = job?.state;
  useEffect(() => {
    if (!state) return;
    void cache.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true });
    if (state === 'DONE') {
      void cache.invalidateQueries({ queryKey: ['hazards'] });
      void cache.invalidateQueries({ queryKey: ['figures'] });
    }
  }, [cache, state]);
}

function Stage({ job, onAgain }: { job: Job; onAgain: () => void }) {
  const cancel = useCancelJob();
  const again = <Button onClick={onAgain}>另传一个文件</Button>;
  switch (job.state) {
    case 'RUNNING':
      return (
        <div className="import-stage" aria-live="polite">
          <p>
            {stateWords(job)}
            <span className="quiet">　{job.detail}</span>
          </p>
          <Progress
            percent={partOf(job) ?? 100}
            showInfo={partOf(job) !== undefined}
            status="active"
            aria-label={stateWords(job)}
          />
          <p className="quiet">可以离开本页，稍后在右上角“任务”里接着办。停止后不会留下任何登记。</p>
          <Button loading={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
            停止
          </Button>
        </div>
      );
    case 'READY':
      return <CheckedTable job={job} onAgain={onAgain} />;
    case 'DONE':
      return (
        <div className="import-stage">
          <p className="import-done" role="status">
            已登记 {number(job.rows?.fresh ?? 0)} 条隐患，全部进入“待核定”。
          </p>
          {(job.rows?.wrong ?? 0) > 0 && (
            <p>
              还有 {number(job.rows?.wrong ?? 0)}{' '}
              行有问题没有登记；改好后把同一个文件再传一次即可，已登记的不会重复。
            </p>
          )}
          <div className="row">
            <Link className="link-as-button" to="/ledger">
              到台账查看
            </Link>
            {again}
          </div>
        </div>
      );
    case 'FAILED':
    case 'CANCELLED':
      return (
        <div className="import-stage">
          {job.failure ? (
            <ProblemAlert
              problem={{
                code: 'failed',
                status: 0,
                title: '没有登记任何内容',
                detail: job.failure.problem,
                remedy: job.failure.remedy ?? undefined,
              }}
            />
          ) : (
            <p role="status">已停止，没有登记任何内容。</p>
          )}
          {again}
        </div>
      );
  }
}
