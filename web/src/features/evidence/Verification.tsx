import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { type HistoryReport, useVerification } from './queries';

/** Recomputes all history against what was signed, on demand. */
export function Verification() {
  const verification = useVerification();
  return (
    <section className="verification" aria-label="存证核验">
      <div className="row">
        <Button loading={verification.isPending} onClick={() => verification.mutate()}>
          存证核验
        </Button>
        <span className="quiet">
          {verification.isPending
            ? '正在重算全部历史，数据多时需要几分钟。'
            : '重算隐患和审计的全部历史，与签署过的检查点比对，重读附件，并核对督办文书、检查记录、巡查记录和盲查与办理时封存的是否相同：改动、删除、恢复旧备份都会指出。机构、人员、检查计划、举报和统计数字不在其内。'}
        </span>
      </div>
      <div role="status">{verification.data && <Report report={verification.data} />}</div>
      {verification.error && <ProblemAlert problem={problemOf(verification.error)} />}
    </section>
  );
}

function Report({ report }: { report: HistoryReport }) {
  const { hazards, lines, checkpoints, files, allFiles, sealed, unsealed, paused, findings } = report;
  const read = allFiles ? `全部 ${files} 个附件` : `${files} 个附件（其余由每晚的核验读完）`;
  const old = Object.values(unsealed).reduce((sum, many) => sum + many, 0);
  const outside = `${sealed} 件文书和记录${old > 0 ? `（其中 ${old} 件早于封存，没有可比的）` : ''}`;
  const scale = `${minuteOf(report.at)} 核验 ${hazards} 条隐患、${lines} 条存证、${checkpoints} 个检查点、${outside}和${read}`;
  const waiting = paused && (
    <p className="quiet">现在只能查看（{paused}），此后的记录恢复写入后才存证，不算不符。</p>
  );
  if (findings.length === 0) {
    return (
      <>
        <p>
          <SafetyCertificateOutlined aria-hidden="true" /> {scale}，没有发现改动。
        </p>
        {waiting}
      </>
    );
  }
  return (
    <>
      {waiting}
      <p className="verification-broken">
        <WarningFilled aria-hidden="true" /> {scale}，发现 {findings.length} 处不符。
        {findings.every((f) => f.kind === 'SET_BACK')
          ? '退回以前的历史与签署时相同；确实恢复过备份的，由系统管理员、安全管理员在“备份”页作恢复声明。'
          : '请保全现场，不要重启或恢复备份。'}
        各处列在上面。
      </p>
    </>
  );
}
