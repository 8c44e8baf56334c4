import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { type Job, jobQuery, jobsQuery, useCancelJob } from '../../api/jobs';
import { problemOf } from '../../api/problem';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { CheckedTable } from './CheckedTable';
import { ChooseTable } from './ChooseTable';
import type { ImportForm } from './importForms';
import type { Verdict } from './queries';
import { number, partOf, stateWords } from './words';
import './ImportHazards.css';

type StageProps = {
  job: Job;
  form: ImportForm;
  onAgain: () => void;
  show: string | undefined;
  onShow: (verdict: Verdict) => void;
  done: (rows: NonNullable<Job['rows']>) => string;
  goOn: ReactNode;
};

type Props = Omit<StageProps, 'job' | 'onAgain'> & {
  above: ReactNode;
  id: string | undefined;
  onOpen: (job: string | undefined) => void;
  /** First parts of the keys of what looks different afterwards. */
  shows: readonly string[];
};

/** A table that comes in: sent, looked at row by row, and only then entered. */
export function ImportFlow({ form, above, id, onOpen, shows, ...stage }: Props) {
  const { data: job, error, refetch } = useQuery({ ...jobQuery(id ?? ''), enabled: id !== undefined });
  useRowsElsewhere(job, shows);
  const step = job?.state === 'DONE' || (job?.state === 'RUNNING' && job.rows) ? 2 : id ? 1 : 0;
  return (
    <div className="page import">
      <PageHeader
        title={form.title}
        above={above}
        below={
          <ol className="import-steps" aria-label="步骤">
            {form.steps.map((title, i) => (
              <li key={title} aria-current={i === step ? 'step' : undefined}>
                {i + 1} {title}
              </li>
            ))}
          </ol>
        }
      />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {(!id || error) && <ChooseTable form={form} onStarted={(started) => onOpen(started.id)} />}
      {id && !job && !error && <RowsSkeleton rows={6} />}
      {job && <Stage job={job} form={form} onAgain={() => onOpen(undefined)} {...stage} />}
    </div>
  );
}

/** The tray and the pages concerned show what this import did. */
function useRowsElsewhere(job: Job | undefined, shows: readonly string[]) {
  const cache = useQueryClient();
  const state = job?.state;
  useEffect(() => {
    if (!state) return;
    void cache.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true });
    if (state === 'DONE') {
      for (const key of shows) void cache.invalidateQueries({ queryKey: [key] });
    }
  }, [cache, state, shows]);
}

function Stage({ job, form, show, onShow, onAgain, done, goOn }: StageProps) {
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
          <p className="quiet">可以离开本页，稍后在右上角“任务”里接着办。停止后不会留下任何改动。</p>
          <Button loading={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
            停止
          </Button>
        </div>
      );
    case 'READY':
      return <CheckedTable form={form} job={job} show={show} onShow={onShow} onAgain={onAgain} />;
    case 'DONE':
      return (
        <div className="import-stage">
          <p className="import-done" role="status">
            {done(job.rows ?? { fresh: 0, known: 0, wrong: 0 })}
          </p>
          {(job.rows?.wrong ?? 0) > 0 && (
            <p>
              还有 {number(job.rows?.wrong ?? 0)} 行有问题没有{form.act}；改好后把同一个文件再传一次即可，已
              {form.act}的不会重复。
            </p>
          )}
          <div className="row">
            {goOn}
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
                title: `没有${form.act}任何内容`,
                detail: job.failure.problem,
                remedy: job.failure.remedy ?? undefined,
              }}
            />
          ) : (
            <p role="status">已停止，没有{form.act}任何内容。</p>
          )}
          {again}
        </div>
      );
  }
}
