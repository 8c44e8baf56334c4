import { useCallback, useMemo, useRef, useState } from 'react';
import type { Ref } from '../../api/types';
import type { ItemEntry, ItemResult, Line } from '../../features/inspection/queries';
import {
  blank,
  type DraftAct,
  type Entries,
  entriesOf,
  lacking,
  nextUnanswered,
  progressOf,
  reduceDraft,
} from '../../features/inspection/selfCheckDraft';
import { Kept } from '../kit/Kept';
import { ProblemNote } from '../kit/ProblemNote';
import { Empty, Screen } from '../kit/Screen';
import { go } from '../route';
import { begin, save, useField, write } from '../store/field';
import { type FieldFile, type FieldRecord, fileRef } from '../types';
import { ItemCard } from './ItemCard';
import { Jump } from './Jump';

/** A check list filled in by one thumb; each answer lies in the store before the next is given. */
export function CheckTask({ task: ref }: { task: string }) {
  const { carried, records, files } = useField();
  const bundle = carried?.bundle;
  const task = bundle?.tasks.find((t) => t.ref === ref);
  const record = records.find((r) => r.draft.kind === 'CHECK' && r.draft.task === ref);
  const begun = useRef<Promise<FieldRecord> | null>(null);
  const [jumping, setJumping] = useState(false);
  const mine = useMemo(
    () => (record ? files.filter((file) => file.recordId === record.id) : []),
    [files, record],
  );
  const answers: Entries =
    record?.draft.kind === 'CHECK' ? record.draft.entries : task ? entriesOf(task.lines) : {};
  const entries = useMemo(() => withPhotos(answers, mine), [answers, mine]);

  const ensure = useCallback(async (): Promise<FieldRecord> => {
    if (record) return record;
    if (!task) throw new Error('没有这个检查任务');
    begun.current ??= begin(
      { kind: 'CHECK', task: task.ref as Ref, entries: { ...entriesOf(task.lines) } },
      task.unit,
      task.checklistTitle,
      task.version,
    );
    return begun.current;
  }, [record, task]);

  const act = useCallback(
    async (change: DraftAct) => {
      const { id } = await ensure();
      await write(id, (draft) =>
        draft.kind === 'CHECK' ? { ...draft, entries: { ...reduced(draft.entries, change) } } : draft,
      );
    },
    [ensure],
  );

  if (!task || (record && record.state !== 'DRAFT')) {
    return (
      <Screen title="检查" tab="check" back="/field/check">
        <Empty>
          {record ? (
            <button type="button" className="button" onClick={() => go(`/field/record/${record.id}`)}>
              已保存，查看上传情况
            </button>
          ) : (
            '这项检查不在随身内容中，请联网后刷新。'
          )}
        </Empty>
      </Screen>
    );
  }

  const { lines } = task;
  const progress = progressOf(lines, entries);
  const unfinished = lines.filter(
    (line) => lacking(entries[line.item] ?? blank(line.item), points(line)).length > 0,
  );
  const toItem = (item: string | null) => {
    if (item) document.getElementById(`item-${item}`)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  };
  const answer = (line: Line, result: ItemResult) => {
    void act({ type: 'answer', item: line.item, result, points: points(line) });
    if (result === 'PASS' || result === 'NOT_APPLICABLE') {
      toItem(nextUnanswered(lines, { ...entries, [line.item]: { ...blank(line.item), result } }, line.item));
    }
  };
  const ready = progress.UNANSWERED === 0 && unfinished.length === 0;

  return (
    <Screen
      title={task.checklistTitle}
      tab="check"
      back="/field/check"
      under={
        <div className="progress">
          <progress value={progress.answered} max={progress.total} aria-label="已检查的项数" />
          <span>
            已查 {progress.answered}/{progress.total}，未查 {progress.UNANSWERED}
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
              onClick={() => {
                if (record) void save(record.id).then(() => go(`/field/record/${record.id}`, true));
              }}
            >
              提交检查
            </button>
          ) : (
            <button
              type="button"
              className="button main"
              onClick={() => toItem(nextUnanswered(lines, entries, null) ?? unfinished[0]?.item ?? null)}
            >
              {progress.UNANSWERED > 0
                ? `下一个未查（${progress.UNANSWERED}）`
                : `补齐 ${unfinished.length} 项`}
            </button>
          )}
        </div>
      }
    >
      <ProblemNote problem={record?.problem ?? null} />
      <Kept record={record} />
      <ol className="items">
        {lines.map((line) => (
          <ItemCard
            key={line.item}
            line={line}
            entry={entries[line.item] ?? blank(line.item)}
            files={mine.filter((file) => file.item === line.item)}
            places={bundle?.units.find((unit) => unit.ref === task.unit.ref)?.places ?? []}
            record={ensure}
            answer={(result) => answer(line, result)}
            act={act}
          />
        ))}
      </ol>
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
