import { SMALL, useMedia } from '../../lib/media';
import type { Line } from './queries';
import type { Entries } from './selfCheckDraft';
import { resultSigns, resultWords } from './words';

type Props = { lines: Line[]; entries: Entries; at: string; onChoose: (item: string) => void };

/** All items at a glance, by field, each with its answer; folded away on a phone. */
export function JumpMenu(props: Props) {
  const small = useMedia(SMALL);
  if (!small) return <Items {...props} />;
  return (
    <details className="jump-folded">
      <summary>跳到检查项</summary>
      <Items {...props} />
    </details>
  );
}

function Items({ lines, entries, at, onChoose }: Props) {
  const fields = [...new Set(lines.map((line) => line.categoryTitle))];
  return (
    <nav className="jump" aria-label="跳到检查项">
      {fields.map((field) => (
        <div key={field}>
          <p className="faint">{field}</p>
          <ul>
            {lines
              .filter((line) => line.categoryTitle === field)
              .map((line) => {
                const result = entries[line.item]?.result ?? 'UNANSWERED';
                return (
                  <li key={line.item}>
                    <button
                      type="button"
                      data-result={result}
                      aria-current={line.item === at ? 'true' : undefined}
                      aria-label={`第 ${line.position} 项，${resultWords[result]}`}
                      title={line.requirement}
                      onClick={() => onChoose(line.item)}
                    >
                      {line.position}
                      <span aria-hidden="true">{resultSigns[result]}</span>
                    </button>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
