import { DownOutlined, EnvironmentOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Popover, Tree } from 'antd';
import { useState } from 'react';
import {
  districtsQuery,
  endedWords,
  nodeNameQuery,
  nodeSearchQuery,
  type TreeNode,
  treeQuery,
} from '../api/organisation';
import { useSignedIn } from '../api/session';
import { useLater } from '../lib/later';

/** Where I am in the tree, and a way to look at one district, cluster or unit only. */
export function ScopeSwitch() {
  const { post, scope } = useSignedIn();
  const chosen = useSearch({ from: '/shell' });
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const title = useScopeTitle();
  const choose = (node: TreeNode | null) => {
    setOpen(false);
    void navigate({
      to: '.',
      search: (before: Record<string, string | undefined>) => ({
        ...before,
        district: node?.kind === 'DISTRICT' ? String(node.districtId) : undefined,
        cluster: node?.kind === 'CLUSTER' ? node.id : undefined,
        unit: node?.unit ?? undefined,
      }),
    });
  };
  const narrowed = Boolean(chosen.district || chosen.cluster || chosen.unit);
  if (scope.kind === 'UNIT' && scope.units.length <= 1) {
    return (
      <span className="bar-button" style={{ cursor: 'default' }}>
        <EnvironmentOutlined aria-hidden="true" />
        <span className="ellipsis">{post.nodeName}</span>
      </span>
    );
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={<ScopeTree onChoose={choose} narrowed={narrowed} />}
    >
      <button type="button" className="bar-button" aria-haspopup="dialog" aria-expanded={open}>
        <EnvironmentOutlined aria-hidden="true" />
        <span className="ellipsis">{title ?? post.nodeName}</span>
        <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </button>
    </Popover>
  );
}

/** Name of the chosen part of the tree; null when nothing is narrowed. */
export function useScopeTitle(): string | null {
  const { district, cluster, unit } = useSearch({ from: '/shell' });
  const { data: districts } = useQuery({ ...districtsQuery, enabled: Boolean(district) });
  const { data: name } = useQuery(nodeNameQuery(unit?.slice(7) ?? cluster));
  if (unit || cluster) return name ?? '所选范围';
  if (district) return districts?.find((d) => String(d.id) === district)?.name ?? '所选区';
  return null;
}

function ScopeTree({ onChoose, narrowed }: { onChoose: (node: TreeNode | null) => void; narrowed: boolean }) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const cache = useQueryClient();
  const { data: found } = useQuery(nodeSearchQuery(q, true));
  const { post } = useSignedIn();
  const { data: tops } = useQuery(treeQuery(post.nodeId));
  const [children, setChildren] = useState<Record<string, TreeNode[]>>({});
  const shown = (q ? (found ?? []) : (tops ?? [])).filter((n) => n.kind !== 'DEPARTMENT');
  const nodes = new Map([...shown, ...Object.values(children).flat()].map((n) => [n.id, n]));
  const branch = (node: TreeNode): { key: string; title: string; isLeaf: boolean; children?: object[] } => ({
    key: node.id,
    title: node.name + endedWords(node),
    isLeaf: node.kind === 'UNIT' || node.hasChildren === false,
    children: children[node.id]?.map(branch),
  });
  return (
    <div className="stack-tight">
      <Input
        allowClear
        autoFocus
        aria-label="查找区、学区或单位"
        placeholder="查找区、学区或单位"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      {narrowed && (
        <Button size="small" onClick={() => onChoose(null)}>
          查看全部管辖范围
        </Button>
      )}
      <div className="bar-scope-tree">
        <Tree
          blockNode
          treeData={shown.map(branch)}
          loadData={async ({ key }) => {
            if (children[String(key)]) return;
            const loaded = await cache.ensureQueryData(treeQuery(String(key)));
            setChildren((all) => ({ ...all, [String(key)]: loaded.filter((n) => n.kind !== 'DEPARTMENT') }));
          }}
          onSelect={([key]) => {
            const node = nodes.get(String(key));
            if (node) onChoose(node.kind === 'CITY' ? null : node);
          }}
        />
      </div>
    </div>
  );
}
