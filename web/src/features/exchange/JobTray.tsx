import { UnorderedListOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popover, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { fileOf, type Job, jobsQuery, useCancelJob, wasAwaited } from '../../api/jobs';
import { TimeText } from '../../ui/texts';
import { partOf, sizeWords, stateWords } from './words';
import './JobTray.css';

/** 任务: exports and imports of the last day, on every page and after a reload too. */
export function JobTray() {
  const [open, setOpen] = useState(false);
  const { data: jobs = [], refetch } = useQuery(jobsQuery);
  useFetchWhenDone(jobs);
  const busy = jobs.filter((job) => job.state === 'RUNNING').length;
  const waiting = jobs.filter((job) => job.state === 'READY').length;
  const mark = busy + waiting;
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) void refetch();
      }}
      trigger="click"
      placement="bottomRight"
      title="任务"
      classNames={{ root: 'job-tray' }}
      content={<JobList jobs={jobs} onLeave={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="bar-button bar-tasks"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={mark > 0 ? `任务，${mark} 项未完成` : '任务'}
      >
        <UnorderedListOutlined aria-hidden="true" />
        <span className="wide-only">任务</span>
        {mark > 0 && (
          <span className="job-mark" data-busy={busy > 0 || undefined}>
            {mark}
          </span>
        )}
      </button>
    </Popover>
  );
}

/** What was begun on this page comes down by itself. */
function useFetchWhenDone(jobs: Job[]) {
  useEffect(() => {
    for (const job of jobs) {
      if (job.can.includes('DOWNLOAD') && wasAwaited(job.id)) {
        const link = document.createElement('a');
        link.href = fileOf(job.id);
        link.download = job.product?.name ?? '';
        link.click();
      }
    }
  }, [jobs]);
}

function JobList({ jobs, onLeave }: { jobs: Job[]; onLeave: () => void }) {
  if (jobs.length === 0) return <p className="jobs-none quiet">最近一天没有导出或导入。</p>;
  return (
    <ul className="jobs" aria-label="最近的任务" aria-live="polite">
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} onLeave={onLeave} />
      ))}
    </ul>
  );
}

function JobLine({ job, onLeave }: { job: Job; onLeave: () => void }) {
  const cancel = useCancelJob();
  return (
    <li className="job" data-state={job.state}>
      <div className="job-head">
        <span className="strong">{job.title}</span>
        <span className="faint">
          <TimeText at={job.createdAt} />
        </span>
      </div>
      <p className="job-detail quiet" title={job.detail}>
        {job.detail}
      </p>
      {job.state === 'RUNNING' && (
        <Progress
          percent={partOf(job) ?? 100}
          status="active"
          showInfo={false}
          size="small"
          aria-label={stateWords(job)}
        />
      )}
      <div className="job-foot">
        <span className={job.state === 'FAILED' ? 'clock-late' : undefined}>
          {stateWords(job)}
          {job.failure && `：${job.failure.problem}${job.failure.remedy ? `。${job.failure.remedy}` : ''}`}
        </span>
        <span className="row">
          {job.kind !== 'EXPORT' && (job.state === 'READY' || job.state === 'DONE') && (
            <Link
              to={job.kind === 'IMPORT' ? '/ledger/import' : '/organisation/import'}
              search={{ job: job.id }}
              onClick={onLeave}
            >
              {job.state === 'READY' ? '去确认' : '查看'}
            </Link>
          )}
          {job.can.includes('DOWNLOAD') && (
            <a href={fileOf(job.id)} download>
              下载{job.product && `（${sizeWords(job.product.size)}）`}
            </a>
          )}
          {job.can.includes('CANCEL') && (
            <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
              {job.state === 'RUNNING' ? '停止' : '放弃'}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}
