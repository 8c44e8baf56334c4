import { PageHeader } from '../../ui/PageHeader';

export function HazardPage() {
  return (
    <div className="page">
      <PageHeader title="隐患" />
    </div>
  );
}
