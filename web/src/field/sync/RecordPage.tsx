import type { Problem } from '../../api/problem';
import { CourseList } from '../../features/inspection/course/CourseList';
import { courseOf } from '../../features/inspection/course/course';
import { minuteOf } from '../../lib/dates';
import { isOver } from '../blind/looks';
import { GivenAnswers } from '../check/GivenAnswers';
import { givenOf } from '../check/keptList';
import { photoTimes } from '../content';
import { Discard } from '../kit/Discard';
import { Photo } from '../kit/Photo';
import { ProblemNote } from '../kit/ProblemNote';
import { StateTag } from '../kit/RecordRow';
import { Empty, Screen } from '../kit/Screen';
import { TakeBackStop } from '../patrol/TakeBackStop';
import { go } from '../route';
import { useField } from '../store/field';
import { back, save, saveAsNew, standBy } from '../store/records';
import { findTask, isOvertaken } from '../store/tasks';
import type { Draft, FieldFile, FieldRecord } from '../types';
import { foundWords, kindWords, pathOf } from '../words';
import { BothVersions } from './BothVersions';
import { HazardNow } from './HazardNow';
import { RecordPaper } from './RecordPaper';

export function RecordPage({ id }: { id: string }) {
  const { records, files } = useField();
  const record = records.find((r) => r.id === id);
  if (!record) {
    return (
      <Screen title="记录" tab="sync" back="/field/sync">
        <Empty>手机上没有这条记录。</Empty>
      </Screen>
    );
  }
  const mine = files.filter((file) => file.recordId === id);
  const drift = Math.round((record.offsetMillis ?? 0) / 60_000);
  return (
    <Screen
      title={kindWords[record.draft.kind]}
      tab="sync"
      back="/field/sync"
      actions={
        record.state === 'NEEDS_PERSON' ? <Acts record={record} files={mine} /> : <Next record={record} />
      }
    >
      <div className="form">
        <p>
          <strong>{record.title}</strong>
        </p>
        <p aria-live="polite">
          <StateTag record={record} />
          {record.receipt && <span className="outcome"> {record.receipt.outcome}</span>}
        </p>
        {record.state === 'RECEIVED' && record.team && <RecordPaper record={record} />}
        {record.state === 'WAITING' && (
          <p className="hint">已存在手机上，联网后自动上传，可以关闭应用。{record.problem?.detail}</p>
        )}
        {record.draft.kind === 'PATROL' && record.state === 'WAITING' && (
          <TakeBackStop record={record} patrol={record.draft} />
        )}
        {record.state === 'NEEDS_PERSON' && (
          <>
            <ProblemNote problem={told(record)} />
            <BothVersions record={record} />
            {record.draft.kind === 'RECTIFICATION' && record.problem?.current !== undefined && (
              <HazardNow record={record} draft={record.draft} late={tooLate(record)} />
            )}
            {mine.length > 0 && <h2>本机的照片（{mine.length}）</h2>}
          </>
        )}
        <div className="photos">
          {mine.map((file) => (
            <Photo key={file.id} file={file} />
          ))}
        </div>
        {record.draft.kind === 'CHECK' && <CheckKept draft={record.draft} files={mine} />}
        {record.draft.kind === 'RECTIFICATION' && <StepKept draft={record.draft} />}
        {record.draft.kind === 'BLIND_LOOK' && (
          <p>
            {record.draft.found !== null && <strong>{foundWords(record.draft.found)}</strong>}
            {'　'}
            {record.draft.note}
          </p>
        )}
        <CourseKept record={record} files={mine} />
        <dl className="facts">
          <dt>单位</dt>
          <dd>{record.unitName}</dd>
          <dt>手机记录时间</dt>
          <dd>
            {minuteOf(record.deviceAt)}
            {Math.abs(drift) >= 15 &&
              `（手机时钟比服务器${drift > 0 ? '慢' : '快'}约 ${Math.abs(drift)} 分钟）`}
          </dd>
          {record.finishedAt && (
            <>
              <dt>手机完成时间</dt>
              <dd>{minuteOf(record.finishedAt)}</dd>
            </>
          )}
          {record.receipt && (
            <>
              <dt>服务器收到时间</dt>
              <dd>{minuteOf(record.receipt.receivedAt)}</dd>
            </>
          )}
          <dt>记录编号</dt>
          <dd className="id">{record.id}</dd>
        </dl>
      </div>
    </Screen>
  );
}

/** What was written stays to be read until the server shows it. */
function StepKept({ draft }: { draft: Extract<Draft, { kind: 'RECTIFICATION' }> }) {
  return (
    <>
      <p className="written">{draft.text}</p>
      {draft.act === 'FINISH' && (
        <p className="hint">
          完成日期 {draft.finishedOn || '记录当天'} · 实际支出 {draft.yuan || '0'} 元
        </p>
      )}
    </>
  );
}

/** What was answered stays to be read, whatever the server says of it. */
function CheckKept({ draft, files }: { draft: Extract<Draft, { kind: 'CHECK' }>; files: FieldFile[] }) {
  const given = givenOf(draft, files);
  return (
    <details className="more">
      <summary>填写的内容（{given.length} 项）</summary>
      <GivenAnswers given={given} list={draft.list} />
    </details>
  );
}

/** The requirement is told as long as the phone carries the list. */
function CourseKept({ record, files }: { record: FieldRecord; files: FieldFile[] }) {
  const { carried, teams } = useField();
  if (record.draft.kind !== 'CHECK' || !record.draft.looks) return null;
  const { looks, entries, task } = record.draft;
  const lines = findTask({ carried, teams }, task)?.sheet.lines ?? [];
  return (
    <CourseList
      steps={courseOf(looks, Object.keys(entries), photoTimes(files)).steps}
      wordsOf={(item) => lines.find((line) => line.item === item)?.requirement ?? item}
    />
  );
}

function Next({ record: { draft } }: { record: FieldRecord }) {
  const onPatrol = draft.kind === 'PATROL' || (draft.kind === 'FINDING' && draft.stop);
  return (
    <div className="row">
      {draft.kind === 'FINDING' ? (
        <button
          type="button"
          className={onPatrol ? 'button' : 'button main'}
          onClick={() => go('/field/snap')}
        >
          再拍一条
        </button>
      ) : (
        <button type="button" className={onPatrol ? 'button' : 'button main'} onClick={() => go('/field')}>
          回到今天
        </button>
      )}
      {onPatrol && (
        <button type="button" className="button main" onClick={() => go('/field/patrol')}>
          巡查下一处
        </button>
      )}
    </div>
  );
}

const TOO_LATE = '隐患已不在“整改中”，这份整改不能再作为整改完成提交。您写的和照片都还在，可以照下面办。';

/** Whoever was faster has taken it out of the rectification; sent as it is it can only be refused. */
const tooLate = ({ draft, problem }: FieldRecord): boolean =>
  draft.kind === 'RECTIFICATION' &&
  problem?.code === 'version-conflict' &&
  (problem.current as { status?: string } | undefined)?.status !== 'RECTIFYING';

const told = (record: FieldRecord): Problem | null =>
  record.problem && tooLate(record) ? { ...record.problem, remedy: TOO_LATE } : record.problem;

/** A person decides; nothing is thrown away or overwritten without his word. */
function Acts({ record, files }: { record: FieldRecord; files: FieldFile[] }) {
  const field = useField();
  const { problem } = record;
  const current = problem?.current as { version?: number } | undefined;
  const decides = problem?.code === 'version-conflict' || problem?.code === 'id-conflict';
  return (
    <div className="row">
      <Discard record={record} files={files} act="放弃本机这份" to="/field/sync" />
      {problem?.code === 'version-conflict' && !tooLate(record) && typeof current?.version === 'number' && (
        <button
          type="button"
          className="button main"
          onClick={() => void standBy(record.id, current.version ?? 0)}
        >
          仍按本机的提交
        </button>
      )}
      {problem?.code === 'id-conflict' && record.draft.kind !== 'BLIND_LOOK' && (
        <button
          type="button"
          className="button main"
          onClick={() => void saveAsNew(record.id).then(() => go('/field/sync', true))}
        >
          另存为新记录再传
        </button>
      )}
      {!decides &&
        !isOver(record) &&
        (record.draft.kind === 'PATROL' ? (
          // There is nothing in it to be corrected; what stood in its way may have gone.
          <button type="button" className="button main" onClick={() => void save(record.id)}>
            再传一次
          </button>
        ) : (
          <button
            type="button"
            className="button main"
            onClick={() => void back(record.id).then(() => go(pathOf({ ...record, state: 'DRAFT' }), true))}
          >
            {isOvertaken(field, record) ? '查看草稿，转出问题' : '改回草稿修改'}
          </button>
        ))}
    </div>
  );
}
