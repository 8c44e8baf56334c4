import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { demoAccountsQuery, sessionQuery } from '../api/session';
import { SignInForm } from './SignInForm';

/** Over the page, which stays as it is: an expired session must not cost one character. */
export function ExpiredDialog() {
  const { data: session } = useQuery({ ...sessionQuery, enabled: false });
  const { data: accounts } = useQuery({ ...demoAccountsQuery, enabled: session?.demo ?? false });
  return (
    <Modal open closable={false} footer={null} width={420} title="登录已过期，请重新登录">
      <p className="quiet" style={{ marginBottom: 16 }}>
        页面和已填写的内容都还在，登录后接着办理。
      </p>
      <SignInForm accounts={accounts} onDone={() => {}} />
    </Modal>
  );
}
