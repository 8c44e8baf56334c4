import { PageHeader } from '../../ui/PageHeader';

export function RegisterHazard() {
  return (
    <div className="page">
      <PageHeader title="登记隐患" />
    </div>
  );
}
