import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { unitQuery } from '../../api/organisation';
import type { FieldProblem } from '../../api/problem';
import { useKeys } from '../../lib/keys';
import { ClockText } from '../../ui/ClockText';
import { byHeadings, Heading } from '../../ui/headings';
import { PageHeader } from '../../ui/PageHeader';
import { useCourse } from './course/useCourse';
import { ItemCard } from './ItemCard';
import { JumpMenu } from './JumpMenu';
import { OvertakenNotice } from './OvertakenNotice';
import { type ItemResult, isOwnCheck, type TaskSheet } from './queries';
import { ReviewStep } from './ReviewStep';
import { SaveState } from './SaveState';
import { isFinding, nextUnanswered, progressOf } from './selfCheckDraft';
import { useDraftSaving } from './useDraftSaving';
import { RESULTS, resultWords } from './words';
import './FillIn.css';

type Props = {
  sheet: TaskSheet;
  /** Stands in the address, so that going back leads back to the list. */
  step: string | undefined;
  onStep: (step: 'review' | undefined) => void;
};

/** The check list to be filled in: one item open at a time, answered by keys or by finger, saved by itself. */
export function FillIn({ sheet, step, onStep }: Props) {
  const saving = useDraftSaving(sheet);
  const { draft, dispatch } = saving;
  const { data: unit } = useQuery(unitQuery(sheet.unit.ref));
  const [at, setAt] = useState(
    () => nextUnanswered(sheet.lines, draft.entries, null) ?? sheet.lines[0]?.item ?? '',
  );
  const [problems, setProblems] = useState<Record<string, FieldProblem[]>>({});
  const progress = progressOf(sheet.lines, draft.entries);
  const goTo = useGoTo(at, setAt);
  const course = useCourse(sheet, step === 'review' ? null : at);
  const move = (by: 1 | -1) => {
    const here = sheet.lines.findIndex((line) => line.item === at);
    const line = sheet.lines[Math.min(Math.max(here + by, 0), sheet.lines.length - 1)];
    if (line) goTo(line.item);
  };
  const answer = (item: string, result: ItemResult) => {
    const points = sheet.lines.find((line) => line.item === item)?.points?.each.length;
    dispatch({ type: 'answer', item, result, points });
    setProblems(({ [item]: _, ...rest }) => rest);
    if (isFinding(result) || result === 'NOT_CHECKED') goTo(item);
    else {
      const here = sheet.lines.findIndex((line) => line.item === item);
      goTo(sheet.lines[here + 1]?.item ?? item);
    }
  };
  const review = () => onStep('review');
  const fill = (item?: string) => {
    onStep(undefined);
    if (item) goTo(item);
  };
  useKeys(
    [
      { key: 'j', label: '下一项', run: () => move(1) },
      { key: 'k', label: '上一项', run: () => move(-1) },
      ...RESULTS.map((result, i) => ({
        key: String(i + 1),
        label: `所在项${resultWords[result]}`,
        run: () => answer(at, result),
      })),
      {
        key: 'n',
        label: '下一个未填项',
        run: () => {
          const next = nextUnanswered(sheet.lines, draft.entries, at);
          if (next) goTo(next);
        },
      },
    ],
    step !== 'review',
  );
  return (
    <div className="page fill-in">
      <PageHeader
        above={
          <>
            {isOwnCheck(sheet.kind) ? (
              <Link to="/inspection">检查</Link>
            ) : (
              <Link to="/inspection/visits">上级检查</Link>
            )}{' '}
            /{' '}
            <Link to="/organisation/$node" params={{ node: sheet.unit.ref.slice(7) }}>
              {sheet.unit.name}
            </Link>
          </>
        }
        title={sheet.checklistTitle}
        below={
          <>
            <span>{sheet.kindTitle}</span>
            <span>{sheet.assigneePostTitle}</span>
            <ClockText dueOn={sheet.dueOn} />
          </>
        }
      />
      <OvertakenNotice draft={draft} lines={sheet.lines} dispatch={dispatch} />
      {step === 'review' ? (
        <ReviewStep
          sheet={sheet}
          saving={saving}
          course={course}
          places={unit?.places ?? []}
          onBack={fill}
          onProblems={setProblems}
        />
      ) : (
        <div className="fill-in-body">
          <JumpMenu lines={sheet.lines} entries={draft.entries} at={at} onChoose={goTo} />
          <div>
            {byHeadings(sheet.lines).map(({ path, fresh, lines }) => (
              <Fragment key={`${path.join('/')}-${lines[0]?.item}`}>
                {fresh.map((heading, i) => (
                  <Heading key={heading} level={Math.max(0, path.length - fresh.length) + i}>
                    {heading}
                  </Heading>
                ))}
                <ol className="check-items" aria-label={path.at(-1) ?? '检查项'}>
                  {lines.map((line) => (
                    <ItemCard
                      key={line.item}
                      line={line}
                      entry={draft.entries[line.item]}
                      here={line.item === at}
                      unit={sheet.unit.ref}
                      places={unit?.places ?? []}
                      problems={problems[line.item]}
                      onOpen={goTo}
                      onAnswer={answer}
                      onPoint={(line, at, result) => dispatch({ type: 'point', line, at, result })}
                      onWrite={(item, part) => dispatch({ type: 'write', item, part })}
                    />
                  ))}
                </ol>
              </Fragment>
            ))}
          </div>
        </div>
      )}
      {step !== 'review' && (
        <div className="fill-in-foot no-print">
          <span className="fill-in-counts" role="status">
            <span>
              已填 <b>{progress.answered}</b>/{progress.total}
            </span>
            {progress.FAIL > 0 && (
              <span>
                不合格 <b>{progress.FAIL}</b>
              </span>
            )}
            {progress.FIXED_ON_SPOT > 0 && (
              <span>
                当场整改 <b>{progress.FIXED_ON_SPOT}</b>
              </span>
            )}
            {progress.NOT_CHECKED > 0 && (
              <span>
                未检查 <b>{progress.NOT_CHECKED}</b>
              </span>
            )}
            {progress.UNANSWERED > 0 && (
              <button
                type="button"
                className="link-button"
                onClick={() => goTo(nextUnanswered(sheet.lines, draft.entries, at) ?? at)}
              >
                未填 {progress.UNANSWERED}，去下一个
              </button>
            )}
          </span>
          <SaveState saving={saving} />
          <Button type={progress.UNANSWERED === 0 ? 'primary' : 'default'} onClick={review}>
            核对并提交
          </Button>
        </div>
      )}
    </div>
  );
}

/** Opens an item and brings it into sight with the focus on it, so that keys and screen readers follow. */
function useGoTo(at: string, setAt: (item: string) => void) {
  const [target, setTarget] = useState<{ item: string } | null>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      document.getElementById(`item-${at}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (!target) return;
    const card = document.getElementById(`item-${target.item}`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  }, [target, at]);
  return (item: string) => {
    setAt(item);
    setTarget({ item });
  };
}
