import { Button } from 'antd';
import { type Draft, type DraftAct, isFinding } from './selfCheckDraft';
import { resultWords } from './words';

type Props = { draft: Draft; dispatch: (act: DraftAct) => void };

/** Two people filled in the same check: neither is overwritten before somebody has chosen. */
export function OvertakenNotice({ draft, dispatch }: Props) {
  const { theirs } = draft;
  if (!theirs) return null;
  const items = [...new Set([...Object.keys(draft.entries), ...Object.keys(theirs.entries)])].sort();
  const different = items.filter(
    (item) => JSON.stringify(draft.entries[item]) !== JSON.stringify(theirs.entries[item]),
  );
  const words = (entry: (typeof draft.entries)[string] | undefined) =>
    entry
      ? `${resultWords[entry.result]}${isFinding(entry.result) && entry.note ? `（${entry.note}）` : ''}`
      : '未检查';
  return (
    <section className="problem" role="alert">
      <div>
        <p className="strong">{theirs.by ? `${theirs.by}也填写了这项检查` : '这项检查在别处也填写过'}</p>
        <p>以下项目不同，请选择保留哪一份；未选择前不会覆盖任何一份。</p>
        <table className="overtaken">
          <thead>
            <tr>
              <th scope="col">检查项</th>
              <th scope="col">我填写的</th>
              <th scope="col">{theirs.by ?? '服务器'}的</th>
            </tr>
          </thead>
          <tbody>
            {different.map((item) => (
              <tr key={item}>
                <th scope="row">{item}</th>
                <td>{words(draft.entries[item])}</td>
                <td>{words(theirs.entries[item])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="row">
          <Button onClick={() => dispatch({ type: 'keep-mine' })}>用我填写的</Button>
          <Button onClick={() => dispatch({ type: 'take-theirs' })}>用{theirs.by ?? '服务器'}的</Button>
        </p>
      </div>
    </section>
  );
}
