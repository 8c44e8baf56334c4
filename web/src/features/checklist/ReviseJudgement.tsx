import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { type Problem, problemOf } from '../../api/problem';
import type { JudgementSection, JudgementSet } from '../../api/standards';
import { useDraft } from '../../lib/drafts';
import { Field } from '../../ui/Field';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SelectInput } from '../../ui/SelectInput';
import { PageSkeleton } from '../../ui/states';
import { SectionsEditor } from './JudgementEditor';
import { type Frame, freshFrame, PublishForm } from './PublishForm';
import { judgementVersionsQuery, type SetText } from './publishing';
import { verifiedChoices } from './words';

type Written = Frame & { code: string; text: SetText };

/** The city writes the next version of what makes a hazard 重大. */
export function ReviseJudgement() {
  const { code } = useParams({ from: '/shell/standards/judgement/$code/revise' });
  const { data, error, refetch } = useQuery(judgementVersionsQuery(code));
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  const newest = data?.[0]?.set;
  return newest ? <Composition key={newest.effectiveFrom} newest={newest} /> : <PageSkeleton />;
}

export function NewJudgement() {
  return <Composition newest={null} />;
}

const nothing: SetText = {
  version: '',
  title: '',
  document: '',
  jurisdiction: '北京市',
  verified: 'MEMORY',
  sections: [],
};

/** The name of the version is new each time, so the field starts empty. */
function textOf({ code: _, effectiveFrom: __, effectiveTo: ___, ...text }: JudgementSet): SetText {
  return { ...text, version: '' };
}

function Composition({ newest }: { newest: JudgementSet | null }) {
  const base = newest?.effectiveFrom ?? null;
  const draft = useDraft<Written>(`standards.judgement.${newest?.code ?? 'new'}.${base}`, () => ({
    ...freshFrame(),
    code: newest?.code ?? '',
    text: newest ? textOf(newest) : nothing,
  }));
  const { code, text, ...frame } = draft.value;
  const say = (part: Partial<Written>) => draft.change((before) => ({ ...before, ...part }));
  return (
    <div className="page page-narrow">
      <PageHeader
        above={
          newest ? (
            <Link to="/standards/judgement/$code" params={{ code }}>
              {newest.title}
            </Link>
          ) : (
            <Link to="/standards/judgement">重大隐患判定标准</Link>
          )
        }
        title={newest ? '修订判定标准' : '新增判定标准'}
        below={newest ? `在 ${newest.version} 版（${base} 起）上修改` : undefined}
      />
      <PublishForm
        frame={frame}
        onFrame={say}
        build={() => ({ judgementSets: [{ code, base, text }] })}
        onPublished={draft.drop}
      >
        {(problem) => (
          <>
            {!newest && (
              <TextField
                name="code"
                label="编号"
                hint="大写字母、数字和短横线，如 BJ-2026-12；条款编号从它开始"
                value={code}
                onChange={(words) => say({ code: words.toUpperCase() })}
                problem={problem}
              />
            )}
            <SetFields
              text={text}
              former={newest?.version}
              onChange={(part) => say({ text: { ...text, ...part } })}
              problem={problem}
            />
            <Field
              name="judgementSets[0].sections"
              label="判定条款"
              required
              group
              hint="直接判定的任意一条即为重大；综合判定的同时存在几条才为重大"
              prefix="publish"
              problem={problem}
            >
              {() => (
                <SectionsEditor
                  set={code}
                  sections={text.sections}
                  onChange={(sections: JudgementSection[]) => say({ text: { ...text, sections } })}
                  problem={problem}
                />
              )}
            </Field>
          </>
        )}
      </PublishForm>
    </div>
  );
}

type FieldsProps = {
  text: SetText;
  former: string | undefined;
  onChange: (part: Partial<SetText>) => void;
  problem: Problem | null;
};

function SetFields({ text, former, onChange, problem }: FieldsProps) {
  return (
    <>
      <div className="form-pair">
        <TextField
          name="version"
          label="版本"
          hint={former ? `原版为“${former}”；隐患上记着按哪一版判定` : '如 2026；隐患上记着按哪一版判定'}
          value={text.version}
          onChange={(version) => onChange({ version })}
          problem={problem}
        />
        <TextField
          name="jurisdiction"
          label="适用地区"
          value={text.jurisdiction}
          onChange={(jurisdiction) => onChange({ jurisdiction })}
          problem={problem}
        />
      </div>
      <TextField
        name="title"
        label="名称"
        value={text.title}
        onChange={(title) => onChange({ title })}
        problem={problem}
      />
      <TextField
        name="document"
        label="文件"
        hint="发文字号或标准号"
        value={text.document}
        onChange={(document) => onChange({ document })}
        problem={problem}
      />
      <Field name="judgementSets[0].verified" label="依据核对" required prefix="publish" problem={problem}>
        {(input) => (
          <SelectInput
            {...input}
            value={text.verified}
            onChange={(verified) => onChange({ verified })}
            options={verifiedChoices}
          />
        )}
      </Field>
    </>
  );
}

type TextProps = {
  name: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  problem: Problem | null;
};

function TextField({ name, label, hint, value, onChange, problem }: TextProps) {
  return (
    <Field
      name={`judgementSets[0].${name}`}
      label={label}
      required
      hint={hint}
      prefix="publish"
      problem={problem}
    >
      {(input) => (
        <Input {...input} maxLength={500} value={value} onChange={(e) => onChange(e.target.value)} />
      )}
    </Field>
  );
}
