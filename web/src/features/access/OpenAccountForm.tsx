import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { type Opened, useOpenAccount } from './queries';

type Props = { onDone: (opened: Opened) => void; onClose: () => void };

/** For somebody new, or for a person the organisation already knows by number. */
export function OpenAccountForm({ onDone, onClose }: Props) {
  const open = useOpenAccount();
  const [person] = useState(uuidv7);
  const [form, setForm] = useState({ name: '', number: '', login: '' });
  const problem = open.error && problemOf(open.error);
  const known = form.number.trim();
  const write = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  return (
    <FormDrawer
      title="开立账号"
      submit="开立"
      prefix="account"
      busy={open.isPending}
      problem={problem}
      touched={form.name !== '' || form.login !== ''}
      onClose={onClose}
      onSubmit={() =>
        open.mutate(
          { personId: known || person, newPersonName: known ? null : form.name, login: form.login },
          { onSuccess: onDone },
        )
      }
    >
      <Field name="newPersonName" label="姓名" required={!known} prefix="account" problem={problem}>
        {(input) => (
          <Input
            {...input}
            maxLength={50}
            disabled={known !== ''}
            value={form.name}
            onChange={(e) => write({ name: e.target.value })}
          />
        )}
      </Field>
      <Field
        name="personId"
        label="人员编号"
        hint="已在组织中任职的人员填写编号，不再填写姓名；新人员留空"
        prefix="account"
        problem={problem}
      >
        {(input) => (
          <Input
            {...input}
            maxLength={36}
            value={form.number}
            onChange={(e) => write({ number: e.target.value })}
          />
        )}
      </Field>
      <Field
        name="login"
        label="登录名"
        required
        hint="小写字母、数字和点，本系统内不重复"
        prefix="account"
        problem={problem}
      >
        {(input) => (
          <Input
            {...input}
            maxLength={50}
            autoComplete="off"
            autoCapitalize="none"
            value={form.login}
            onChange={(e) => write({ login: e.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
