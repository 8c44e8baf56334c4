import { CheckCircleOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { minuteOf } from '../../lib/dates';
import { Fact, Facts } from '../../ui/Facts';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import './backup.css';
import { PutBackNotice } from './PutBackNotice';
import { type BackupRun, type BackupState, backupQuery, useBackupAct } from './queries';

/** Red where nobody knows whether the data would survive this machine. */
export function Backup() {
  const state = useQuery(backupQuery);
  return (
    <div className="page">
      <PageHeader
        title="备份"
        below={<span>每天备份，每周把最新的备份恢复一次并核对；没有恢复过的备份不算备份。</span>}
      />
      <PutBackNotice />
      {state.error && <ProblemAlert problem={problemOf(state.error)} onRetry={() => state.refetch()} />}
      {state.isPending && !state.error && <RowsSkeleton />}
      {state.data && <Safety state={state.data} />}
    </div>
  );
}

function Safety({ state }: { state: BackupState }) {
  const role = useSignedIn().post.role;
  return (
    <>
      {state.warnings.length === 0 ? (
        <p>
          <CheckCircleOutlined aria-hidden="true" /> 备份和恢复检查都按时完成。
        </p>
      ) : (
        <div role="alert">
          <ul className="backup-warnings">
            {state.warnings.map((warning) => (
              <li key={warning}>
                <WarningFilled aria-hidden="true" /> {warning}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Facts>
        <Fact label="最近一次备份">{state.lastBackup && <Run run={state.lastBackup} />}</Fact>
        <Fact label="最近一次恢复检查">{state.lastCheck && <Run run={state.lastCheck} />}</Fact>
      </Facts>
      {state.set && role === 'SYSTEM_ADMIN' && <Acts />}
    </>
  );
}

function Run({ run }: { run: BackupRun }) {
  return (
    <>
      {minuteOf(run.endedAt)} {run.good ? '完成' : <span className="backup-bad">没有成功</span>}：{run.told}
    </>
  );
}

function Acts() {
  const backup = useBackupAct('/backup/runs');
  const check = useBackupAct('/backup/checks');
  const busy = backup.isPending || check.isPending;
  const error = backup.error ?? check.error;
  return (
    <>
      <div className="row backup-acts">
        <Button loading={backup.isPending} disabled={busy} onClick={() => backup.mutate()}>
          立即备份
        </Button>
        <Button loading={check.isPending} disabled={busy} onClick={() => check.mutate()}>
          立即恢复检查
        </Button>
        <span className="quiet" role="status">
          {busy && '正在进行，数据多时需要几分钟，期间照常使用。'}
        </span>
      </div>
      {error && <ProblemAlert problem={problemOf(error)} />}
    </>
  );
}
