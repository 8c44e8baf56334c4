import { PageHeader } from '../../ui/PageHeader';

export function Analysis() {
  return (
    <div className="page">
      <PageHeader title="分析" />
    </div>
  );
}
