import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import {
  type Clause,
  type JudgementSection,
  type JudgementSet,
  judgementRulesQuery,
} from '../../api/standards';
import { BasisText } from '../../ui/BasisText';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { AsOfDay } from './AsOfDay';
import { StandardsTabs } from './StandardsTabs';
import { sectionRule, validity, verifiedWords } from './words';
import './standards.css';

/** What makes a hazard 重大: published clauses, alone or several together. */
export function JudgementRules() {
  const { on } = useSearch({ from: '/shell/standards/judgement' });
  const navigate = useNavigate({ from: '/standards/judgement' });
  const canBegin = useCanBegin();
  const { data, error, refetch } = useQuery(judgementRulesQuery(on));
  return (
    <div className="page">
      <PageHeader
        title="标准"
        acts={
          canBegin('PUBLISH_STANDARDS') && (
            <Link to="/standards/judgement/new" className="act-link">
              新增判定标准
            </Link>
          )
        }
      />
      <StandardsTabs />
      <div className="stack">
        <AsOfDay on={on} onChange={(day) => navigate({ search: (before) => ({ ...before, on: day }) })} />
        {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
        {!data && !error && <RowsSkeleton />}
        {data?.length === 0 && <Empty title="这一天没有有效的判定标准">请选择其他日期。</Empty>}
        {data && data.length > 0 && <Sets sets={data} />}
      </div>
    </div>
  );
}

function Sets({ sets }: { sets: JudgementSet[] }) {
  return (
    <div className="rules">
      <nav className="rules-index no-print" aria-label="判定标准目录">
        {sets.map((set) => (
          <div key={set.code}>
            <p className="strong">{set.title}</p>
            <ul>
              {set.sections.map((section) => (
                <li key={section.code}>
                  <a href={`#${section.code}`}>{section.title}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div>
        {sets.map((set) => (
          <article key={set.code} className="rule-set">
            <h2>{set.title}</h2>
            <p className="quiet">
              {set.document} · {set.jurisdiction} · 版本 {set.version}，
              {validity(set.effectiveFrom, set.effectiveTo)} · {verifiedWords[set.verified]}
            </p>
            <p className="no-print">
              <Link to="/standards/judgement/$code" params={{ code: set.code }}>
                历次版本
              </Link>
            </p>
            {set.sections.map((section) => (
              <RuleSection key={section.code} section={section} />
            ))}
          </article>
        ))}
      </div>
    </div>
  );
}

function RuleSection({ section }: { section: JudgementSection }) {
  return (
    <section id={section.code} aria-labelledby={`${section.code}-title`}>
      <h3 id={`${section.code}-title`}>{section.title}</h3>
      <p className="rule-kind">{sectionRule(section, section.clauses.length)}</p>
      <ol className="clauses clauses-numbered">
        {section.clauses.map((clause) => (
          <ClauseRow key={clause.code} clause={clause} />
        ))}
      </ol>
    </section>
  );
}

function ClauseRow({ clause }: { clause: Clause }) {
  return (
    <li>
      <p>{clause.text}</p>
      <p className="faint">
        <BasisText basis={clause.basis} verified={clause.verified} title={verifiedWords[clause.verified]} />
      </p>
      <p className="quiet">
        {clause.items.length === 0 ? (
          '没有对应的检查项，由检查人据实判断'
        ) : (
          <>
            对应检查项{' '}
            {[...clause.items].sort().map((code, i) => (
              <span key={code}>
                {i > 0 && '、'}
                <Link to="/standards/items/$code" params={{ code }}>
                  {code}
                </Link>
              </span>
            ))}
          </>
        )}
      </p>
    </li>
  );
}
