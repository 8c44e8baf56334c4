import type { Figure } from './queries';
import { RowsLink } from './Rows';
import { changeText, figureText } from './words';

/** The figures of the period, each opening its rows in the ledger. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <ul className="figures" aria-label="主要数字">
      {figures.map((figure) => {
        const { text, unit } = figureText(figure.value, figure.kind);
        const change = changeText(figure.value, figure.before, figure.kind);
        const under = change ?? figure.hint;
        return (
          <li key={figure.key}>
            <RowsLink rows={figure.rows} className="figure">
              <span className="figure-title">{figure.title}</span>
              <span className="figure-value">
                {text}
                <small>{unit}</small>
              </span>
              <span className="figure-under" title={figure.hint ?? undefined}>
                {under ?? ' '}
              </span>
              {figure.rows && <span className="sr-only">，查看台账</span>}
            </RowsLink>
          </li>
        );
      })}
    </ul>
  );
}
