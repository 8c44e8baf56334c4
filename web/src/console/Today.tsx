import { PageHeader } from '../ui/PageHeader';

export function Today() {
  return (
    <div className="page">
      <PageHeader title="今天" />
    </div>
  );
}
