import { PageHeader } from '../../ui/PageHeader';

export function Account() {
  return (
    <div className="page page-narrow">
      <PageHeader title="登录会话与密码" />
    </div>
  );
}
