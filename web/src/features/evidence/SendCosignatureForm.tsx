import { App, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { useSendCosignature } from './queries';

/** For a witness whose machine does not reach this server: what its program printed is pasted here. */
export function SendCosignatureForm({ onClose }: { onClose: () => void }) {
  const [note, setNote] = useState('');
  const send = useSendCosignature();
  const { message } = App.useApp();
  const problem = send.error && problemOf(send.error);
  return (
    <FormDrawer
      title="送交会签"
      submit="送交"
      prefix="cosignature"
      busy={send.isPending}
      problem={problem}
      touched={note !== ''}
      onClose={onClose}
      onSubmit={() =>
        send.mutate(note, {
          onSuccess: (received) => {
            void message.success(`已收到会签：${received.map((one) => one.name).join('、')}`);
            onClose();
          },
        })
      }
    >
      <Field
        name="note"
        label="会签的检查点"
        hint="见证人的机器连不到本系统时，把见证程序打印的全文粘贴在这里"
        required
        prefix="cosignature"
        problem={problem}
      >
        {(input) => (
          <Input.TextArea {...input} rows={10} value={note} onChange={(e) => setNote(e.target.value)} />
        )}
      </Field>
    </FormDrawer>
  );
}
