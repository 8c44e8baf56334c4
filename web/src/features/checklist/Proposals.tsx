import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { unitTypeList } from '../../api/unitTypes';
import { minuteOf } from '../../lib/dates';
import { useDraft } from '../../lib/drafts';
import { goesOn } from '../../lib/steps';
import { uuidv7 } from '../../lib/uuidv7';
import { Fact, Facts } from '../../ui/Facts';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { LevelTag } from '../../ui/LevelTag';
import { MorePages } from '../../ui/MorePages';
import { PageHeader, Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SearchWords } from '../../ui/SearchWords';
import { Empty, PageSkeleton, RowsSkeleton } from '../../ui/states';
import { AnswerProposal } from './AnswerProposal';
import { emptyText, ItemFields } from './ItemFields';
import { ItemLink } from './ItemLink';
import { type ItemProposal, type NewProposal, proposalQuery, proposalsQuery, usePropose } from './proposing';
import { StandardsTabs } from './StandardsTabs';
import './standards.css';
import { ReasonField } from './ReasonAndDay';

const STATES = [
  ['AT_DISTRICT', '待区级答复'],
  ['AT_CITY', '待市级答复'],
  ['ACCEPTED', '已采纳'],
  ['REFUSED', '未采纳'],
] as const;

/** What units and districts proposed, and how it was answered. */
export function Proposals() {
  const { q, state } = useSearch({ from: '/shell/standards/proposals' });
  const navigate = useNavigate({ from: '/standards/proposals' });
  const { data, error, refetch, ...pages } = useInfiniteQuery(proposalsQuery({ q, state }));
  const shown = data?.pages.flatMap((page) => page.items) ?? [];
  const narrow = (change: { q?: string; state?: string }) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  const proposes = useCanBegin()('PROPOSE_ITEM');
  return (
    <div className="page">
      <PageHeader
        title="标准"
        acts={
          proposes && (
            <Link to="/standards/proposals/new" className="act-link">
              建议增加检查项
            </Link>
          )
        }
      />
      <StandardsTabs />
      <FilterBar label="筛选检查项建议">
        <SearchWords
          q={q}
          onChange={(words) => narrow({ q: words })}
          label="在建议内容、理由、提出人中查找"
          placeholder="建议内容、理由、提出人中的词"
        />
        <FilterSelect
          label="状态"
          all="全部状态"
          value={state}
          onChange={(value) => narrow({ state: value })}
          options={STATES}
        />
      </FilterBar>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && shown.length === 0 && (
        <Empty title={q || state ? '没有符合条件的建议' : '还没有检查项建议'}>
          {q || state
            ? '请更换关键词或状态。'
            : '标准里没有的风险，可以建议上级增加检查项；答复会在这里看到。'}
        </Empty>
      )}
      {shown.length > 0 && (
        <PlainTable label="检查项建议" rows={shown} columns={columns} rowKey={(row) => row.ref} />
      )}
      <MorePages
        more={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        onMore={() => pages.fetchNextPage()}
        shown={shown.length}
        count={data?.pages[0]?.count}
        unit="件"
      />
    </div>
  );
}

const columns: PlainColumn<ItemProposal>[] = [
  {
    key: 'text',
    title: '建议的检查项',
    render: (row) => (
      <Link to="/standards/proposals/$ref" params={{ ref: row.ref }}>
        {row.text.requirement}
      </Link>
    ),
  },
  { key: 'field', title: '领域', width: 130, render: (row) => row.categoryTitle },
  { key: 'state', title: '状态', width: 110, render: (row) => row.stateTitle },
  {
    key: 'who',
    title: '提出',
    width: 240,
    render: (row) => `${minuteOf(row.proposedAt)} ${row.nodeName} ${row.personName}`,
  },
];

export function NewProposalPage() {
  const navigate = useNavigate();
  const propose = usePropose();
  const draft = useDraft<NewProposal>('standards.proposal.new', () => ({
    id: uuidv7(),
    text: emptyText,
    reason: '',
  }));
  const problem = propose.error ? problemOf(propose.error) : null;
  return (
    <div className="page page-narrow">
      <PageHeader above={<Link to="/standards/proposals">检查项建议</Link>} title="建议增加检查项" />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (propose.isPending) return;
          propose.mutate(draft.value, {
            onSuccess: (made) => {
              draft.drop();
              void navigate({ to: '/standards/proposals/$ref', params: { ref: made.ref } });
            },
          });
        }}
      >
        <ProblemAlert problem={problem} prefix="proposal" />
        <ItemFields
          text={draft.value.text}
          onChange={(part) => draft.change((before) => ({ ...before, text: { ...before.text, ...part } }))}
          problem={problem}
          prefix="proposal"
          path="text."
        />
        <ReasonField
          label="建议理由"
          value={draft.value.reason}
          onChange={(reason) => draft.change((before) => ({ ...before, reason }))}
          prefix="proposal"
          problem={problem}
        />
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={propose.isPending}>
            提出建议
          </Button>
        </div>
      </form>
    </div>
  );
}

export function ProposalPage() {
  const { ref } = useParams({ from: '/shell/standards/proposals/$ref' });
  const { data, error, refetch } = useQuery(proposalQuery(ref));
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  return data ? <ProposalFacts key={data.version} proposal={data} /> : <PageSkeleton />;
}

const ACTS = [
  ['ACCEPT', '采纳', 'acceptance'],
  ['FORWARD', '报市级', 'forwarding'],
  ['REFUSE', '不采纳', 'refusal'],
  ['COMMENT', '发表意见', 'comments'],
] as const;

function ProposalFacts({ proposal }: { proposal: ItemProposal }) {
  const [act, setAct] = useState<(typeof ACTS)[number][2] | null>(null);
  const { text } = proposal;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/proposals">检查项建议</Link>}
        title={text.requirement}
        below={
          <>
            <span className="strong">{proposal.stateTitle}</span>
            {proposal.itemCode && <ItemLink code={proposal.itemCode} />}
            <span>{proposal.categoryTitle}</span>
            <LevelTag level={text.level} />
            <span>{unitTypeList(text.unitTypes)}</span>
          </>
        }
        acts={ACTS.filter(([can]) => proposal.can.includes(can)).map(([can, words, way], i) => (
          <Button
            key={can}
            type={i === 0 && can === 'ACCEPT' ? 'primary' : 'default'}
            onClick={() => setAct(way)}
          >
            {words}
          </Button>
        ))}
      />
      <Facts>
        <Fact label="检查方法">{text.method}</Fact>
        <Fact label="隐患表述">{text.hazardPhrase}</Fact>
        <Fact label="通常措施">{text.measure}</Fact>
        <Fact label="依据">{text.basis}</Fact>
        <Fact label="建议理由">{proposal.reason}</Fact>
        <Fact label="提出">
          {minuteOf(proposal.proposedAt)} {proposal.nodeName} {proposal.personName}（{proposal.postTitle}）
        </Fact>
      </Facts>
      <Section title="意见和答复" id="remarks">
        {proposal.remarks.length === 0 && <p className="quiet">还没有意见。</p>}
        <ol className="clauses">
          {proposal.remarks.map((remark) => (
            <li key={remark.id}>
              <p>
                <span className="difference-kind">{remark.kindTitle}</span>
                {remark.remark}
              </p>
              <p className="faint">
                {minuteOf(remark.at)} {remark.nodeName} {remark.personName}（{remark.postTitle}）
              </p>
            </li>
          ))}
        </ol>
      </Section>
      {act && <AnswerProposal proposal={proposal} act={act} onClose={() => setAct(null)} />}
    </div>
  );
}
