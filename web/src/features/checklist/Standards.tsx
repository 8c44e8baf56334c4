import { PageHeader } from '../../ui/PageHeader';

export function Standards() {
  return (
    <div className="page">
      <PageHeader title="标准" />
    </div>
  );
}
