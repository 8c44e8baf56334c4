import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { useDraft } from '../../lib/drafts';
import { Fact, Facts } from '../../ui/Facts';
import { Field } from '../../ui/Field';
import { PageHeader, Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { DistrictValues } from './DistrictValues';
import { type Frame, freshFrame, PublishForm } from './PublishForm';
import { parameterVersionsQuery } from './publishing';
import type { Parameter } from './queries';
import { VersionList } from './VersionList';
import { parameterValue } from './words';

type Written = Frame & { value: string; basis: string };

/** One clock or threshold: what it was and is, and for the city the form by which it changes. */
export function ReviseParameter() {
  const { code } = useParams({ from: '/shell/standards/parameters/$code' });
  const { data, error, refetch } = useQuery(parameterVersionsQuery(code));
  const canBegin = useCanBegin();
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  const newest = data?.[0]?.parameter;
  if (!newest) return <PageSkeleton />;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/parameters">参数</Link>}
        title={newest.meaning}
        below={<span className="item-code">{code}</span>}
      />
      <Facts>
        <Fact label="取值">{parameterValue(newest)}</Fact>
        <Fact label="依据">{newest.basis}</Fact>
        {rangeWords(newest) && <Fact label="可取范围">{rangeWords(newest)}</Fact>}
      </Facts>
      {canBegin('PUBLISH_STANDARDS') && (
        <Section title="修改" id="revise">
          <Revision key={newest.effectiveFrom} newest={newest} />
        </Section>
      )}
      {newest.stricter && <DistrictValues parameter={newest} />}
      <Section title="历次取值" id="versions">
        <VersionList
          versions={data}
          of={({ parameter }) => parameter}
          difference={({ difference }) => difference}
          words={({ parameter }, valid) => `${parameterValue(parameter)}，${valid}`}
        />
      </Section>
    </div>
  );
}

function rangeWords({ lowest, highest, unit }: Parameter): string {
  if (unit === '月-日') return highest === null ? '' : `不晚于 ${monthDay(highest)}`;
  if (lowest === null && highest === null) return '';
  if (lowest === null) return `不超过 ${highest} ${unit}`;
  return highest === null ? `不少于 ${lowest} ${unit}` : `${lowest} 至 ${highest} ${unit}`;
}

const monthDay = (value: number) => String(value).padStart(4, '0').replace(/(..)$/, '-$1');

function Revision({ newest }: { newest: Parameter }) {
  const draft = useDraft<Written>(`standards.parameter.${newest.code}.${newest.effectiveFrom}`, () => ({
    ...freshFrame(),
    value: newest.value,
    basis: newest.basis,
  }));
  const { value, basis, ...frame } = draft.value;
  const say = (part: Partial<Written>) => draft.change((before) => ({ ...before, ...part }));
  return (
    <PublishForm
      frame={frame}
      onFrame={say}
      build={() => ({ parameters: [{ code: newest.code, base: newest.effectiveFrom, value, basis }] })}
      onPublished={draft.drop}
    >
      {(problem) => (
        <>
          <Field
            name="parameters[0].value"
            label={newest.unit ? `新的取值（${newest.unit}）` : '新的取值'}
            required
            hint={newest.value.includes('|') ? '几个值从大到小，用竖线分隔，如 7|3|1' : undefined}
            prefix="publish"
            problem={problem}
          >
            {(input) => (
              <Input
                {...input}
                maxLength={40}
                value={value}
                onChange={(e) => say({ value: e.target.value })}
              />
            )}
          </Field>
          <Field name="parameters[0].basis" label="依据" required prefix="publish" problem={problem}>
            {(input) => (
              <Input.TextArea
                {...input}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={300}
                value={basis}
                onChange={(e) => say({ basis: e.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </PublishForm>
  );
}
