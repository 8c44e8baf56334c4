import { PageHeader } from '../../ui/PageHeader';

export function Organisation() {
  return (
    <div className="page">
      <PageHeader title="组织" />
    </div>
  );
}
