import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import type { Ref } from '../../api/types';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { useUnsealing } from './queries';

/** 申请启封: the seal keeper decides, the audit administrator sees it at once. */
export function AskUnsealingForm({ report, onClose }: { report: Ref; onClose: () => void }) {
  const { ask } = useUnsealing();
  const [asked, setAsked] = useState(() => ({ id: uuidv7(), report, reason: '' }));
  const problem = ask.error && problemOf(ask.error);
  return (
    <FormDrawer
      title="申请启封身份"
      submit="提交申请"
      prefix="unsealing"
      busy={ask.isPending}
      problem={problem}
      touched={asked.reason !== ''}
      onClose={onClose}
      onSubmit={() => ask.mutate(asked, { onSuccess: onClose })}
    >
      <p>须封存保管人同意。同意后 24 小时内在“今天”查看，每看一次记录一次，审计管理员立即看到申请。</p>
      <Field name="reason" label="启封的理由" required prefix="unsealing" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            rows={4}
            maxLength={500}
            value={asked.reason}
            onChange={(e) => setAsked({ ...asked, reason: e.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
