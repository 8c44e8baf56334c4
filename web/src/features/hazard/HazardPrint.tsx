import { PageHeader } from '../../ui/PageHeader';

export function HazardPrint() {
  return (
    <div className="page">
      <PageHeader title="隐患整改单" />
    </div>
  );
}
