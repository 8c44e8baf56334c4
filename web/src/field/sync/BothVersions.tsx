import type { FieldRecord } from '../types';

const WORDS: Record<string, string> = {
  placeText: '部位',
  description: '问题描述',
  category: '类别',
  itemCode: '检查项',
  source: '来源',
  foundAt: '发现时间',
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
        {names.map((name) => (
          <tr key={name} className={plain(theirs[name]) === plain(mine[name]) ? '' : 'differs'}>
            <th scope="row">{WORDS[name]}</th>
            <td>{plain(theirs[name]) || '—'}</td>
            <td>{plain(mine[name]) || '—'}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{record.draft.kind === 'CHECK' ? '已答项数' : '照片'}</th>
          <td>{countOf(theirs)}</td>
          <td>{countOf(mine)}</td>
        </tr>
      </tbody>
    </table>
  );
}

const plain = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function countOf(content: Record<string, unknown>): string {
  const step = content.step as Record<string, unknown> | undefined;
  const list = content.entries ?? content.photos ?? step?.photos ?? content.lines;
  if (!Array.isArray(list)) return '—';
  const answered = list.filter((one: { result?: string }) => !one.result || one.result !== 'UNANSWERED');
  return String(answered.length);
}
