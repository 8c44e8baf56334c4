import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useRef } from 'react';
import type { HazardRow } from '../../api/types';
import { endedText } from '../../api/words';
import { useKeys } from '../../lib/keys';
import { ClockText } from '../../ui/ClockText';
import { LevelTag } from '../../ui/LevelTag';
import { moveInList } from '../../ui/moveInList';
import { StatusTag } from '../../ui/StatusTag';
import { clockOf } from './clock';

type Props = {
  rows: HazardRow[];
  manyUnits: boolean;
  /** Whether to say how often each was extended. */
  extensions: boolean;
  selected: ReadonlySet<string>;
  onSelect: (selected: Set<string>) => void;
};

/** The ledger on a narrow screen: the same rows, one below the other. */
export function LedgerCards({ rows, manyUnits, extensions, selected, onSelect }: Props) {
  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect(next);
  };
  const box = useRef<HTMLUListElement>(null);
  useKeys([
    { key: 'j', label: '下一条', run: () => moveInList(box.current, 1) },
    { key: 'k', label: '上一条', run: () => moveInList(box.current, -1) },
  ]);
  return (
    <ul ref={box} className="ledger-cards">
      {rows.map((h) => (
        <li key={h.ref} data-row={h.ref} data-selected={selected.has(h.ref) || undefined}>
          <Checkbox
            className="ledger-card-check"
            aria-label={`选中 ${h.number ?? h.description}`}
            checked={selected.has(h.ref)}
            onChange={() => toggle(h.ref)}
          />
          <Link to="/hazards/$ref" params={{ ref: h.ref }} data-row-link>
            <span className="spread">
              <span className="faint number">{h.number ?? '草稿'}</span>
              <ClockText {...(clockOf(h) ?? { dueOn: null })} date={false} />
            </span>
            <span className="ledger-card-title">{h.description}</span>
            <span className="row">
              <LevelTag level={h.level} proposed={h.proposedLevel} />
              <StatusTag status={h.status} />
              {extensions && h.extensions > 0 && <span className="quiet">延期 {h.extensions} 次</span>}
            </span>
            <span className="quiet">
              {manyUnits && `${h.unit.name}${endedText(h.unit.ended)} · `}
              {h.placeText}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
