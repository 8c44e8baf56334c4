import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { type TreeNode, treeQuery } from '../../api/organisation';
import { nodeWords } from '../../api/words';
import { today } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { Empty, RowsSkeleton } from '../../ui/states';

/** What lies directly below, on the day the page shows. */
export function Below({ node, on }: { node: TreeNode; on: string | undefined }) {
  const past = on !== undefined && on < today();
  const { data } = useQuery(treeQuery(node.id, on));
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const shown = data?.filter((child) => child.name.includes(words));
  const kinds = [...new Set(shown?.map((child) => child.kind))];
  return (
    <Section
      id="below"
      title="下级"
      extra={
        (data?.length ?? 0) > 12 && (
          <Input
            allowClear
            size="small"
            style={{ maxWidth: 200 }}
            aria-label="在下级中筛选"
            placeholder="筛选名称"
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
        )
      }
    >
      {!data && <RowsSkeleton rows={4} />}
      {data?.length === 0 &&
        (past ? (
          <Empty title={`${on} 还没有下级单位`}>清除日期可看现在的。</Empty>
        ) : (
          <Empty title="还没有下级单位">有权限的人员可在此新建单位。</Empty>
        ))}
      {data && data.length > 0 && shown?.length === 0 && <p className="quiet">没有名称含“{words}”的下级。</p>}
      {kinds.map((kind) => {
        const ofKind = shown?.filter((child) => child.kind === kind) ?? [];
        return (
          <div key={kind} className="below-group">
            <h3 className="quiet">
              {nodeWords[kind]} <span className="faint">{ofKind.length}</span>
            </h3>
            <ul className="below">
              {ofKind.map((child) => (
                <li key={child.id}>
                  <Link to="/organisation/$node" params={{ node: child.id }} search={{ on }}>
                    {child.name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}
