import { useCallback, useMemo, useState } from 'react';
import type { Ref } from '../../api/types';
import type { ItemEntry, ItemResult, Line } from '../../features/inspection/queries';
import {
  blank,
  type DraftAct,
  type Entries,
  entriesOf,
  isFinding,
  isPassedThoughOpen,
  lackingAt,
  leavesUnchecked,
  ledgerOf,
  nextUnanswered,
  passedThoughOpen,
  progressOf,
  reduceDraft,
  saidOfOpen,
} from '../../features/inspection/selfCheckDraft';
import { resultWords } from '../../features/inspection/words';
import { Kept } from '../kit/Kept';
import { NotHere } from '../kit/NotHere';
import { OpenHazards } from '../kit/OpenHazards';
import { ProblemNote } from '../kit/ProblemNote';
import { Screen } from '../kit/Screen';
import { go } from '../route';
import { useField } from '../store/field';
import { begin, dropFile, save, write } from '../store/records';
import { findTask, isOvertaken, startOf } from '../store/tasks';
import { useBegun } from '../store/useBegun';
import { AskPlace } from '../sync/TellPlace';
import { type CarriedPlace, type FieldFile, fileRef } from '../types';
import { Faults } from './Faults';
import { ItemCard } from './ItemCard';
import { Jump } from './Jump';
import { keptList } from './keptList';
import { Overtaken } from './Overtaken';
import { SignUnder } from './SignUnder';
import { samePicture, signatures, unsaid } from './signing';
import { useCourseKept } from './useCourseKept';

/**
 * A check list filled in by one thumb, by the unit itself or by a team on site; each answer lies in the store before the
 * next is given.
 */
export function CheckTask({ task: ref, signing }: { task: string; signing: boolean }) {
  const field = useField();
  const { records, files, carried, teams } = field;
  const found = useMemo(() => findTask({ carried, teams }, ref), [carried, teams, ref]);
  const task = found?.sheet;
  const team = found?.team ?? null;
  const record = records.find((r) => r.draft.kind === 'CHECK' && r.draft.task === ref);
  const begun = useBegun(record);
  const [jumping, setJumping] = useState(false);
  const [completing, setCompleting] = useState(false);
  const mine = useMemo(
    () => (record ? files.filter((file) => file.recordId === record.id) : []),
    [files, record],
  );
  const answers: Entries =
    record?.draft.kind === 'CHECK' ? record.draft.entries : task ? entriesOf(task.lines) : {};
  const entries = useMemo(() => withPhotos(answers, mine), [answers, mine]);

  const ensure = useCallback(
    () =>
      begun(() => {
        if (!found || !task) throw new Error('没有这个检查任务');
        return begin(
          {
            kind: 'CHECK',
            task: task.ref as Ref,
            entries: { ...entriesOf(task.lines) },
            list: keptList(found),
          },
          task.unit,
          team ? `${task.unit.name} ${task.checklistTitle}` : task.checklistTitle,
          task.version,
          team?.post ?? null,
        );
      }),
    [begun, found, task, team],
  );

  const act = useCallback(
    async (change: DraftAct) => {
      const { id } = await ensure();
      await write(id, (draft) =>
        draft.kind === 'CHECK' ? { ...draft, entries: { ...reduced(draft.entries, change) } } : draft,
      );
    },
    [ensure],
  );

  const items = useMemo(() => task?.lines.map(({ item }) => item) ?? [], [task]);
  const settle = useCourseKept(
    items,
    !signing && record?.state !== 'WAITING' && signatures(mine).length === 0,
    record,
  );

  if (record?.draft.kind === 'CHECK' && record.state === 'DRAFT' && isOvertaken(field, record)) {
    return <Overtaken record={record} draft={record.draft} />;
  }
  if (!found || !task || (found.ready && !record) || (record && record.state !== 'DRAFT')) {
    return (
      <Screen title="检查" tab="check" back="/field/check">
        <NotHere record={record}>
          这项检查不在随身内容中：可能已由他人提交，或者检查组的期限已过。请联网后刷新。
        </NotHere>
      </Screen>
    );
  }

  const { lines } = task;
  const { places = [], hazards = [] } = found.bundle.units.find((unit) => unit.ref === task.unit.ref) ?? {};
  const progress = progressOf(lines, entries);
  const entryOf = (line: Line) => entries[line.item] ?? blank(line.item);
  const signed = signatures(mine);
  const lacksOf = (line: Line) => [
    ...lackingAt(line, entryOf(line)),
    ...samePicture(
      entryOf(line).result,
      mine.filter((file) => file.item === line.item),
    ),
    ...(team ? unsaid(entryOf(line), line, signed.length > 0) : []),
  ];
  const unfinished = lines.filter((line) => lacksOf(line).length > 0);
  const toItem = (item: string | null) => {
    if (item) document.getElementById(`item-${item}`)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  };
  const answer = (line: Line, result: ItemResult) => {
    void act({ type: 'answer', item: line.item, result, points: points(line) });
    // Where there is still something to be said of it, it stays in sight.
    const asked = isPassedThoughOpen(line, { ...entryOf(line), result });
    if ((result === 'PASS' && !asked) || result === 'NOT_APPLICABLE') {
      toItem(nextUnanswered(lines, { ...entries, [line.item]: { ...blank(line.item), result } }, line.item));
    }
  };
  const ready = progress.UNANSWERED === 0 && unfinished.length === 0;
  if (record && signing && ready) {
    const findings = lines.filter((line) => isFinding(entryOf(line).result));
    return (
      <SignUnder
        task={found}
        record={record}
        files={mine}
        findings={findings.map((line) => findingWords(line, entryOf(line), places))}
        unchecked={lines.flatMap((line) =>
          leavesUnchecked(entryOf(line)) ? [`${line.requirement} · ${entryOf(line).note?.trim() ?? ''}`] : [],
        )}
        notApplicable={lines.flatMap((line) =>
          entryOf(line).result === 'NOT_APPLICABLE' ? [`第 ${line.position} 项 ${line.requirement}`] : [],
        )}
        stillOpen={passedThoughOpen(lines, entries).map((line) =>
          [
            line.requirement,
            line.openHazards.map(({ number }) => number).join('、'),
            saidOfOpen(entryOf(line)) ?? '没有说明现场是否已整改好',
          ].join(' · '),
        )}
      />
    );
  }
  if (record && signed.length > 0) {
    return (
      <Screen title={task.unit.name} tab="check" back="/field/check">
        <p className="notice">
          已有 {signed.length} 人签名。
          {ready
            ? '要修改内容，须先清除签名，改好后重新签。'
            : '签名以后台账有了变化，须清除签名，补齐以后重新签。'}
        </p>
        <ProblemNote problem={record.problem} />
        {!ready && (
          <ul className="found">
            {unfinished.map((line) => (
              <li key={line.item}>
                第 {line.position} 项 {line.requirement}，还差：{lacksOf(line).join('、')}
              </li>
            ))}
          </ul>
        )}
        {ready && (
          <button type="button" className="button main" onClick={() => go(`/field/check/${ref}/sign`)}>
            继续签名
          </button>
        )}
        <button
          type="button"
          className="button bad"
          onClick={() => void dropFile(...signed.map((file) => file.id))}
        >
          清除签名，修改内容
        </button>
      </Screen>
    );
  }

  const forExperts =
    team?.target?.inspectors.every((one) => one.personId !== field.holder?.personId) ?? false;

  return (
    <Screen
      title={team ? task.unit.name : task.checklistTitle}
      tab="check"
      back="/field/check"
      under={
        <div className="progress">
          <progress value={progress.answered} max={progress.total} aria-label="已填写的项数" />
          <span>
            已填 {progress.answered}/{progress.total}，未填 {progress.UNANSWERED}
            {progress.NOT_CHECKED > 0 && `，未检查 ${progress.NOT_CHECKED}`}
            {progress.FAIL + progress.FIXED_ON_SPOT > 0 && `，发现 ${progress.FAIL + progress.FIXED_ON_SPOT}`}
          </span>
        </div>
      }
      actions={
        <div className="row">
          <button type="button" className="button" onClick={() => setJumping(true)}>
            跳转
          </button>
          {ready ? (
            <button
              type="button"
              className="button main"
              disabled={forExperts}
              onClick={() => {
                if (team) void ensure().then(() => go(`/field/check/${ref}/sign`));
                else if (record)
                  void settle()
                    .then(() => save(record.id))
                    .then(() => go(`/field/record/${record.id}`, true));
              }}
            >
              {forExperts ? '由组长或组员提交' : team ? '核对签名' : '提交检查'}
            </button>
          ) : (
            <button
              type="button"
              className="button main"
              onClick={() => {
                const open = nextUnanswered(lines, entries, null);
                if (open || unfinished.length === 1) toItem(open ?? unfinished[0]?.item ?? null);
                else setCompleting(true);
              }}
            >
              {progress.UNANSWERED > 0
                ? `下一个未填（${progress.UNANSWERED}）`
                : `补齐 ${unfinished.length} 项`}
            </button>
          )}
        </div>
      }
    >
      <AskPlace />
      {record && startOf(record) && (
        <p className="notice">没有网络时到场开始，联网后自动报到；本单位的台账要到那时才知道。</p>
      )}
      <ProblemNote
        problem={record?.problem ?? null}
        to={(position) => toItem(lines[position - 1]?.item ?? null)}
      />
      <Kept record={record} />
      <OpenHazards where="本单位" hazards={hazards} />
      <ol className="items">
        {lines.map((line) => (
          <ItemCard
            key={line.item}
            line={line}
            entry={entryOf(line)}
            lacks={lacksOf(line)}
            team={team !== null}
            files={mine.filter((file) => file.item === line.item)}
            places={places}
            hazards={hazards}
            record={ensure}
            answer={(result) => answer(line, result)}
            act={act}
          />
        ))}
      </ol>
      {completing && (
        <Faults
          faults={unfinished.map((line) => ({ line, lacks: lacksOf(line) }))}
          close={() => setCompleting(false)}
          to={(item) => {
            setCompleting(false);
            setTimeout(() => toItem(item));
          }}
        />
      )}
      {jumping && (
        <Jump
          lines={lines}
          entries={entries}
          close={() => setJumping(false)}
          to={(item) => {
            setJumping(false);
            setTimeout(() => toItem(item));
          }}
        />
      )}
    </Screen>
  );
}

/** A finding in one line, to be read before one signs. */
function findingWords(line: Line, entry: ItemEntry, places: CarriedPlace[]): string {
  const place = places.find(({ id }) => id === entry.placeId)?.name;
  const on = ledgerOf(entry, line).decision === 'LINK' ? '已在台账' : '新发现';
  return [
    line.hazardPhrase,
    resultWords[entry.result],
    place,
    entry.placeText?.trim(),
    entry.note?.trim(),
    on,
  ]
    .filter(Boolean)
    .join(' · ');
}

const points = (line: Line) => line.points?.each.length ?? 0;

function reduced(entries: Entries, change: DraftAct): Entries {
  return reduceDraft({ version: 0, entries, saved: {}, sending: null, theirs: null, failure: null }, change)
    .entries;
}

/** Photos lie beside the answers; for what is still lacking they count as if they were in them. */
function withPhotos(entries: Entries, files: FieldFile[]): Entries {
  const all: Record<string, ItemEntry> = { ...entries };
  for (const item of new Set(files.flatMap((file) => (file.item ? [file.item] : [])))) {
    const entry = all[item] ?? blank(item);
    const mine = files.filter((file) => file.item === item);
    all[item] = {
      ...entry,
      photos: [...entry.photos, ...mine.map((file) => ({ file: fileRef(file), kind: file.moment }))],
    };
  }
  return all;
}
