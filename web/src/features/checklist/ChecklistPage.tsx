import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import type { CheckItem } from '../../api/standards';
import { unitTypeList } from '../../api/unitTypes';
import { LevelTag } from '../../ui/LevelTag';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { checklistQuery } from './queries';
import './standards.css';

/** A check list in one version; printed, it is a form to be filled in by hand. */
export function ChecklistPage() {
  const { code } = useParams({ from: '/shell/standards/checklists/$code' });
  const { on } = useSearch({ from: '/shell/standards/checklists/$code' });
  const may = useMay();
  const { data, error, refetch } = useQuery(checklistQuery(code, on));
  if (error) {
    return (
      <div className="page">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  const { checklist, items } = data;
  return (
    <div className="page">
      <PageHeader
        above={<Link to="/standards/checklists">检查表</Link>}
        title={checklist.title}
        below={
          <>
            <span>{checklist.frequencyTitle}</span>
            <span>{checklist.kindTitle}</span>
            <span>{unitTypeList(checklist.unitTypes)}</span>
            <span>{checklist.items} 项</span>
            <span className="faint">{checklist.version} 版</span>
          </>
        }
        acts={
          <>
            <Button onClick={() => window.print()}>打印空白表</Button>
            {may('checklist.manage', 'FULL') && (
              <Link to="/standards/checklists/$code/revise" params={{ code }} className="act-link">
                修订
              </Link>
            )}
            {may('selfcheck.record') && (
              <Link to="/inspection/new" search={{ checklist: checklist.code }} className="act-link act-main">
                安排检查
              </Link>
            )}
          </>
        }
      />
      <p className="print-only form-head">
        单位：＿＿＿＿＿＿＿＿＿＿＿＿　检查日期：＿＿＿＿年＿＿月＿＿日　检查人（签字）：＿＿＿＿＿＿＿＿
      </p>
      <PlainTable
        label={checklist.title}
        rows={items.map((item, i) => ({ item, position: i + 1 }))}
        rowKey={(row) => row.item.code}
        columns={columns}
      />
    </div>
  );
}

const columns: PlainColumn<{ item: CheckItem; position: number }>[] = [
  {
    key: 'requirement',
    title: '检查内容及要求',
    render: ({ item, position }) => (
      <span className="item-numbered">
        <span className="faint number">{position}</span>
        <span>
          <Link to="/standards/items/$code" params={{ code: item.code }} className="plain-link">
            {item.requirement}
          </Link>
        </span>
      </span>
    ),
  },
  {
    key: 'method',
    title: '检查方法',
    width: '26%',
    render: ({ item }) => <span className="quiet">{item.method}</span>,
  },
  { key: 'field', title: '领域', width: 120, render: ({ item }) => item.categoryTitle },
  {
    key: 'level',
    title: <span className="no-print">建议等级</span>,
    width: 90,
    render: ({ item }) => <LevelTag level={item.level} />,
  },
  {
    key: 'result',
    title: <span className="print-only">检查结果</span>,
    width: 1,
    render: () => <span className="print-only">□合格 □不合格 □不涉及</span>,
  },
];
