import type { HazardStatus } from '../../api/types';
import { categoryWords, levelWords, sourceWords, statusWords } from '../../api/words';
import type { ItemEntry, Signatures, TaskSheet } from '../../features/inspection/queries';
import { checkAddress } from '../../features/inspection/recordAddress';
import { isFinding } from '../../features/inspection/selfCheckDraft';
import { minuteOf } from '../../lib/dates';
import { yuanText } from '../../lib/money';
import { useField } from '../store/field';
import { findTask } from '../store/tasks';
import type { Draft, FieldRecord } from '../types';
import { foundWords } from '../words';
import { compared, type Line, signedBy } from './checkVersions';
import { ServerPhotos } from './ServerPhotos';

const WORDS: Record<string, string> = {
  placeText: '部位',
  description: '问题描述',
  category: '类别',
  itemCode: '检查项',
  source: '来源',
  foundAt: '发现时间',
  at: '巡查时间',
  found: '现场',
  note: '现场情况',
  proposedLevel: '等级',
  noPhotoReason: '不能拍照的原因',
  statusTitle: '状态',
  stateTitle: '状态',
  savedBy: '最后保存人',
  version: '版本',
};

const SAID: Record<string, Record<string, string>> = {
  category: categoryWords,
  source: sourceWords,
  proposedLevel: levelWords,
};

/** What the server has beside what the phone has, line by line where they differ. */
export function BothVersions({ record }: { record: FieldRecord }) {
  const theirs = (record.problem?.existing ?? record.problem?.current) as Record<string, unknown> | undefined;
  if (!theirs) return null;
  if (record.draft.kind === 'CHECK') return <OfCheck record={record} draft={record.draft} theirs={theirs} />;
  if (record.draft.kind === 'RECTIFICATION') return <OfRectification record={record} theirs={theirs} />;
  const mine = (record.content ?? {}) as Record<string, unknown>;
  return <Versions lines={plainLines(record.draft.kind, theirs, mine)} />;
}

/** The name has a row of its own: beside two versions it would be one letter wide on a small screen or in large text. */
function Versions({ lines }: { lines: Line[] }) {
  return (
    <table className="versions">
      <caption>服务器上的和手机上的</caption>
      <thead>
        <tr>
          <th scope="col">服务器</th>
          <th scope="col">本机</th>
        </tr>
      </thead>
      {lines.map(({ name, there, here, photos = [] }) => (
        <tbody key={name} className={there === here ? '' : 'differs'}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {name}
            </th>
          </tr>
          <tr>
            <td>
              {there || '—'}
              {photos.length > 0 && <ServerPhotos files={photos} label="服务器上的照片" />}
            </td>
            <td>{here || '—'}</td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

type Content = { entries?: ItemEntry[]; signatures?: Signatures };
type Check = Extract<Draft, { kind: 'CHECK' }>;

function OfCheck({
  record,
  draft,
  theirs,
}: {
  record: FieldRecord;
  draft: Check;
  theirs: Partial<TaskSheet> & { entries?: ItemEntry[] };
}) {
  const field = useField();
  const { entries: mine = [], signatures } = (record.content ?? {}) as Content;
  const carried = findTask(field, draft.task);
  // What was begun before the list stayed with it is read by the one that is carried.
  const list = draft.list ?? {
    lines: carried?.sheet.lines ?? [],
    places: carried?.bundle.units.find(({ ref }) => ref === record.unit)?.places ?? [],
  };
  const items = compared(theirs, mine, list);
  const page = (
    <a className="button" href={checkAddress(draft.task, Boolean(record.team))}>
      打开检查记录
    </a>
  );
  if (!items) {
    return (
      <>
        <p className="hint">服务器没有说明它上面的答案，这里不能对照；请在检查记录中查看。</p>
        {page}
      </>
    );
  }
  const { differing, same } = items;
  return (
    <>
      <Versions
        lines={[
          ...handedIn(theirs, record, field.holder?.personId),
          ...signedBy(theirs.record?.signatures, signatures),
          ...differing,
        ]}
      />
      <p>
        {differing.length === 0
          ? `${same} 项答案全部相同。`
          : same > 0
            ? `其余 ${same} 项相同。`
            : '没有相同的项。'}
      </p>
      {theirs.record && page}
    </>
  );
}

/** Who has it on the server and how much was found, beside the own. */
function handedIn(
  { record: done, savedBy, savedAt }: Partial<TaskSheet>,
  record: FieldRecord,
  me: string | undefined,
): Line[] {
  const mine = (record.content as { entries?: ItemEntry[] } | null)?.entries ?? [];
  const found = mine.filter(({ result }) => isFinding(result)).length;
  const here = `您 ${record.finishedAt ? minuteOf(record.finishedAt) : ''}`.trim();
  if (done) {
    const { inspector, finishedAt, counts } = done;
    return [
      { name: '谁完成的', there: `${whoIs(inspector, me)} ${minuteOf(finishedAt)}`, here },
      { name: '发现问题', there: `${counts.failed + counts.fixedOnSpot} 项`, here: `${found} 项` },
    ];
  }
  return savedBy
    ? [{ name: '谁最后填写', there: `${savedBy} ${savedAt ? minuteOf(savedAt) : ''}`.trim(), here }]
    : [];
}

/** Who was faster may be oneself, with another phone or at the desk. */
const whoIs = (by: { personId?: string; name: string; post: string }, me: string | undefined) =>
  by.personId && by.personId === me ? '您本人，不在这台手机上' : `${by.name}（${by.post}）`;

function plainLines(
  kind: Draft['kind'],
  theirs: Record<string, unknown>,
  mine: Record<string, unknown>,
): Line[] {
  const named = Object.entries(WORDS)
    .map(
      ([name, word]): Line => ({
        name: word,
        there: plain(name, theirs[name]),
        here: plain(name, mine[name]),
      }),
    )
    .filter(({ there, here }) => there || here);
  return kind === 'BLIND_LOOK'
    ? named
    : [...named, { name: '照片', there: countOf(theirs), here: countOf(mine) }];
}

function OfRectification({ record, theirs }: { record: FieldRecord; theirs: Known }) {
  const { holder } = useField();
  const { step = {} } = (record.content ?? {}) as { step?: Step };
  return <Versions lines={rectifications(theirs, step, holder?.personId)} />;
}

/** What the server has of a hazard that somebody went on with meanwhile. */
type Known = {
  status?: HazardStatus;
  closure?: {
    completion?: {
      finishedOn: string;
      actualFen: number | null;
      measuresTaken: string;
      by: { personId?: string; name: string; post: string };
    } | null;
    closedAt?: string | null;
  };
};

type Step = { act?: string; finishedOn?: string; actualFen?: number; measuresTaken?: string; note?: string };

const STEPS: Record<string, string> = { FINISH: '提交整改完成', ADD_NOTE: '补充说明' };

function rectifications({ status, closure }: Known, step: Step, me: string | undefined): Line[] {
  const done = closure?.completion;
  const lines: [name: string, there: string, here: string][] = [
    ['办到哪一步', status ? statusWords[status] : '', STEPS[step.act ?? ''] ?? '报告进展'],
    ['由谁整改', done ? whoIs(done.by, me) : '', '您'],
    ['整改措施', done?.measuresTaken ?? '', step.measuresTaken ?? step.note ?? ''],
    ['完成日期', done?.finishedOn ?? '', step.finishedOn ?? ''],
    [
      '实际支出',
      typeof done?.actualFen === 'number' ? yuanText(done.actualFen) : '',
      step.actualFen == null ? '' : yuanText(step.actualFen),
    ],
    ['销账', closure?.closedAt ? minuteOf(closure.closedAt) : '', ''],
  ];
  return lines
    .filter(([, there, here]) => there || here)
    .map(([name, there, here]) => ({ name, there, here }));
}

/** Of what differs only the answer of a blind look is neither words nor a number. */
const plain = (field: string, value: unknown) => {
  if (typeof value === 'boolean') return foundWords(value);
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : '';
  return field === 'foundAt' || field === 'at' ? minuteOf(value) : (SAID[field]?.[value] ?? value);
};

const countOf = ({ photos }: Record<string, unknown>): string =>
  Array.isArray(photos) ? String(photos.length) : '—';
