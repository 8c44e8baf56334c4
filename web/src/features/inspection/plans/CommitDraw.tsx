import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { districtsQuery } from '../../../api/organisation';
import { problemOf } from '../../../api/problem';
import { useSignedIn } from '../../../api/session';
import { TimeInput } from '../../../ui/DayInput';
import { Field } from '../../../ui/Field';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { SelectInput } from '../../../ui/SelectInput';
import { PersonSearch } from './PersonSearch';
import { type Candidate, type Plan, useCommit } from './queries';

/** What is drawn from. Nothing of it, nor of the plan, can be changed afterwards. */
export function CommitDraw({ plan }: { plan: Plan }) {
  const { scope } = useSignedIn();
  const commit = useCommit(plan);
  const { data: districts } = useQuery(districtsQuery);
  const [count, setCount] = useState(plan.teams.length);
  const [alternates, setAlternates] = useState(2);
  const [weighted, setWeighted] = useState(true);
  const [district, setDistrict] = useState('');
  const [publicSource, setPublicSource] = useState('');
  const [publicAt, setPublicAt] = useState('');
  const [experts, setExperts] = useState<Candidate[]>([]);
  const problem = commit.error && problemOf(commit.error);
  return (
    <form
      className="form page-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (commit.isPending) return;
        commit.mutate({
          count,
          alternates,
          weighted,
          district: district ? Number(district) : null,
          experts: experts.map((expert) => expert.personId),
          publicSource,
          publicAt: publicAt || null,
        });
      }}
    >
      <p className="quiet">
        从适用《{plan.checklistTitle}
        》的单位中抽取，为每个单位随机指定检查组。先承诺：随机种子和抽取范围的哈希值
        立即公布，种子保密；等公开值公布后，由监督人报出，二者共同决定结果。公开值来自哪里、几时公布，须现在说明，公布之前不能抽取。承诺之后检查组不能再改。
      </p>
      <ProblemAlert problem={problem} prefix="draw" />
      {scope.kind === 'CITY' && (
        <Field name="district" label="范围" prefix="draw" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={district}
              onChange={setDistrict}
              options={[['', '全市'], ...(districts ?? []).map((d) => [String(d.id), d.name] as const)]}
            />
          )}
        </Field>
      )}
      <Field
        name="publicSource"
        label="公开值的来源"
        required
        hint="谁也左右不了、人人查得到的值，如：福彩 3D 当日开奖号码"
        prefix="draw"
        problem={problem}
      >
        {(input) => (
          <Input
            {...input}
            maxLength={60}
            value={publicSource}
            onChange={(e) => setPublicSource(e.target.value)}
          />
        )}
      </Field>
      <Field
        name="publicAt"
        label="公开值几时公布"
        required
        hint="晚于现在；如福彩 3D 每日 21:15"
        prefix="draw"
        problem={problem}
      >
        {(input) => <TimeInput {...input} instant={publicAt} onChange={setPublicAt} />}
      </Field>
      <Field name="count" label="抽取数" required prefix="draw" problem={problem}>
        {(input) => (
          <InputNumber
            {...input}
            min={1}
            max={200}
            value={count}
            onChange={(value) => setCount(value ?? 1)}
          />
        )}
      </Field>
      <Field
        name="alternates"
        label="候补数"
        required
        hint="不能检查的对象由候补依次递补"
        prefix="draw"
        problem={problem}
      >
        {(input) => (
          <InputNumber
            {...input}
            min={0}
            max={50}
            value={alternates}
            onChange={(value) => setAlternates(value ?? 0)}
          />
        )}
      </Field>
      <Checkbox checked={weighted} onChange={(e) => setWeighted(e.target.checked)}>
        按风险加权：逾期隐患每条加 1、未销账重大隐患每条加 3，至多加 9；没有隐患的单位权重为 1
      </Checkbox>
      <Field
        name="experts"
        label="专家库"
        hint="每组随机指定至多一名，须回避的不派"
        prefix="draw"
        problem={problem}
      >
        {(input) => (
          <PersonSearch
            {...input}
            expertsOnly
            without={experts.map((e) => e.personId)}
            onChoose={(expert) => setExperts([...experts, expert])}
          />
        )}
      </Field>
      {experts.length > 0 && <p>{experts.map((e) => e.name).join('、')}</p>}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={commit.isPending}>
          承诺抽取
        </Button>
      </div>
    </form>
  );
}
