import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { type UnitPage, unitQuery } from '../../api/organisation';
import { invalid, type Problem, problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FilterSelect } from '../../ui/FilterBar';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SelectInput } from '../../ui/SelectInput';
import { Empty, PageSkeleton } from '../../ui/states';
import { dueDay } from './dueDay';
import { type ListChoice, listChoicesQuery, planTask } from './queries';
import './PlanTask.css';

/** A check list, a post and a day make a task. */
export function PlanTask() {
  const { scope } = useSignedIn();
  const { unit: chosen } = useSearch({ from: '/shell' });
  const unitRef = chosen ?? scope.units[0];
  const unit = useQuery(unitQuery(unitRef));
  const lists = useQuery(listChoicesQuery);
  const error = unit.error ?? lists.error;
  if (!unitRef) {
    return (
      <div className="page page-narrow">
        <PageHeader title="安排检查" />
        <Empty title="自查由单位自己安排">请以单位岗位登录，或查看单位的检查任务。</Empty>
      </div>
    );
  }
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert
          problem={problemOf(error)}
          onRetry={() => Promise.all([unit.refetch(), lists.refetch()])}
        />
      </div>
    );
  }
  if (!unit.data || !lists.data) return <PageSkeleton />;
  return <PlanForm unit={unit.data} lists={lists.data} />;
}

function PlanForm({ unit, lists }: { unit: UnitPage; lists: ListChoice[] }) {
  const { checklist } = useSearch({ from: '/shell/inspection/new' });
  const { post } = useSignedIn();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const fitting = lists.filter((list) => list.unitTypes.some((type) => unit.unit.types.includes(type)));
  const first = fitting.find((list) => list.code === checklist);
  const own = unit.posts.find((p) => p.ref === post.id || p.ref.endsWith(post.id));
  const [form, setForm] = useState({
    id: uuidv7(),
    code: first?.code ?? '',
    dueOn: first ? dueDay(first.frequency, today()) : today(),
    post: own?.ref ?? unit.posts[0]?.ref ?? '',
  });
  const [missing, setMissing] = useState<Problem | null>(null);
  const plan = useMutation({
    mutationFn: planTask,
    onSuccess: (task) => {
      void cache.invalidateQueries({ queryKey: ['inspection', 'tasks'] });
      void navigate({ to: '/inspection/$ref', params: { ref: task.ref } });
    },
  });
  const problem = missing ?? (plan.error && problemOf(plan.error));
  const chosen = fitting.find((list) => list.code === form.code);
  const submit = () => {
    const nothing = chosen
      ? null
      : invalid([{ field: 'checklistCode', problem: '没有选择检查表', remedy: '请选择一张检查表' }]);
    setMissing(nothing);
    if (!chosen) return;
    plan.mutate({
      id: form.id,
      unitRef: unit.unit.ref,
      checklistCode: chosen.code,
      kind: chosen.kind,
      dueOn: form.dueOn,
      assigneePostId: form.post.slice(7),
    });
  };
  return (
    <div className="page page-narrow">
      <PageHeader above={<Link to="/inspection">检查</Link>} title="安排检查" below={unit.unit.name} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!plan.isPending) submit();
        }}
      >
        <ProblemAlert problem={problem} prefix="plan" />
        <Field
          name="checklistCode"
          label="检查表"
          required
          group
          hint={`适用于${unit.unit.typeTitles.join('、')}`}
          prefix="plan"
          problem={problem}
        >
          {() => (
            <ListChoices
              lists={fitting}
              chosen={form.code}
              onChoose={(list) =>
                setForm((before) => ({ ...before, code: list.code, dueOn: dueDay(list.frequency, today()) }))
              }
            />
          )}
        </Field>
        <Field name="assigneePostId" label="承担岗位" required prefix="plan" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={form.post}
              onChange={(ref) => setForm((before) => ({ ...before, post: ref }))}
              options={unit.posts.map((p) => [
                p.ref,
                `${p.title}${p.holders.length > 0 ? `（${p.holders.map((h) => h.name).join('、')}）` : '（空缺）'}`,
              ])}
            />
          )}
        </Field>
        <Field
          name="dueOn"
          label="检查期限"
          required
          hint={chosen ? `${chosen.frequencyTitle}检查，默认到本期最后一天` : undefined}
          prefix="plan"
          problem={problem}
        >
          {(input) => (
            <DayInput
              {...input}
              day={form.dueOn}
              min={today()}
              onChange={(dueOn) => setForm((before) => ({ ...before, dueOn }))}
            />
          )}
        </Field>
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={plan.isPending}>
            安排检查
          </Button>
          <Link to="/inspection" className="act-link">
            取消
          </Link>
        </div>
      </form>
    </div>
  );
}

type ChoicesProps = { lists: ListChoice[]; chosen: string; onChoose: (list: ListChoice) => void };

function ListChoices({ lists, chosen, onChoose }: ChoicesProps) {
  const [frequency, setFrequency] = useState<string>();
  const frequencies = [...new Map(lists.map((list) => [list.frequency, list.frequencyTitle])).entries()];
  const shown = lists.filter((list) => !frequency || list.frequency === frequency || list.code === chosen);
  return (
    <>
      <div className="list-choices-filter">
        <FilterSelect
          label="按频次筛选检查表"
          all="全部频次"
          value={frequency}
          onChange={setFrequency}
          options={frequencies}
        />
      </div>
      <ul className="list-choices">
        {shown.map((list) => (
          <li key={list.code}>
            <label>
              <input
                type="radio"
                name="checklist"
                value={list.code}
                checked={list.code === chosen}
                onChange={() => onChoose(list)}
              />
              <span className="list-choice-title">{list.title}</span>
              <span className="faint">{list.frequencyTitle}</span>
              <span className="faint">{list.kindTitle}</span>
              <span className="faint list-choice-items">{list.items} 项</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
