import { useQuery } from '@tanstack/react-query';
import { useCanBegin, useMay, useSignedIn } from '../../api/session';
import { PageHeader } from '../../ui/PageHeader';
import { NotOfPost } from '../../ui/states';
import { Checkpoints } from './Checkpoints';
import './evidence.css';
import { ledgerKeyQuery } from './queries';
import { Restorations } from './Restorations';
import { LastVerified, Signing } from './Signing';
import { Verification } from './Verification';
import { Witnesses } from './Witnesses';
import { isToldOfVerification } from './waitingEvidence';

/** What was signed of all history, who countersigned it, and whether history is still what was signed. */
export function Evidence() {
  const verifies = useCanBegin()('VERIFY_HISTORY');
  const { post } = useSignedIn();
  const may = useMay();
  const opens = ['audit.read', 'evidence.witness', 'system.config_backup_restore'].some((right) =>
    may(right),
  );
  const { data } = useQuery({ ...ledgerKeyQuery, enabled: opens });
  if (!opens) return <NotOfPost title="存证" whose="系统、安全、审计三个管理员和监督审计" />;
  return (
    <div className="page">
      <PageHeader
        title="存证"
        below={
          <span>
            全部历史每十分钟签署一次检查点，由本系统之外的见证人会签；满三家即成定论，谁也不能再说历史是另一个样子。
          </span>
        }
      />
      <Signing />
      {isToldOfVerification(post.role) && <LastVerified />}
      {verifies && <Verification />}
      <Restorations />
      <Checkpoints />
      <Witnesses />
      {data && (
        <p className="quiet">
          台账公钥（请见证人抄录保管）：<span className="witness-key">{data.key}</span>
        </p>
      )}
    </div>
  );
}
