import { PageHeader } from '../../ui/PageHeader';
import { EmergencyGrants } from './EmergencyGrants';
import { FactorResets } from './FactorResets';

/** The security administrator's desk: what needs his word as the second person. */
export function Security() {
  return (
    <div className="page">
      <PageHeader title="安全" below={<span>须由两人办理的事项：系统管理员申请，安全管理员复核。</span>} />
      <EmergencyGrants />
      <FactorResets />
    </div>
  );
}
