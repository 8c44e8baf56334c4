import type { Figure, PeriodView } from './queries';
import { RowsLink } from './Rows';
import { changeText, figureText, isLateness, isOfNow } from './words';

/** The figures of this moment and of the period, each opening what it counts. */
export function Figures({ figures, before }: { figures: Figure[]; before: PeriodView }) {
  return (
    <>
      <Group title="现在" figures={figures.filter((figure) => isOfNow(figure.key))} />
      <Group
        title="本期"
        note={`“较上期”与 ${before.from} 至 ${before.to} 比；整改和销账按上期满同样天数时的情况比`}
        figures={figures.filter((figure) => !isOfNow(figure.key))}
      />
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

function Group({ title, note, figures }: { title: string; note?: string; figures: Figure[] }) {
  return (
    <div className="figures-group">
      <h2>{title}</h2>
      {note && <p className="faint">{note}</p>}
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
