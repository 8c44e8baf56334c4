import type { ItemResult } from '../../features/inspection/queries';
import { resultWords } from '../../features/inspection/words';
import type { FieldRecord } from '../types';
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
  status: '状态',
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
  const names = Object.keys(WORDS).filter((name) => plain(theirs[name]) || plain(mine[name]));
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
        {itemsThatDiffer(theirs, mine).map(({ item, theirs: there, mine: here }) => (
          <tr key={item} className="differs">
            <th scope="row">{item}</th>
            <td>{there}</td>
            <td>{here}</td>
          </tr>
        ))}
        {names.map((name) => (
          <tr key={name} className={plain(theirs[name]) === plain(mine[name]) ? '' : 'differs'}>
            <th scope="row">{WORDS[name]}</th>
            <td>{plain(theirs[name]) || '—'}</td>
            <td>{plain(mine[name]) || '—'}</td>
          </tr>
        ))}
        {record.draft.kind !== 'BLIND_LOOK' && (
          <tr>
            <th scope="row">{record.draft.kind === 'CHECK' ? '已答项数' : '照片'}</th>
            <td>{countOf(theirs)}</td>
            <td>{countOf(mine)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

type Answer = { item: string; position?: number; result: ItemResult };

/** Of a check those items that were answered differently; nothing for anything else. */
function itemsThatDiffer(theirs: Record<string, unknown>, mine: Record<string, unknown>) {
  const there = answersOf(theirs);
  const here = answersOf(mine);
  return [...new Set([...there.keys(), ...here.keys()])].flatMap((item) => {
    const [a, b] = [there.get(item), here.get(item)];
    const [their, own] = [a?.result ?? 'UNANSWERED', b?.result ?? 'UNANSWERED'];
    return their === own
      ? []
      : [
          {
            item: a?.position ? `第 ${a.position} 项` : item,
            theirs: resultWords[their],
            mine: resultWords[own],
          },
        ];
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
