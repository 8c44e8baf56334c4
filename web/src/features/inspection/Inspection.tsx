import { PageHeader } from '../../ui/PageHeader';

export function Inspection() {
  return (
    <div className="page">
      <PageHeader title="检查" />
    </div>
  );
}
