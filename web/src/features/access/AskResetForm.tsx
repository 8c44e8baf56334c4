import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { useAskReset } from './factorQueries';
import type { Account } from './queries';

type Props = { account: Account; onDone: () => void; onClose: () => void };

/** The system administrator asks; nothing changes before the security administrator has agreed. */
export function AskResetForm({ account, onDone, onClose }: Props) {
  const ask = useAskReset();
  const [id] = useState(uuidv7);
  const [reason, setReason] = useState('');
  const problem = ask.error && problemOf(ask.error);
  return (
    <FormDrawer
      title={`申请重置${account.name}的双因素`}
      submit="提交申请"
      prefix="reset"
      busy={ask.isPending}
      problem={problem}
      touched={reason !== ''}
      onClose={onClose}
      onSubmit={() => ask.mutate({ account: account.id, id, reason }, { onSuccess: onDone })}
    >
      <p className="quiet">
        请先当面或通过电话核实是本人。安全管理员复核同意后，本人的登录全部结束，可凭密码登录并重新设置。
      </p>
      <Field
        name="reason"
        label="原因"
        required
        prefix="reset"
        problem={problem}
        hint="如：手机丢失，恢复码未保存；72 小时内没有复核即失效"
      >
        {(input) => (
          <Input.TextArea
            {...input}
            rows={3}
            maxLength={200}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
