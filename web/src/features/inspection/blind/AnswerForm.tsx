import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { SelectInput } from '../../../ui/SelectInput';
import { type BlindLook, useAnswer } from './queries';

export function AnswerForm({ look, onClose }: { look: BlindLook; onClose: () => void }) {
  const answer = useAnswer(look.ref);
  const [found, setFound] = useState('');
  const [note, setNote] = useState('');
  const problem = answer.error && problemOf(answer.error);
  return (
    <FormDrawer
      title={`答复：${look.placeText}`}
      submit="答复并打开档案"
      prefix="blind"
      busy={answer.isPending}
      problem={problem}
      touched={note !== ''}
      onClose={onClose}
      onSubmit={() => found && answer.mutate({ found: found === 'yes', note }, { onSuccess: onClose })}
    >
      <p>照片里的问题现在还在不在？答复以后不能更改。</p>
      <Field name="found" label="现场" required prefix="blind" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={found}
            onChange={setFound}
            placeholder="请选择"
            options={[
              ['yes', '还在'],
              ['no', '不在'],
            ]}
          />
        )}
      </Field>
      <Field name="note" label="现场情况" required prefix="blind" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            rows={3}
            maxLength={500}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
