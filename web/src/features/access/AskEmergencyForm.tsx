import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { treeQuery } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { postsAtQuery, useAskEmergency } from './deputyQueries';

const HOURS = [1, 2, 3, 4];

/** For whom, under which post of the city or a district, for how long and why. */
export function AskEmergencyForm({ onClose }: { onClose: () => void }) {
  const city = useQuery(treeQuery(undefined)).data?.[0];
  const districts = useQuery({ ...treeQuery(city?.id), enabled: city !== undefined }).data ?? [];
  const [form, setForm] = useState(() => ({
    id: uuidv7(),
    node: '',
    post: '',
    personId: '',
    hours: 1,
    reason: '',
  }));
  const posts = useQuery(postsAtQuery(form.node)).data ?? [];
  const ask = useAskEmergency();
  const problem = ask.error && problemOf(ask.error);
  const write = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const { node: _, ...wanted } = form;
  return (
    <FormDrawer
      title="申请应急授权"
      submit="提交申请"
      prefix="emergency"
      busy={ask.isPending}
      problem={problem}
      touched={form.reason !== ''}
      onClose={onClose}
      onSubmit={() =>
        form.post && ask.mutate({ ...wanted, personId: form.personId.trim() }, { onSuccess: onClose })
      }
    >
      <Field name="node" label="组织" required prefix="emergency" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={form.node}
            onChange={(node) => write({ node, post: '' })}
            options={[...(city ? [city] : []), ...districts].map((n) => [n.id, n.name] as const)}
            placeholder="请选择市或区"
          />
        )}
      </Field>
      <Field name="post" label="岗位" required prefix="emergency" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={form.post}
            onChange={(post) => write({ post })}
            options={posts.map((p) => [p.ref, `${p.title}（${p.roleTitle}）`] as const)}
            placeholder="请选择岗位"
          />
        )}
      </Field>
      <Field
        name="personId"
        label="被授权人的人员编号"
        required
        hint="在“系统”页账号列表中复制；须是业务人员"
        prefix="emergency"
        problem={problem}
      >
        {(input) => (
          <Input
            {...input}
            maxLength={36}
            value={form.personId}
            onChange={(e) => write({ personId: e.target.value })}
          />
        )}
      </Field>
      <Field name="hours" label="时长" required prefix="emergency" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={String(form.hours)}
            onChange={(hours) => write({ hours: Number(hours) })}
            options={HOURS.map((h) => [String(h), `${h} 小时`] as const)}
          />
        )}
      </Field>
      <Field
        name="reason"
        label="原因"
        required
        hint="写明为什么，至少四个字；24 小时内没有复核即失效"
        prefix="emergency"
        problem={problem}
      >
        {(input) => (
          <Input.TextArea
            {...input}
            rows={3}
            maxLength={200}
            value={form.reason}
            onChange={(e) => write({ reason: e.target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
