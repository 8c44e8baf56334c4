import { Input } from 'antd';
import { problemOf } from '../../../api/problem';
import { useDraft } from '../../../lib/drafts';
import { Field } from '../../../ui/Field';
import { FormDrawer } from '../../../ui/FormDrawer';
import { SelectInput } from '../../../ui/SelectInput';
import { type BlindLook, useAnswer } from './queries';

export function AnswerForm({ look, onClose }: { look: BlindLook; onClose: () => void }) {
  const answer = useAnswer(look.ref);
  const { value, change, drop } = useDraft(`blindlook.${look.ref}`, () => ({ found: '', note: '' }));
  const { found, note } = value;
  const sent = () => {
    drop();
    onClose();
  };
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
      onSubmit={() => found && answer.mutate({ found: found === 'yes', note }, { onSuccess: sent })}
    >
      <p>照片里的问题现在还在不在？答复以后不能更改。</p>
      <Field name="found" label="现场" required prefix="blind" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={found}
            onChange={(said) => change({ found: said, note })}
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
            maxLength={400}
            value={note}
            onChange={(e) => change({ found, note: e.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
