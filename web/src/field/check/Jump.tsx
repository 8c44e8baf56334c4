import { useState } from 'react';
import type { Line } from '../../features/inspection/queries';
import type { Entries } from '../../features/inspection/selfCheckDraft';
import { resultSigns, resultWords } from '../../features/inspection/words';
import { Sheet } from '../kit/Sheet';

type JumpProps = {
  lines: Line[];
  entries: Entries;
  close: () => void;
  to: (item: string) => void;
};

/** All items by field in their own words; it opens at the first one without an answer. */
export function Jump({ lines, entries, close, to }: JumpProps) {
  const [typed, setTyped] = useState('');
  const resultOf = ({ item }: Line) => entries[item]?.result ?? 'UNANSWERED';
  const open = lines.filter((line) => resultOf(line) === 'UNANSWERED');
  const found = lines.filter((line) => matches(line, typed));
  const fields = [...new Set(found.map(({ categoryTitle }) => categoryTitle))];
  return (
    <Sheet title={`跳到哪一项（未填 ${open.length}）`} close={close}>
      <label>
        查找
        <input
          type="search"
          value={typed}
          placeholder="序号或几个字，如“配电”"
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {fields.map((field) => (
        <section key={field} aria-label={field}>
          <h3>{field}</h3>
          <ul className="jump">
            {found
              .filter(({ categoryTitle }) => categoryTitle === field)
              .map((line) => (
                <li key={line.item} ref={line === open[0] && !typed ? intoView : undefined}>
                  <button
                    type="button"
                    className={resultOf(line)}
                    aria-label={`第 ${line.position} 项，${line.requirement}，${resultWords[resultOf(line)]}`}
                    onClick={() => to(line.item)}
                  >
                    <span className="number">{line.position}</span>
                    <span className="jump-words">{line.requirement}</span>
                    <span>
                      {resultSigns[resultOf(line)]} {resultWords[resultOf(line)]}
                    </span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && <p className="hint">没有找到，请换几个字。</p>}
    </Sheet>
  );
}

const intoView = (row: HTMLLIElement | null) => row?.scrollIntoView({ block: 'center' });

/** Each word typed stands in the item, its field or its points; a number is the position. */
const matches = (line: Line, typed: string): boolean =>
  typed
    .trim()
    .split(/\s+/)
    .every((word) =>
      /^\d+$/.test(word)
        ? String(line.position) === word
        : [line.categoryTitle, line.requirement, ...(line.points?.each.map(({ text }) => text) ?? [])].some(
            (text) => text.includes(word),
          ),
    );
