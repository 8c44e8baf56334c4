import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationAct, TreeNode } from '../../api/organisation';
import { useMay } from '../../api/session';
import { PageHeader } from '../../ui/PageHeader';
import { Below } from './Below';
import { Changes } from './Changes';
import { NewNodeForm } from './NewNodeForm';
import { NewUnitForm } from './NewUnitForm';
import { PostsOnDay } from './PostsOnDay';
import type { NodePage } from './queries';
import { officeEndWords } from './words';

/** The page of the city, a district, a cluster or a department: who works there and what lies below. */
export function OfficePage({ page, on }: { page: NodePage; on: string | undefined }) {
  const { node, posts, can, openable } = page;
  return (
    <>
      <PageHeader
        title={node.name}
        below={<span>{node.kindTitle}</span>}
        acts={
          <>
            <ScopeLinks node={node} />
            <FoundBelow node={node} can={can} />
          </>
        }
      />
      {node.endedFrom && <OfficeEnded node={node} from={node.endedFrom} />}
      <PostsOnDay node={node} posts={posts} on={on} openable={openable} />
      {node.kind !== 'DEPARTMENT' && <Below node={node} on={on} />}
      <Changes node={node} can={can} />
    </>
  );
}

function OfficeEnded({ node, from }: { node: TreeNode; from: string }) {
  const [words, after] = officeEndWords(node, from);
  return (
    <div className="ended-notice" role="note">
      <div>
        <b>{words}</b>
      </div>
      <div className="quiet">{after}</div>
    </div>
  );
}

function ScopeLinks({ node }: { node: TreeNode }) {
  const may = useMay();
  const scope =
    node.kind === 'DISTRICT'
      ? { district: String(node.districtId), cluster: undefined, unit: undefined }
      : node.kind === 'CLUSTER'
        ? { cluster: node.id, district: String(node.districtId), unit: undefined }
        : { district: undefined, cluster: undefined, unit: undefined };
  if (node.kind === 'DEPARTMENT') return null;
  return (
    <>
      {may('hazard.read') && (
        <Link to="/ledger" search={scope} className="act-link">
          台账
        </Link>
      )}
      {may('analytics.view') && (
        <Link to="/analysis" search={scope} className="act-link">
          分析
        </Link>
      )}
    </>
  );
}

function FoundBelow({ node, can }: { node: TreeNode; can: OrganisationAct[] }) {
  const navigate = useNavigate();
  const [founding, setFounding] = useState<'UNIT' | 'CLUSTER' | null>(null);
  const done = (id: string) => {
    setFounding(null);
    void navigate({ to: '/organisation/$node', params: { node: id } });
  };
  return (
    <>
      {can.includes('FOUND_CLUSTER') && <Button onClick={() => setFounding('CLUSTER')}>新建学区</Button>}
      {can.includes('FOUND_UNIT') && <Button onClick={() => setFounding('UNIT')}>新建单位</Button>}
      {founding === 'UNIT' && <NewUnitForm parent={node} onDone={done} onClose={() => setFounding(null)} />}
      {founding === 'CLUSTER' && (
        <NewNodeForm parent={node} kind="CLUSTER" onDone={done} onClose={() => setFounding(null)} />
      )}
    </>
  );
}
