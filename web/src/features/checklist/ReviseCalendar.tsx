import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { today } from '../../lib/dates';
import { useDraft } from '../../lib/drafts';
import { Field } from '../../ui/Field';
import { PageHeader, Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { readDays, writeDays } from './calendarDays';
import { type Frame, freshFrame, PublishForm } from './PublishForm';
import { type Calendar, calendarVersionsQuery } from './publishing';
import { VersionList } from './VersionList';

type Written = Frame & { year: string; source: string; text: string };

/** One year: its days, what they were before, and for the city the form by which they change. */
export function ReviseCalendar() {
  const { year } = useParams({ from: '/shell/standards/calendars/$year' });
  const { data, error, refetch } = useQuery(calendarVersionsQuery(year));
  const canBegin = useCanBegin();
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  const newest = data?.[0]?.calendar;
  if (!newest) return <PageSkeleton />;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/calendars">节假日</Link>}
        title={`${year} 年节假日安排`}
        below={newest.source}
      />
      <pre className="calendar-days">{writeDays(newest.days)}</pre>
      {canBegin('PUBLISH_STANDARDS') && (
        <Section title="修改" id="revise">
          <Arrangement key={newest.effectiveFrom} newest={newest} />
        </Section>
      )}
      <Section title="历次安排" id="versions">
        <VersionList
          versions={data}
          of={({ calendar }) => calendar}
          difference={({ difference }) => difference}
          words={(_, valid) => valid}
        />
      </Section>
    </div>
  );
}

export function NewCalendar() {
  return (
    <div className="page page-narrow">
      <PageHeader above={<Link to="/standards/calendars">节假日</Link>} title="安排新的一年" />
      <Arrangement newest={null} />
    </div>
  );
}

function Arrangement({ newest }: { newest: Calendar | null }) {
  const base = newest?.effectiveFrom ?? null;
  const draft = useDraft<Written>(`standards.calendar.${newest?.year ?? 'new'}.${base}`, () => ({
    ...freshFrame(),
    year: newest?.year ?? String(Number(today().slice(0, 4)) + 1),
    source: newest?.source ?? '',
    text: newest ? writeDays(newest.days) : '',
  }));
  const { year, source, text, ...frame } = draft.value;
  const say = (part: Partial<Written>) => draft.change((before) => ({ ...before, ...part }));
  const { days, wrong } = readDays(text, year);
  return (
    <PublishForm
      frame={frame}
      onFrame={say}
      build={() => ({ calendars: [{ code: year, base, source, days }] })}
      onPublished={draft.drop}
    >
      {(problem) => (
        <>
          {!newest && (
            <Field name="calendars[0].code" label="年份" required prefix="publish" problem={problem}>
              {(input) => (
                <Input
                  {...input}
                  maxLength={4}
                  value={year}
                  onChange={(e) => say({ year: e.target.value })}
                />
              )}
            </Field>
          )}
          <Field
            name="calendars[0].source"
            label="依据"
            required
            hint="如：国务院办公厅关于 2027 年部分节假日安排的通知"
            prefix="publish"
            problem={problem}
          >
            {(input) => (
              <Input
                {...input}
                maxLength={300}
                value={source}
                onChange={(e) => say({ source: e.target.value })}
              />
            )}
          </Field>
          <Field
            name="calendars[0].days"
            label="放假和调休上班的日子"
            required
            hint="一行一段，如“10-01至10-07 国庆节 放假”“10-10 国庆节 上班”；平常的周末不用写"
            prefix="publish"
            problem={problem}
          >
            {(input) => (
              <Input.TextArea
                {...input}
                autoSize={{ minRows: 8, maxRows: 24 }}
                value={text}
                onChange={(e) => say({ text: e.target.value })}
              />
            )}
          </Field>
          <p className="quiet" aria-live="polite">
            {wrong.length > 0
              ? `${wrong.join('；')}。这些行没有计入。`
              : `共 ${days.filter((day) => day.off).length} 天放假，${days.filter((day) => !day.off).length} 天上班。`}
          </p>
        </>
      )}
    </PublishForm>
  );
}
