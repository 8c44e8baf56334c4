import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Place } from '../../api/organisation';
import { type FieldProblem, type Problem, problemOf } from '../../api/problem';
import { judgedTogetherQuery } from '../../api/standards';
import { uuidv7 } from '../../lib/uuidv7';
import { Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { StatusTag } from '../../ui/StatusTag';
import type { useCourse } from './course/useCourse';
import { PassedThoughOpen } from './PassedThoughOpen';
import {
  type ItemEntry,
  isOwnCheck,
  type Line,
  type Signatures,
  sheetQuery,
  submitCheck,
  type TaskSheet,
} from './queries';
import { SaveState } from './SaveState';
import { nothingSigned, SignatureFields, type Signing, signed } from './SignatureFields';
import {
  blank,
  decided,
  isFinding,
  isJudged,
  lacking,
  lackingAt,
  leavesUnchecked,
  ledgerOf,
  missedUnsaid,
  ofItsResult,
  passedThoughOpen,
  phrasesOf,
  problemsByItem,
  progressOf,
  sayOfOpen,
  toSend,
} from './selfCheckDraft';
import type { DraftSaving } from './useDraftSaving';
import { resultWords } from './words';
import './ReviewStep.css';

type Props = {
  sheet: TaskSheet;
  saving: DraftSaving;
  course: ReturnType<typeof useCourse>;
  places: Place[];
  onBack: (item?: string) => void;
  onProblems: (problems: Record<string, FieldProblem[]>) => void;
};

/** Before it is final: what is missing, what was found, and which findings are on the ledger already. */
export function ReviewStep({ sheet, saving, course, places, onBack, onProblems }: Props) {
  const { draft } = saving;
  const { lines } = sheet;
  const cache = useQueryClient();
  const [id] = useState(uuidv7);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const team = !isOwnCheck(sheet.kind);
  const [signing, setSigning] = useState<Signing>(nothingSigned);
  /** Other content, other signatures. */
  const [contents, setContents] = useState(0);
  const progress = progressOf(lines, draft.entries);
  const open = lines.filter((line) => (draft.entries[line.item]?.result ?? 'UNANSWERED') === 'UNANSWERED');
  const findings = lines.flatMap((line) => {
    const entry = draft.entries[line.item];
    return entry && isFinding(entry.result) ? [{ line, entry }] : [];
  });
  const { data: judged } = useQuery(
    judgedTogetherQuery(
      findings
        .filter(({ line, entry }) => isJudged(line, entry))
        .map(({ line }) => line.item)
        .sort(),
    ),
  );
  const unchecked = lines.flatMap((line) => {
    const entry = draft.entries[line.item];
    return entry && leavesUnchecked(entry) ? [{ line, entry }] : [];
  });
  const incomplete = [
    ...findings.filter(
      ({ entry, line }) =>
        lackingAt(line, { ...entry, ledger: ledgerOf(entry, line) }).length > 0 ||
        (team && missedUnsaid(entry, line)),
    ),
    ...unchecked.filter(({ entry }) => !isFinding(entry.result) && lacking(entry).length > 0),
  ];

  const write = (item: string, part: Partial<ItemEntry>) => {
    saving.dispatch({ type: 'write', item, part });
    setSigning((before) => ({ ...before, drawn: {} }));
    setContents(contents + 1);
  };

  const submit = async () => {
    setBusy(true);
    setProblem(null);
    const saved = await saving.saveNow();
    if (saved.theirs || saved.failure) {
      setProblem(saved.failure);
      setBusy(false);
      return;
    }
    const sent = toSend(lines, decided(lines, saved.entries, team));
    try {
      const signatures: Signatures | undefined = team ? await signed(sheet.unit.ref, signing) : undefined;
      const done = await submitCheck(sheet, saved.version, id, sent, course.soFar(), signatures);
      saving.forget();
      course.forget();
      cache.setQueryData(sheetQuery(sheet).queryKey, done);
      void cache.invalidateQueries({ queryKey: ['inspection', team ? 'visits' : 'tasks'] });
      void cache.invalidateQueries({ queryKey: ['hazards'] });
      window.scrollTo({ top: 0 });
    } catch (error) {
      const refused = problemOf(error);
      onProblems(problemsByItem(refused, sent));
      setProblem(refused);
      setBusy(false);
    }
  };

  return (
    <div className="review stack">
      <ProblemAlert problem={problem} prefix="review" />
      <p className="review-counts">
        共 {progress.total} 项：合格 {progress.PASS}，不合格 {progress.FAIL}，当场整改{' '}
        {progress.FIXED_ON_SPOT}，不涉及 {progress.NOT_APPLICABLE}
        {progress.NOT_CHECKED > 0 && <b>，未检查 {progress.NOT_CHECKED}</b>}
        {open.length > 0 && <b>，未填写 {open.length}</b>}
      </p>
      {open.length > 0 && <Open lines={open} onBack={onBack} />}
      {unchecked.length > 0 && <Unchecked answers={unchecked} onBack={onBack} />}
      <PassedThoughOpen
        answers={passedThoughOpen(lines, draft.entries).map((line) => ({
          line,
          entry: draft.entries[line.item] ?? blank(line.item),
        }))}
        onBack={onBack}
        onSay={(line, entry, answer) => write(line.item, sayOfOpen(line, entry, answer))}
      />
      {findings.length > 0 ? (
        <Section id="findings" title="发现的问题，提交后上账">
          <ul className="findings">
            {findings.map(({ line, entry }) => (
              <FindingRow
                key={line.item}
                line={line}
                entry={entry}
                places={places}
                team={team}
                majors={(judged ?? []).filter(
                  ({ items }) => isJudged(line, entry) && items.includes(line.item),
                )}
                onBack={onBack}
                onLedger={(ledger) => write(line.item, { ledger })}
              />
            ))}
          </ul>
        </Section>
      ) : (
        open.length === 0 && (
          <p>
            {unchecked.length > 0
              ? '没有发现问题。有未检查的内容，不作零报告。'
              : '没有发现问题。提交即为零报告，记入检查记录。'}
          </p>
        )
      )}
      {team && (
        <SignatureFields
          key={contents}
          sheet={sheet}
          signing={signing}
          problem={problem}
          onChange={setSigning}
        />
      )}
      <div className="form-foot">
        <Button
          type="primary"
          onClick={() => void submit()}
          loading={busy}
          disabled={open.length > 0 || incomplete.length > 0 || draft.theirs !== null}
          aria-describedby="submit-why"
        >
          提交检查
        </Button>
        <Button onClick={() => onBack()}>返回修改</Button>
        <span id="submit-why" className="quiet">
          {open.length > 0
            ? `还有 ${open.length} 项没有填写`
            : incomplete.length > 0
              ? `还有 ${incomplete.length} 项没有写全`
              : '提交后不能修改'}
        </span>
        <SaveState saving={saving} />
      </div>
    </div>
  );
}

function Open({ lines, onBack }: { lines: Line[]; onBack: (item: string) => void }) {
  return (
    <Section id="open-items" title={`未填写的 ${lines.length} 项`}>
      <ul className="open-items">
        {lines.map((line) => (
          <li key={line.item}>
            <button type="button" className="link-button" onClick={() => onBack(line.item)}>
              {line.position}. {line.requirement}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What nobody could look at, with the reason as it will stand in the record. */
function Unchecked({
  answers,
  onBack,
}: {
  answers: { line: Line; entry: ItemEntry }[];
  onBack: (item: string) => void;
}) {
  return (
    <Section id="unchecked-items" title={`未检查的 ${answers.length} 项，连同原因记入检查记录`}>
      <ul className="open-items">
        {answers.map(({ line, entry }) => (
          <li key={line.item}>
            <button type="button" className="link-button" onClick={() => onBack(line.item)}>
              {line.position}. {line.requirement}
            </button>{' '}
            {entry.note?.trim() ? (
              <span className="quiet">{entry.note}</span>
            ) : (
              <span className="check-lacks">还缺未检查的原因</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type RowProps = {
  line: Line;
  entry: ItemEntry;
  places: Place[];
  /** A team says of what is new whether the unit's own check had missed it. */
  team: boolean;
  /** Rules that this finding meets, alone or together with others of this check. */
  majors: { sentence: string }[];
  onBack: (item: string) => void;
  onLedger: (ledger: ItemEntry['ledger']) => void;
};

function FindingRow({ line, entry, places, team, majors, onBack, onLedger }: RowProps) {
  const ledger = ledgerOf(entry, line);
  const lacks = lackingAt(line, { ...entry, ledger });
  if (team && missedUnsaid(entry, line)) lacks.push('是否自查漏查');
  const shown = ofItsResult(entry).photos.length;
  const place = places.find((p) => p.ref.endsWith(entry.placeId ?? '~'))?.name;
  return (
    <li>
      <div className="spread">
        <p className="strong">
          {line.position}. {phrasesOf(line, entry).join('；')}
        </p>
        <button type="button" className="link-button" onClick={() => onBack(line.item)}>
          修改
        </button>
      </div>
      <p className="quiet">
        {[
          resultWords[entry.result],
          [place, entry.placeText].filter(Boolean).join('，'),
          entry.note,
          shown > 0 && `照片 ${shown} 张`,
          entry.noPhotoReason && shown === 0 && `无照片：${entry.noPhotoReason}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {majors.map(({ sentence }) => (
        <p key={sentence} className="check-major">
          {ledger.decision === 'LINK'
            ? '并入的隐患将按判定标准提高为重大；已经批准降级的除外：'
            : '将按判定标准建议为重大隐患：'}
          {sentence}
        </p>
      ))}
      {lacks.length > 0 && <p className="check-lacks">还缺{lacks.join('、')}</p>}
      {line.openHazards.length > 0 && (
        <fieldset className="same-or-new">
          <legend>台账中本项有未销账的隐患，这次发现的是</legend>
          {line.openHazards.map((hazard) => (
            <label key={hazard.ref}>
              <input
                type="radio"
                name={`ledger-${line.item}`}
                checked={ledger.decision === 'LINK' && ledger.hazard === hazard.ref}
                onChange={() => onLedger({ decision: 'LINK', hazard: hazard.ref })}
              />
              <span>
                台账已有的{' '}
                <Link to="/hazards/$ref" params={{ ref: hazard.ref }} target="_blank" className="number">
                  {hazard.number}
                </Link>
                <span className="quiet check-last">{hazard.placeText}</span>{' '}
                <StatusTag status={hazard.status} title={hazard.statusTitle} />
              </span>
            </label>
          ))}
          <label>
            <input
              type="radio"
              name={`ledger-${line.item}`}
              checked={ledger.decision === 'NEW'}
              onChange={() => onLedger({ decision: 'NEW', hazard: null })}
            />
            <span>另一处问题，新登记</span>
          </label>
        </fieldset>
      )}
      {team && ledger.decision === 'NEW' && line.passedByUnit && (
        <fieldset className="same-or-new">
          <legend>
            是否自查漏查
            {line.last && `（上次检查 ${line.last.doneOn}：${line.last.resultTitle}）`}
          </legend>
          {MISSED.map(([missed, words]) => (
            <label key={words}>
              <input
                type="radio"
                name={`missed-${line.item}`}
                checked={ledger.missed === missed}
                onChange={() => onLedger({ decision: 'NEW', hazard: null, missed })}
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
      )}
    </li>
  );
}

const MISSED = [
  [true, '自查漏查：单位近期自查该项合格'],
  [false, '不是漏查'],
] as const;
