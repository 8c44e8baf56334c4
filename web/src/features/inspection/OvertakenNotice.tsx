import { Button } from 'antd';
import { useSignedIn } from '../../api/session';
import type { ItemEntry, Line } from './queries';
import { type Draft, type DraftAct, isFinding } from './selfCheckDraft';
import { resultWords } from './words';
import './ReviewStep.css';

type Props = { draft: Draft; lines: Line[]; dispatch: (act: DraftAct) => void };

/** Two people answered the same items differently: neither answer is lost before somebody has chosen. */
export function OvertakenNotice({ draft, lines, dispatch }: Props) {
  const { person } = useSignedIn();
  const { theirs } = draft;
  if (!theirs) return null;
  const elsewhere = theirs.by === null || theirs.by === person.name;
  const other = elsewhere ? '别处填写的' : `${theirs.by}填写的`;
  return (
    <section className="problem overtaken" role="alert">
      <div>
        <p className="strong">
          {elsewhere ? '您在别处也填写了这项检查' : `${theirs.by}也填写了这项检查`}，{theirs.different.length}{' '}
          项结果不同
        </p>
        <p>其余各项已合并。请选择保留哪一份；选择前不会覆盖任何一份。</p>
        <table>
          <thead>
            <tr>
              <th scope="col">检查项</th>
              <th scope="col">我填写的</th>
              <th scope="col">{other}</th>
            </tr>
          </thead>
          <tbody>
            {theirs.different.map((item) => (
              <tr key={item}>
                <th scope="row">{lines.find((line) => line.item === item)?.requirement ?? item}</th>
                <td>{answerWords(draft.entries[item])}</td>
                <td>{answerWords(theirs.entries[item])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="row">
          <Button onClick={() => dispatch({ type: 'keep-mine' })}>用我填写的</Button>
          <Button onClick={() => dispatch({ type: 'take-theirs' })}>用{other}</Button>
        </p>
      </div>
    </section>
  );
}

function answerWords(entry: ItemEntry | undefined): string {
  if (!entry) return '未填写';
  return (isFinding(entry.result) || entry.result === 'NOT_CHECKED') && entry.note
    ? `${resultWords[entry.result]}（${entry.note}）`
    : resultWords[entry.result];
}
