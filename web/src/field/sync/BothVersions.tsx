import type { HazardStatus } from '../../api/types';
import { statusWords } from '../../api/words';
import type { ItemResult } from '../../features/inspection/queries';
import { resultWords } from '../../features/inspection/words';
import { minuteOf } from '../../lib/dates';
import { yuanText } from '../../lib/money';
import type { Draft, FieldRecord } from '../types';
import { foundWords } from '../words';

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

/** What the server has beside what the phone has, line by line where they differ. */
export function BothVersions({ record }: { record: FieldRecord }) {
  const theirs = (record.problem?.existing ?? record.problem?.current) as Record<string, unknown> | undefined;
  if (!theirs) return null;
  const mine = (record.content ?? {}) as Record<string, unknown>;
  const lines =
    record.draft.kind === 'RECTIFICATION'
      ? rectifications(theirs as Known, (mine.step ?? {}) as Step)
      : plainLines(record.draft.kind, theirs, mine);
  return (
    <table className="versions">
      <caption>服务器上的和手机上的</caption>
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">服务器</th>
          <th scope="col">本机</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, there, here]) => (
          <tr key={name} className={there === here ? '' : 'differs'}>
            <th scope="row">{name}</th>
            <td>{there || '—'}</td>
            <td>{here || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each with what the server has and what this phone has. */
type Line = [name: string, theirs: string, mine: string];

function plainLines(
  kind: Draft['kind'],
  theirs: Record<string, unknown>,
  mine: Record<string, unknown>,
): Line[] {
  const named = Object.entries(WORDS)
    .map(([name, word]): Line => [word, plain(theirs[name]), plain(mine[name])])
    .filter(([, there, here]) => there || here);
  const count: Line = [kind === 'CHECK' ? '已答项数' : '照片', countOf(theirs), countOf(mine)];
  return [...itemsThatDiffer(theirs, mine), ...named, ...(kind === 'BLIND_LOOK' ? [] : [count])];
}

/** What the server has of a hazard that somebody else went on with meanwhile. */
type Known = {
  status?: HazardStatus;
  closure?: {
    completion?: {
      finishedOn: string;
      actualFen: number;
      measuresTaken: string;
      by: { name: string; post: string };
    } | null;
    closedAt?: string | null;
  };
};

type Step = { act?: string; finishedOn?: string; actualFen?: number; measuresTaken?: string; note?: string };

function rectifications({ status, closure }: Known, step: Step): Line[] {
  const done = closure?.completion;
  const lines: Line[] = [
    ['办到哪一步', status ? statusWords[status] : '', step.act === 'FINISH' ? '提交整改完成' : '报告进展'],
    ['由谁整改', done ? `${done.by.name}（${done.by.post}）` : '', '您'],
    ['整改措施', done?.measuresTaken ?? '', step.measuresTaken ?? step.note ?? ''],
    ['完成日期', done?.finishedOn ?? '', step.finishedOn ?? ''],
    [
      '实际支出',
      done ? yuanText(done.actualFen) : '',
      step.actualFen == null ? '' : yuanText(step.actualFen),
    ],
    ['销账', closure?.closedAt ? minuteOf(closure.closedAt) : '', ''],
  ];
  return lines.filter(([, there, here]) => there || here);
}

type Answer = { item: string; position?: number; requirement?: string; result: ItemResult };

/** Of a check those items that were answered differently; nothing for anything else. */
function itemsThatDiffer(theirs: Record<string, unknown>, mine: Record<string, unknown>): Line[] {
  const there = answersOf(theirs);
  const here = answersOf(mine);
  return [...new Set([...there.keys(), ...here.keys()])].flatMap((item) => {
    const [a, b] = [there.get(item), here.get(item)];
    const [their, own] = [a?.result ?? 'UNANSWERED', b?.result ?? 'UNANSWERED'];
    const name = a?.position ? `第 ${a.position} 项 ${a.requirement ?? ''}` : item;
    return their === own ? [] : [[name, resultWords[their], resultWords[own]] satisfies Line];
  });
}

function answersOf(content: Record<string, unknown>): Map<string, Answer> {
  const list = (content.lines ?? content.entries) as Answer[] | undefined;
  return new Map(Array.isArray(list) ? list.map((one) => [one.item, one]) : []);
}

/** Of what differs only the answer of a blind look is neither words nor a number. */
const plain = (value: unknown) => {
  if (typeof value === 'boolean') return foundWords(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

function countOf(content: Record<string, unknown>): string {
  const step = content.step as Record<string, unknown> | undefined;
  const list = content.entries ?? content.photos ?? step?.photos ?? content.lines;
  if (!Array.isArray(list)) return '—';
  const answered = list.filter((one: { result?: string }) => !one.result || one.result !== 'UNANSWERED');
  return String(answered.length);
}
