import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { type BlindLook, useGiveUp } from './queries';

export function GiveUpForm({ look, onClose }: { look: BlindLook; onClose: () => void }) {
  const giveUp = useGiveUp(look.ref);
  const [reason, setReason] = useState('');
  const problem = giveUp.error && problemOf(giveUp.error);
  return (
    <FormDrawer
      title={`放弃盲查：${look.placeText}`}
      submit="放弃并打开档案"
      prefix="giveup"
      busy={giveUp.isPending}
      problem={problem}
      touched={reason !== ''}
      onClose={onClose}
      onSubmit={() => giveUp.mutate(reason, { onSuccess: onClose })}
    >
      <p>放弃后打开隐患档案，这条隐患不会再由您盲查；七日内占一个领取名额。原因记入审计记录。</p>
      <Field name="reason" label="放弃的原因" required prefix="giveup" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            rows={2}
            maxLength={200}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
