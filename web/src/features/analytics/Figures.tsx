import type { Figure } from './queries';
import { RowsLink } from './Rows';
import { changeText, figureText, isLateness, isOfNow } from './words';

/** The figures of this moment and of the period, each opening what it counts. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <>
      <Group title="现在" figures={figures.filter((figure) => isOfNow(figure.key))} />
      <Group title="本期" figures={figures.filter((figure) => !isOfNow(figure.key))} />
      <details className="figures-how no-print">
        <summary>数字怎样计算</summary>
        <dl>
          {figures.map((figure) => (
            <div key={figure.key}>
              <dt>{figure.title}</dt>
              <dd>{figure.hint}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Group({ title, figures }: { title: string; figures: Figure[] }) {
  return (
    <div className="figures-group">
      <h2>{title}</h2>
      <ul className="figures" aria-label={title}>
        {figures.map((figure) => (
          <li key={figure.key} title={figure.hint}>
            <Tile figure={figure} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Tile({ figure }: { figure: Figure }) {
  const { text, unit } = figureText(figure.value, figure.kind);
  const late = isLateness(figure.key) && (figure.value ?? 0) > 0;
  const opens = figure.value ? (figure.rows ?? figure.units) : null;
  return (
    <RowsLink rows={figure.value ? figure.rows : null} units={figure.units} className="figure">
      <span className="figure-title">{figure.title}</span>
      <span className={late ? 'figure-value clock-late' : 'figure-value'}>
        {text}
        <small>{unit}</small>
      </span>
      {!isOfNow(figure.key) && (
        <span className="figure-under">{changeText(figure.value, figure.before, figure.kind) ?? ' '}</span>
      )}
      {opens && <span className="sr-only">，查看{figure.rows ? '台账' : '单位'}</span>}
    </RowsLink>
  );
}
