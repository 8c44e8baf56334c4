import type { Line } from '../../features/inspection/queries';
import type { Entries } from '../../features/inspection/selfCheckDraft';
import { resultSigns, resultWords } from '../../features/inspection/words';
import { Sheet } from '../kit/Sheet';

export function Jump({
  lines,
  entries,
  close,
  to,
}: {
  lines: Line[];
  entries: Entries;
  close: () => void;
  to: (item: string) => void;
}) {
  return (
    <Sheet title="跳到哪一项" close={close}>
      <ul className="jump">
        {lines.map((line) => {
          const result = entries[line.item]?.result ?? 'UNANSWERED';
          return (
            <li key={line.item}>
              <button
                type="button"
                className={result}
                aria-label={`第 ${line.position} 项，${resultWords[result]}`}
                onClick={() => to(line.item)}
              >
                {line.position} {resultSigns[result]}
              </button>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
