import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../api/client';
import { endedWords, nodeSearchQuery } from '../api/organisation';
import { useMay } from '../api/session';
import type { HazardRow, Page, Ref } from '../api/types';
import { useLater } from '../lib/later';
import { StatusTag } from '../ui/StatusTag';

type PersonOfUnit = { personId: string; name: string; post: string; unit: Ref; unitName: string };

/** More characters than that are a description. */
const LONGEST_NAME = 8;

type Hit = { key: string; group: string; content: ReactNode; go: () => void };

/** One box for numbers, places, words and units; arrow keys and Enter. */
export function GlobalSearch({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useLater(typed.trim(), 150);
  const hits = useHits(q, typed.trim(), onClose);
  const current = Math.min(at, hits.length - 1);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(current + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0));
    else if (event.key === 'Enter') hits[current]?.go();
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 72 }}
      className="palette"
      title={<span className="sr-only">搜索</span>}
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        placeholder="隐患编号、部位、描述，单位或人员姓名"
        aria-label="搜索"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={hits[current] ? `hit-${hits[current].key}` : undefined}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="search-hits" role="listbox" aria-label="搜索结果" className="palette-list">
        {hits.map((hit, i) => (
          <div key={hit.key}>
            {hit.group !== hits[i - 1]?.group && <div className="palette-group">{hit.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above takes the keys for the whole list */}
            <div
              id={`hit-${hit.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === current}
              className="palette-row"
              onMouseEnter={() => setAt(i)}
              onClick={hit.go}
            >
              {hit.content}
            </div>
          </div>
        ))}
      </div>
    </Modal>
  );
}

function useHits(q: string, typed: string, onClose: () => void): Hit[] {
  const navigate = useNavigate();
  const may = useMay();
  const hazards = useQuery({
    queryKey: ['hazards', 'search', q],
    queryFn: ({ signal }) => call<Page<HazardRow>>('GET', '/hazards', { query: { q, limit: 6 }, signal }),
    enabled: q.length > 0 && may('hazard.read'),
  });
  const people = useQuery({
    queryKey: ['hazards', 'people', q],
    queryFn: ({ signal }) => call<PersonOfUnit[]>('GET', '/hazards/people', { query: { q }, signal }),
    enabled: q.length > 0 && q.length <= LONGEST_NAME && may('hazard.read'),
  });
  const nodes = useQuery({ ...nodeSearchQuery(q, true), enabled: q.length > 0 && may('organisation.read') });
  if (!typed) return [];
  const leave = (go: () => void) => () => {
    onClose();
    go();
  };
  return [
    ...(hazards.data?.items ?? []).map((h) => ({
      key: h.ref,
      group: '隐患',
      content: (
        <>
          <span className="palette-words">
            <span className="faint number">{h.number ?? '草稿'}</span> {h.description}
          </span>
          <StatusTag status={h.status} />
        </>
      ),
      go: leave(() => navigate({ to: '/hazards/$ref', params: { ref: h.ref } })),
    })),
    ...(nodes.data ?? [])
      .filter((n) => n.unit)
      .slice(0, 5)
      .map((n) => ({
        key: n.id,
        group: '单位台账',
        content: (
          <span className="palette-words">
            {n.name} <span className="faint">{endedWords(n)}</span>
          </span>
        ),
        go: leave(() => navigate({ to: '/ledger', search: { unit: n.unit ?? undefined } })),
      })),
    ...(people.data ?? []).slice(0, 5).map((p) => ({
      key: `${p.personId}.${p.unit}`,
      group: '人员负责的隐患',
      content: (
        <span className="palette-words">
          {p.name}　
          <span className="faint">
            {p.unitName} {p.post}
          </span>
        </span>
      ),
      go: leave(() => navigate({ to: '/ledger', search: { unit: p.unit, responsible: p.personId } })),
    })),
    {
      key: 'all',
      group: '台账',
      content: <span className="palette-words">在台账中查找“{typed}”</span>,
      go: leave(() => navigate({ to: '/ledger', search: { q: typed } })),
    },
  ];
}
