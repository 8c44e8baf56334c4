import { CheckCircleOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import { minuteOf } from '../../lib/dates';
import { Fact, Facts } from '../../ui/Facts';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { NotOfPost, RowsSkeleton } from '../../ui/states';
import { Restorations } from '../evidence/Restorations';
import './backup.css';
import { PutBackNotice } from './PutBackNotice';
import { type BackupRun, type BackupState, backupQuery, useBackupAct } from './queries';

/** Red where nobody knows whether the data would survive this machine. */
export function Backup() {
  const keeps = useMay()('system.config_backup_restore');
  const state = useQuery({ ...backupQuery, enabled: keeps });
  if (!keeps) return <NotOfPost title="备份" whose="系统管理员、安全管理员" />;
  return (
    <div className="page">
      <PageHeader
        title="备份"
        below={<span>每天备份，每周把最新的备份恢复一次并核对；没有恢复过的备份不算备份。</span>}
      />
      <PutBackNotice />
      <Restorations />
      {state.error && <ProblemAlert problem={problemOf(state.error)} onRetry={() => state.refetch()} />}
      {state.isPending && !state.error && <RowsSkeleton />}
      {state.data && <Safety state={state.data} />}
    </div>
  );
}

function Safety({ state }: { state: BackupState }) {
  if (state.keeping === 'ELSEWHERE') return <BySitesDatabase />;
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
      {state.keeping === 'NOWHERE' ? (
        <HowToBegin />
      ) : (
        <>
          <Facts>
            <Fact label="最近一次备份">{state.lastBackup && <Run run={state.lastBackup} />}</Fact>
            <Fact label="最近一次恢复检查">{state.lastCheck && <Run run={state.lastCheck} />}</Fact>
            <Fact label="加密">
              {state.keeping === 'CLOSED_FOLDER'
                ? '已加密。没有钥匙文件谁也打不开，包括您自己：请另外保存一份钥匙。'
                : '没有加密。拿到备份目录的人就拿到全部数据；设置 BIHUAN_BACKUP_KEY 后，新的备份加密保存。'}
            </Fact>
          </Facts>
          {state.can.length > 0 && <Acts can={state.can} />}
        </>
      )}
    </>
  );
}

function BySitesDatabase() {
  return (
    <p>
      使用的是单位自己的数据库，由数据库管理员用它自己的办法备份，这里看不到是否按时完成。附件和检查点请另外复制：数据目录（
      <code>BIHUAN_DATA</code>）里的 <code>files</code> 和 <code>evidence</code>。
    </p>
  );
}

function HowToBegin() {
  return (
    <section className="backup-begin" aria-label="怎样开始备份">
      <h2>怎样开始备份</h2>
      <ol>
        <li>在另一块磁盘或另一台机器的挂载点上建一个目录，交给运行闭环的用户，例如 /mnt/backup/bihuan。</li>
        <li>
          启动前设置环境变量 <code>BIHUAN_BACKUP_FOLDER=/mnt/backup/bihuan</code>（用 systemd 的，写进
          /etc/bihuan/bihuan.env），重新启动。
        </li>
        <li>
          要加密保存，再生成一个钥匙文件并设置 <code>BIHUAN_BACKUP_KEY</code>，钥匙另外保存一份。
        </li>
        <li>回到这一页，立即备份，再立即做一次恢复检查。</li>
      </ol>
      <p className="quiet">详细说明见安装目录（通常是 /opt/bihuan）里的 docs/operate/backup.md。</p>
    </section>
  );
}

function Run({ run }: { run: BackupRun }) {
  return (
    <>
      {minuteOf(run.endedAt)} {run.good ? '完成' : <span className="backup-bad">没有成功</span>}：{run.told}
    </>
  );
}

function Acts({ can }: { can: BackupState['can'] }) {
  const backup = useBackupAct('/backup/runs');
  const check = useBackupAct('/backup/checks');
  const busy = backup.isPending || check.isPending;
  const error = backup.error ?? check.error;
  return (
    <>
      <div className="row backup-acts">
        {can.includes('BACK_UP') && (
          <Button loading={backup.isPending} disabled={busy} onClick={() => backup.mutate()}>
            立即备份
          </Button>
        )}
        {can.includes('CHECK') && (
          <Button loading={check.isPending} disabled={busy} onClick={() => check.mutate()}>
            立即恢复检查
          </Button>
        )}
        <span className="quiet" role="status">
          {busy && '正在进行，数据多时需要几分钟，期间照常使用。'}
        </span>
      </div>
      {error && <ProblemAlert problem={problemOf(error)} />}
    </>
  );
}
