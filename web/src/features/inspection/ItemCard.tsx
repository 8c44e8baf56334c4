import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Place } from '../../api/organisation';
import type { FieldProblem } from '../../api/problem';
import { daysWords, usualDays } from '../../api/standards';
import type { Ref } from '../../api/types';
import { LevelTag } from '../../ui/LevelTag';
import { StatusTag } from '../../ui/StatusTag';
import { KeyHint } from '../../ui/texts';
import { FindingFields } from './FindingFields';
import type { ItemEntry, ItemResult, Line } from './queries';
import { blank, isFinding, isJudged, judgedPoints, lackingAt, ofItsResult } from './selfCheckDraft';
import { lastWords, originWords, POINT_RESULTS, RESULTS, resultSigns, resultWords } from './words';

type Props = {
  line: Line;
  entry: ItemEntry | undefined;
  here: boolean;
  unit: Ref;
  places: Place[];
  problems: FieldProblem[] | undefined;
  onOpen: (item: string) => void;
  onAnswer: (item: string, result: ItemResult) => void;
  onPoint: (line: Line, at: number, result: ItemResult) => void;
  onWrite: (item: string, part: (entry: ItemEntry) => Partial<ItemEntry>) => void;
};

/** One item: its answer always at hand; how to check it, what was found last and what to add when it is open. */
export const ItemCard = memo(
  ({
    line,
    entry = blank(line.item),
    here,
    unit,
    places,
    problems,
    onOpen,
    onAnswer,
    onPoint,
    onWrite,
  }: Props) => (
    <li
      id={`item-${line.item}`}
      className="check-item"
      data-here={here || undefined}
      data-result={entry.result}
      tabIndex={-1}
      aria-labelledby={`item-${line.item}-words`}
    >
      <div className="check-item-head">
        <span className="check-item-position" aria-hidden="true">
          {line.position}
        </span>
        <button
          type="button"
          className="check-item-words"
          id={`item-${line.item}-words`}
          aria-expanded={here}
          onClick={() => onOpen(line.item)}
        >
          {line.requirement}
          {originWords(line) && <span className="faint">（{originWords(line)}）</span>}
        </button>
        <Answers line={line} result={entry.result} here={here} onAnswer={onAnswer} />
      </div>
      {here ? (
        <div className="check-item-body">
          {line.points && <PointAnswers line={line} entry={entry} onPoint={onPoint} />}
          <Guidance line={line} entry={entry} />
          <FindingFields
            line={line}
            entry={entry}
            unit={unit}
            places={places}
            problems={problems}
            onWrite={(part) => onWrite(line.item, part)}
          />
        </div>
      ) : (
        <Summary line={line} entry={entry} places={places} problems={problems} />
      )}
    </li>
  ),
  (a, b) =>
    a.line === b.line &&
    a.entry === b.entry &&
    a.here === b.here &&
    a.places === b.places &&
    a.problems === b.problems &&
    // The open item gets its handlers anew; a closed one only needs those that never read the page's state.
    !b.here,
);

/** Each point judged for itself; together they make the result of the item. */
function PointAnswers({ line, entry, onPoint }: Pick<Props, 'line' | 'onPoint'> & { entry: ItemEntry }) {
  return (
    <ol className="check-points">
      {line.points?.each.map((point, i) => (
        <li key={point.text}>
          <span className="check-point-words">{point.text}</span>
          <fieldset className="answers">
            <legend className="sr-only">要点“{point.text}”的结果</legend>
            {POINT_RESULTS.map((result) => (
              <button
                key={result}
                type="button"
                aria-pressed={entry.points[i] === result}
                data-answer={result}
                onClick={() => onPoint(line, i, result)}
              >
                {resultWords[result]}
              </button>
            ))}
          </fieldset>
        </li>
      ))}
    </ol>
  );
}

type AnswersProps = Pick<Props, 'line' | 'here' | 'onAnswer'> & { result: ItemResult };

function Answers({ line, result, here, onAnswer }: AnswersProps) {
  return (
    <fieldset className="answers">
      <legend className="sr-only">
        第 {line.position} 项“{line.requirement}”的检查结果
      </legend>
      {RESULTS.map((answer, i) => (
        <button
          key={answer}
          type="button"
          aria-pressed={result === answer}
          data-answer={answer}
          onClick={() => onAnswer(line.item, answer)}
        >
          <span aria-hidden="true">{result === answer ? resultSigns[answer] : ''}</span>
          {resultWords[answer]}
          {here && <KeyHint keys={[String(i + 1)]} />}
        </button>
      ))}
    </fieldset>
  );
}

function Guidance({ line, entry }: { line: Line; entry: ItemEntry }) {
  const { result } = entry;
  return (
    <div className="check-guidance">
      <p>
        <span className="check-label">查法</span>
        {line.method}
      </p>
      <p>
        <span className="check-label">上次</span>
        {line.last ? (
          <>
            <span className={isFinding(line.last.result) ? 'strong' : undefined}>{lastWords(line.last)}</span>
            <span className="faint check-last">{`${line.last.doneOn} ${line.last.by}`}</span>
          </>
        ) : (
          <span className="faint">近期没有检查过</span>
        )}
      </p>
      {line.openHazards.length > 0 && (
        <div className="check-known">
          <p className="strong">台账中本项有 {line.openHazards.length} 条未销账</p>
          <ul>
            {line.openHazards.map((hazard) => (
              <li key={hazard.ref}>
                <Link to="/hazards/$ref" params={{ ref: hazard.ref }} target="_blank">
                  {hazard.number}
                </Link>
                <span>{hazard.placeText}</span>
                <StatusTag status={hazard.status} title={hazard.statusTitle} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {line.majorIfFailed.length > 0 && (
        <p className={isFinding(result) && isJudged(line, entry) ? 'check-major' : 'faint'}>
          {judgedPoints(line)}不合格即按判定标准建议为重大隐患：{line.majorIfFailed.join('；')}
          {result === 'FIXED_ON_SPOT' &&
            isJudged(line, entry) &&
            '。重大隐患不能按当场整改办理，请改为“不合格”。'}
        </p>
      )}
      <details>
        <summary>依据与通常措施</summary>
        <p>{line.basis}</p>
        <p>
          {line.measure}
          <span className="faint">
            （通常 {daysWords(usualDays(line, failingPoints(entry)))}，
            <LevelTag level={line.level} />）
          </span>
        </p>
      </details>
    </div>
  );
}

const failingPoints = (entry: ItemEntry): number[] =>
  entry.points.flatMap((result, i) => (result === 'FAIL' ? [i + 1] : []));

type SummaryProps = { line: Line; entry: ItemEntry; places: Place[]; problems: FieldProblem[] | undefined };

/** What was entered, in one line, while another item is open. */
function Summary({ line, entry, places, problems }: SummaryProps) {
  const place = places.find((p) => p.ref.endsWith(entry.placeId ?? '~'))?.name;
  const lacks = lackingAt(line, entry);
  const shown = ofItsResult(entry).photos.length;
  const parts = [
    [place, entry.placeText].filter(Boolean).join('，'),
    entry.note,
    entry.reading && `读数 ${entry.reading}`,
    shown > 0 && `照片 ${shown} 张`,
  ].filter(Boolean);
  const quiet = parts.length === 0 && lacks.length === 0 && !problems && line.openHazards.length === 0;
  if (quiet) return null;
  return (
    <p className="check-item-summary">
      {parts.length > 0 && <span>{parts.join(' · ')}</span>}
      {lacks.length > 0 && <span className="check-lacks">还缺{lacks.join('、')}</span>}
      {problems?.map((p) => (
        <span key={p.field + p.problem} className="field-wrong">
          {p.problem}
        </span>
      ))}
      {line.openHazards.length > 0 && !isFinding(entry.result) && (
        <span className="faint">台账中有 {line.openHazards.length} 条未销账</span>
      )}
    </p>
  );
}
