import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { daysWords, type ItemDetail, usualDays } from '../../api/standards';
import { unitTypeList } from '../../api/unitTypes';
import { levelWords } from '../../api/words';
import { sentence } from '../../lib/sentence';
import { BasisText } from '../../ui/BasisText';
import { Fact, Facts } from '../../ui/Facts';
import { LevelTag } from '../../ui/LevelTag';
import { PageHeader, Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { AsOfDay } from './AsOfDay';
import { ItemVersions } from './ItemVersions';
import { itemOnQuery } from './queries';
import { kindWords, sectionRule, validity } from './words';
import './standards.css';

/** One check item: what is asked, how it is checked, what failing it is called, and on which ground. */
export function ItemPage() {
  const { code } = useParams({ from: '/shell/standards/items/$code' });
  const { on } = useSearch({ from: '/shell/standards/items/$code' });
  const navigate = useNavigate({ from: '/standards/items/$code' });
  const { data, error, refetch } = useQuery(itemOnQuery(code, on));
  const chooseDay = (day: string | undefined) => navigate({ search: (before) => ({ ...before, on: day }) });
  if (error) {
    return (
      <div className="page page-narrow stack">
        <PageHeader title={`检查项 ${code}`} above={<BackToLibrary />} />
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
        <AsOfDay on={on} onChange={chooseDay} />
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  const { item, clauses } = data;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<BackToLibrary category={item.category} title={item.categoryTitle} />}
        title={item.requirement}
        below={
          <>
            <span className="item-code">{item.code}</span>
            <LevelTag level={item.level} />
            <span>{item.frequencyTitle}检查</span>
            <span>{unitTypeList(item.unitTypes)}</span>
          </>
        }
        acts={
          <>
            <Link to="/ledger" search={{ item: item.code }} className="act-link">
              台账中的同类隐患
            </Link>
            {data.can.includes('REVISE') && (
              <Link to="/standards/items/$code/revise" params={{ code }} className="act-link act-main">
                修订
              </Link>
            )}
          </>
        }
      />
      <Facts>
        <Fact label="检查方法">{item.method}</Fact>
        <Fact label="隐患表述">{item.hazardPhrase}</Fact>
        {item.points && (
          <Fact label="检查要点">
            <ol>
              {item.points.each.map((point, i) => (
                <li key={point.text}>
                  {sentence(point.text)}不合格为：{point.hazardPhrase}（通常为
                  {levelWords[point.level ?? item.level]}，{daysWords(usualDays(item, [i + 1]))}整改）
                </li>
              ))}
            </ol>
          </Fact>
        )}
        <Fact label="通常措施">{item.measure}</Fact>
        <Fact label="通常期限">{item.deadlineDays === 0 ? '当日' : `${item.deadlineDays} 天`}</Fact>
        <Fact label="依据">
          <BasisText basis={item.basis} verified={item.verified} title={item.verifiedTitle} />
        </Fact>
        <Fact label="版本">{validity(item.effectiveFrom, item.effectiveTo)}</Fact>
      </Facts>
      <Major clauses={clauses} />
      <Section title="历次版本" id="versions" extra={<AsOfDay on={on} onChange={chooseDay} />}>
        <ItemVersions code={code} shown={item.effectiveFrom} />
      </Section>
    </div>
  );
}

function BackToLibrary({ category, title }: { category?: string; title?: string }) {
  return (
    <>
      <Link to="/standards">检查项</Link>
      {category && (
        <>
          {' / '}
          <Link to="/standards" search={{ category }}>
            {title}
          </Link>
        </>
      )}
    </>
  );
}

function Major({ clauses }: { clauses: ItemDetail['clauses'] }) {
  return (
    <Section title="不合格时是否为重大隐患" id="major">
      {clauses.length === 0 ? (
        <p className="quiet">现行判定标准没有以本项直接或综合判定重大隐患，由安全干部核定等级。</p>
      ) : (
        <ul className="clauses">
          {clauses.map((c) => (
            <li key={c.clause.code}>
              <p>{c.clause.text}</p>
              <p className="quiet">
                {kindWords[c.kind]} · {sectionRule(c, c.of)} · 《{c.set}》（{c.document}）
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
