import { PageHeader } from '../../ui/PageHeader';

export function System() {
  return (
    <div className="page">
      <PageHeader title="系统" />
    </div>
  );
}
