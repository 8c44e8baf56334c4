import type { Line } from '../../features/inspection/queries';
import { Sheet } from '../kit/Sheet';

type FaultsProps = {
  faults: { line: Line; lacks: string[] }[];
  close: () => void;
  to: (item: string) => void;
};

/** Everything that keeps the check from being signed, at once, each with the way to it. */
export function Faults({ faults, close, to }: FaultsProps) {
  return (
    <Sheet title={`还要补齐 ${faults.length} 项`} close={close}>
      <ul className="rows">
        {faults.map(({ line, lacks }) => (
          <li key={line.item}>
            <button type="button" onClick={() => to(line.item)}>
              <strong>
                第 {line.position} 项 {line.requirement}
              </strong>
              <span>还差：{lacks.join('、')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
