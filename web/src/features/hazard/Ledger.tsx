import { PageHeader } from '../../ui/PageHeader';

export function Ledger() {
  return (
    <div className="page">
      <PageHeader title="台账" />
    </div>
  );
}
