import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Checkbox, Input } from 'antd';
import type { Problem } from '../../api/problem';
import { problemOf } from '../../api/problem';
import type { CheckItem } from '../../api/standards';
import { UNIT_TYPES, unitTypeWords } from '../../api/unitTypes';
import { useDraft } from '../../lib/drafts';
import { Field } from '../../ui/Field';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SelectInput } from '../../ui/SelectInput';
import { PageSkeleton } from '../../ui/states';
import { LinesEditor, type ListedItem } from './LinesEditor';
import { type Frame, freshFrame, PublishForm } from './PublishForm';
import type { ListText } from './publishing';
import { type ChecklistDetail, newestChecklistQuery } from './queries';
import { frequencyChoices } from './words';

type Written = Frame & { code: string; text: Omit<ListText, 'items' | 'headings'>; lines: ListedItem[] };

const listed = (item: CheckItem, headings: string[] = []): ListedItem => ({
  code: item.code,
  words: item.requirement,
  headings,
});

const headingsOf = (lines: ListedItem[]) =>
  Object.fromEntries(lines.flatMap((line) => (line.headings?.length ? [[line.code, line.headings]] : [])));

/** The city puts together the next version of a check list. */
export function ReviseChecklist() {
  const { code } = useParams({ from: '/shell/standards/checklists/$code/revise' });
  const { data, error, refetch } = useQuery(newestChecklistQuery(code));
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  return data ? <Composition newest={data} key={data.checklist.version} /> : <PageSkeleton />;
}

export function NewChecklist() {
  return <Composition newest={null} />;
}

const emptyList = (): Written => ({
  ...freshFrame(),
  code: 'CL-',
  text: { title: '', unitTypes: [], frequency: 'MONTHLY', kind: 'SELF_CHECK' },
  lines: [],
});

const written = ({ checklist, items, headings }: ChecklistDetail): Written => ({
  ...freshFrame(),
  code: checklist.code,
  text: {
    title: checklist.title,
    unitTypes: checklist.unitTypes,
    frequency: checklist.frequency,
    kind: checklist.kind,
  },
  lines: items.map((item) => listed(item, headings[item.code])),
});

function Composition({ newest }: { newest: ChecklistDetail | null }) {
  const base = newest?.checklist.version ?? null;
  const draft = useDraft<Written>(`standards.list.${newest?.checklist.code ?? 'new'}.${base}`, () =>
    newest ? written(newest) : emptyList(),
  );
  const { code, text, lines, ...frame } = draft.value;
  const say = (part: Partial<Written>) => draft.change((before) => ({ ...before, ...part }));
  return (
    <div className="page page-narrow">
      <PageHeader
        above={
          newest ? (
            <Link to="/standards/checklists/$code" params={{ code }}>
              {newest.checklist.title}
            </Link>
          ) : (
            <Link to="/standards/checklists">检查表</Link>
          )
        }
        title={newest ? '修订检查表' : '新增检查表'}
        below={base ? `在 ${base} 版上修改` : undefined}
      />
      <PublishForm
        frame={frame}
        onFrame={say}
        build={() => ({
          checklists: [
            {
              code,
              base,
              text: { ...text, items: lines.map((line) => line.code), headings: headingsOf(lines) },
            },
          ],
        })}
        onPublished={draft.drop}
      >
        {(problem) => (
          <>
            {!newest && (
              <Field
                name="checklists[0].code"
                label="编号"
                required
                hint="以 CL- 开头的大写字母、数字和短横线，如 CL-PS-LAB"
                prefix="publish"
                problem={problem}
              >
                {(input) => (
                  <Input
                    {...input}
                    maxLength={40}
                    value={code}
                    onChange={(e) => say({ code: e.target.value.toUpperCase() })}
                  />
                )}
              </Field>
            )}
            <ListFields
              text={text}
              onChange={(part) => say({ text: { ...text, ...part } })}
              problem={problem}
            />
            <Field
              name="checklists[0].items"
              label="检查项"
              required
              group
              hint="按检查的先后次序排列"
              prefix="publish"
              problem={problem}
            >
              {() => <LinesEditor lines={lines} onChange={(next) => say({ lines: next })} />}
            </Field>
          </>
        )}
      </PublishForm>
    </div>
  );
}

type FieldsProps = {
  text: Written['text'];
  onChange: (part: Partial<Written['text']>) => void;
  problem: Problem | null;
};

export function ListFields({ text, onChange, problem }: FieldsProps) {
  return (
    <>
      <Field name="checklists[0].title" label="名称" required prefix="publish" problem={problem}>
        {(input) => (
          <Input
            {...input}
            maxLength={60}
            value={text.title}
            onChange={(e) => onChange({ title: e.target.value })}
          />
        )}
      </Field>
      <Field
        name="checklists[0].unitTypes"
        label="适用单位类型"
        required
        group
        prefix="publish"
        problem={problem}
      >
        {() => (
          <Checkbox.Group
            value={text.unitTypes}
            onChange={(types) => onChange({ unitTypes: UNIT_TYPES.filter((type) => types.includes(type)) })}
            options={UNIT_TYPES.map((type) => ({ value: type, label: unitTypeWords[type] }))}
          />
        )}
      </Field>
      <div className="form-pair">
        <Field name="checklists[0].frequency" label="检查频次" required prefix="publish" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={text.frequency}
              onChange={(frequency) => onChange({ frequency })}
              options={frequencyChoices}
            />
          )}
        </Field>
        <Field name="checklists[0].kind" label="方式" required prefix="publish" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={text.kind}
              onChange={(kind) => onChange({ kind: kind as ListText['kind'] })}
              options={[
                ['SELF_CHECK', '自查'],
                ['PATROL', '日常巡查'],
              ]}
            />
          )}
        </Field>
      </div>
    </>
  );
}
