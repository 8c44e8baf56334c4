import { Input, Radio } from 'antd';
import { useState } from 'react';
import { peopleOf, type UnitPost } from '../../api/organisation';
import { invalid, type Problem, problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { useAppoint } from './queries';

type Who = 'known' | 'new' | 'number';

type Props = { post: UnitPost; colleagues: UnitPost[]; onClose: () => void };

/** Somebody takes a post: a colleague, somebody new, or a person whose account was opened before. */
export function AppointForm({ post, colleagues, onClose }: Props) {
  const may = useMay();
  const appoint = useAppoint(post.ref);
  const people = peopleOf(colleagues);
  const [ids] = useState(() => ({ holding: uuidv7(), person: uuidv7() }));
  const [who, setWho] = useState<Who>(people.length > 0 ? 'known' : 'new');
  const [form, setForm] = useState({ personId: '', name: '', number: '', from: today(), to: '' });
  const [missing, setMissing] = useState<Problem | null>(null);
  const problem = missing ?? (appoint.error && problemOf(appoint.error));
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const submit = () => {
    const nobody = nobodyChosen(who, form);
    setMissing(nobody);
    if (nobody) return;
    appoint.mutate(
      {
        id: ids.holding,
        personId: who === 'new' ? ids.person : who === 'known' ? form.personId : form.number.trim(),
        newPersonName: who === 'new' ? form.name.trim() : null,
        from: form.from,
        to: form.to || null,
      },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDrawer
      title={`任命${post.title}`}
      submit="任命"
      prefix="holder"
      busy={appoint.isPending}
      problem={problem}
      touched={form.name !== '' || form.number !== ''}
      onClose={onClose}
      onSubmit={submit}
    >
      <Field name="who" label="任职人" required group prefix="holder">
        {() => (
          <Radio.Group
            vertical
            value={who}
            onChange={(e) => setWho(e.target.value)}
            options={[
              ...(people.length > 0 ? [{ value: 'known', label: '本单位现有人员' }] : []),
              { value: 'new', label: '新录入人员' },
              ...(may('user.role.assign') ? [{ value: 'number', label: '已开立账号的人员' }] : []),
            ]}
          />
        )}
      </Field>
      {who === 'known' && (
        <Field name="personId" label="姓名" required prefix="holder" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={form.personId}
              onChange={(personId) => change({ personId })}
              options={people.map((p) => [p.personId, `${p.name}（${p.post}）`])}
              placeholder="请选择"
            />
          )}
        </Field>
      )}
      {who === 'new' && (
        <Field name="newPersonName" label="姓名" required prefix="holder" problem={problem}>
          {(input) => (
            <Input
              {...input}
              maxLength={50}
              value={form.name}
              onChange={(e) => change({ name: e.target.value })}
            />
          )}
        </Field>
      )}
      {who === 'number' && (
        <Field
          name="personId"
          label="人员编号"
          required
          hint="系统管理员开立账号时显示，可在“系统 · 账号”中复制"
          prefix="holder"
          problem={problem}
        >
          {(input) => (
            <Input
              {...input}
              maxLength={36}
              value={form.number}
              onChange={(e) => change({ number: e.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        name="from"
        label="任职起始日"
        required
        hint="此日起岗位的权限和责任归任职人"
        prefix="holder"
        problem={problem}
      >
        {(input) => <DayInput {...input} day={form.from} onChange={(from) => change({ from })} />}
      </Field>
      <Field
        name="to"
        label="末日"
        hint="借调、临时负责等有期限的填写，当天结束后自动免职；长期任职留空"
        prefix="holder"
        problem={problem}
      >
        {(input) => <DayInput {...input} day={form.to} min={form.from} onChange={(to) => change({ to })} />}
      </Field>
    </FormDrawer>
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function nobodyChosen(who: Who, form: { personId: string; name: string; number: string }): Problem | null {
  if (who === 'known' && !form.personId) {
    return invalid([{ field: 'personId', problem: '没有选择任职人', remedy: '请选择一名人员' }]);
  }
  if (who === 'new' && !form.name.trim()) {
    return invalid([{ field: 'newPersonName', problem: '没有填写姓名', remedy: '请填写任职人姓名' }]);
  }
  if (who === 'number' && !UUID.test(form.number.trim())) {
    return invalid([
      { field: 'personId', problem: '人员编号不完整', remedy: '请从账号列表复制完整的人员编号' },
    ]);
  }
  return null;
}
