import { RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { endedWords, nodeSearchQuery, type TreeNode, treeQuery } from '../../api/organisation';
import { useLater } from '../../lib/later';
import { TreeTable } from './TreeTable';

type Props = { at: string; line: string[]; on: string | undefined };

/** Every office and unit in sight, one level at a time, or found by name. */
export function OrganisationTree({ at, line, on }: Props) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const found = useQuery(nodeSearchQuery(q, true));
  const { data: top } = useQuery(treeQuery(undefined));
  return (
    <nav className="organisation-tree" aria-label="组织树">
      <Input
        allowClear
        aria-label="按名称查找区、学区、单位或部门"
        placeholder="查找单位名称"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      {q ? (
        <Found nodes={found.data} at={at} onChoose={() => setTyped('')} />
      ) : (
        <ul className="tree">
          {top?.map((node) => (
            <Branch key={node.id} node={node} at={at} line={line} on={on} />
          ))}
        </ul>
      )}
      <TreeTable />
    </nav>
  );
}

function Found({ nodes, at, onChoose }: { nodes: TreeNode[] | undefined; at: string; onChoose: () => void }) {
  if (!nodes) return <p className="faint tree-note">正在查找</p>;
  if (nodes.length === 0) return <p className="quiet tree-note">没有找到，请换一个更短的名称。</p>;
  return (
    <ul className="tree">
      {nodes.map((node) => (
        <li key={node.id}>
          <Link
            to="/organisation/$node"
            params={{ node: node.id }}
            className="tree-found"
            aria-current={node.id === at ? 'page' : undefined}
            onClick={onChoose}
          >
            {node.name}
            <span className="faint">{endedWords(node) || node.kindTitle}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Branch({ node, at, line, on }: { node: TreeNode } & Props) {
  const onLine = line.includes(node.id);
  const [opened, setOpened] = useState<boolean | null>(null);
  const mayOpen = node.hasChildren !== false;
  const open = mayOpen && (opened ?? (onLine || node.kind === 'CITY'));
  const { data: children } = useQuery({ ...treeQuery(node.id, on), enabled: open });
  return (
    <li>
      <div className="tree-row">
        {mayOpen ? (
          <button
            type="button"
            className="tree-toggle"
            aria-expanded={open}
            aria-label={`${open ? '收起' : '展开'}${node.name}`}
            onClick={() => setOpened(!open)}
          >
            <RightOutlined aria-hidden="true" />
          </button>
        ) : (
          <span className="tree-toggle" />
        )}
        <Link
          to="/organisation/$node"
          params={{ node: node.id }}
          search={{ on }}
          aria-current={node.id === at ? 'page' : undefined}
          onClick={() => mayOpen && setOpened(true)}
        >
          {node.name}
        </Link>
      </div>
      {open && children && children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} node={child} at={at} line={line} on={on} />
          ))}
        </ul>
      )}
    </li>
  );
}
