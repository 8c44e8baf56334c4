import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { itemSearchQuery } from '../../api/standards';
import { useLater } from '../../lib/later';
import './standards.css';

export type ListedItem = { code: string; words: string; headings?: string[] };

type Props = { lines: ListedItem[]; onChange: (lines: ListedItem[]) => void };

/** The items of a check list in their order: moved, taken out and found by words. */
export function LinesEditor({ lines, onChange }: Props) {
  const swap = (i: number, j: number) => {
    const next = [...lines];
    const [a, b] = [next[i], next[j]];
    if (!a || !b) return;
    next[i] = b;
    next[j] = a;
    onChange(next);
  };
  return (
    <>
      <ol className="lines-editor">
        {lines.map((line, i) => (
          <li key={line.code}>
            <span className="lines-words">
              <span className="item-code">{line.code}</span> {line.words}
              <Input
                size="small"
                className="lines-headings"
                aria-label={`${line.code} 所属标题`}
                placeholder="所属标题，至多三级，用 > 分隔（可不填）"
                defaultValue={(line.headings ?? []).join(' > ')}
                onBlur={(e) => {
                  const headings = e.target.value
                    .split(/[>＞]/)
                    .map((word) => word.trim())
                    .filter(Boolean);
                  onChange(lines.map((other) => (other.code === line.code ? { ...other, headings } : other)));
                }}
              />
            </span>
            <span className="lines-acts">
              <Button
                type="text"
                icon={<ArrowUpOutlined aria-hidden="true" />}
                aria-label={`上移 ${line.code}`}
                disabled={i === 0}
                onClick={() => swap(i, i - 1)}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined aria-hidden="true" />}
                aria-label={`下移 ${line.code}`}
                disabled={i === lines.length - 1}
                onClick={() => swap(i, i + 1)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden="true" />}
                aria-label={`去掉 ${line.code}`}
                onClick={() => onChange(lines.filter((other) => other.code !== line.code))}
              />
            </span>
          </li>
        ))}
      </ol>
      <AddItem taken={lines.map((line) => line.code)} onAdd={(item) => onChange([...lines, item])} />
    </>
  );
}

export function AddItem({ taken, onAdd }: { taken: string[]; onAdd: (item: ListedItem) => void }) {
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim());
  const { data } = useQuery({ ...itemSearchQuery(q), enabled: q !== '' });
  const found = q === '' ? [] : (data?.items ?? []).filter((item) => !taken.includes(item.code));
  return (
    <div className="lines-add">
      <Input
        aria-label="查找要加入的检查项"
        placeholder="输入编号或几个关键词，加入检查项"
        maxLength={60}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter') e.preventDefault();
        }}
      />
      {q !== '' && data && found.length === 0 && <p className="quiet">没有找到可以加入的检查项</p>}
      <ul aria-label="找到的检查项">
        {found.map((item) => (
          <li key={item.code}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                onAdd({ code: item.code, words: item.requirement });
                setTyped('');
              }}
            >
              <span className="item-code">{item.code}</span> {item.requirement}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
