import { Button, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { type Account, useLinkAccount, useUnlinkAccount } from './queries';

/** Who this person is at the site's identity server; only who is registered here gets in by it. */
export function LinkAccountForm({
  account,
  server,
  onClose,
}: {
  account: Account;
  server: string;
  onClose: () => void;
}) {
  const [subject, setSubject] = useState(account.signOnSubject ?? '');
  const link = useLinkAccount();
  const unlink = useUnlinkAccount();
  const failure = link.error ?? unlink.error;
  const problem = failure && problemOf(failure);
  return (
    <FormDrawer
      title={`登记${account.name}的统一身份`}
      submit="登记"
      prefix="link"
      busy={link.isPending}
      problem={problem}
      touched={subject !== (account.signOnSubject ?? '')}
      onClose={onClose}
      onSubmit={() => link.mutate({ id: account.id, subject }, { onSuccess: onClose })}
    >
      <Field
        name="subject"
        label={`在${server}中的编号`}
        hint="本人用它登录失败时，登录页会显示这个编号；一人只能登记在一个账号上"
        required
        prefix="link"
        problem={problem}
      >
        {(input) => (
          <Input {...input} maxLength={255} value={subject} onChange={(e) => setSubject(e.target.value)} />
        )}
      </Field>
      {account.can.includes('UNLINK_SINGLE_SIGN_ON') && (
        <Button
          danger
          loading={unlink.isPending}
          onClick={() => unlink.mutate(account.id, { onSuccess: onClose })}
        >
          取消登记
        </Button>
      )}
    </FormDrawer>
  );
}
