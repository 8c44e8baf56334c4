import { useState } from 'react';
import { minuteOf } from '../../lib/dates';
import { Discard } from '../kit/Discard';
import { Kept } from '../kit/Kept';
import { ProblemNote } from '../kit/ProblemNote';
import { Screen } from '../kit/Screen';
import { go } from '../route';
import { usualSource } from '../snap/usualSource';
import { useField } from '../store/field';
import { turn } from '../store/records';
import { exportToFile } from '../sync/exportDrafts';
import type { Draft, FieldRecord, KeptList } from '../types';
import { GivenAnswers, GivenWords, Photos } from './GivenAnswers';
import { type Fate, fateWords, findingsOf, type Given, givenOf, isFound, lostWords } from './keptList';

type Check = Extract<Draft, { kind: 'CHECK' }>;

/**
 * A check begun here that cannot be handed in any more: read as it was entered, network or not; each finding goes its own
 * way with one tap, and nothing is thrown away without being named first.
 */
export function Overtaken({ record, draft }: { record: FieldRecord; draft: Check }) {
  const { carried, files, fates, records } = useField();
  const mine = files.filter((file) => file.recordId === record.id);
  const fate = fates[draft.task];
  const given = givenOf(draft, mine);
  const found = given.filter(isFound);
  const elsewhere = (item: string) =>
    turnedInto(draft, item, records).length > 0 ||
    (fate?.findings.some((known) => known.item === item) ?? false);
  const signed = mine.filter((file) => file.signer);
  return (
    <Screen
      title={draft.list?.title ?? record.title}
      tab="check"
      back="/field/check"
      under={
        <p className="who">
          {[record.unitName, draft.list?.kindTitle, `${minuteOf(record.changedAt)} 最后填写`]
            .filter(Boolean)
            .join(' · ')}
        </p>
      }
    >
      <div className="notice" role="status">
        <p>
          <strong>{fateWords(fate)}</strong>
          {fate && ` 截至 ${minuteOf(fate.askedAt)} 联网时所知。`}
        </p>
        <p>您填写的内容都还在手机上，可以查看、导出；发现的问题可以逐条转为随手拍。</p>
        {!carried?.bundle.units.some(({ ref }) => ref === record.unit) && (
          <p>
            随手拍以您本人的岗位上账。{record.unitName}
            不在您岗位范围内的，请导出后交组织检查的单位登记；情况紧急的，先当面告知学校负责人。
          </p>
        )}
      </div>
      <ProblemNote problem={record.problem} />
      <Kept record={record} />
      <section aria-labelledby="found">
        <h2 id="found">发现的问题（{found.length}）</h2>
        <ul className="overtaken">
          {found.map((one) => (
            <li key={one.item}>
              <GivenWords given={one} list={draft.list} />
              <Way record={record} draft={draft} given={one} list={draft.list} fate={fate} />
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="hint">这份草稿里没有不合格或当场整改的项。</p>}
      </section>
      <section aria-labelledby="given">
        <h2 id="given">全部答案（{given.length}）</h2>
        <GivenAnswers given={given} list={draft.list} />
        {!draft.list && (
          <p className="hint">检查表的文字已不在手机上，上面用检查项的编号表示；填写的内容是完整的。</p>
        )}
      </section>
      {signed.length > 0 && (
        <section aria-labelledby="signed">
          <h2 id="signed">签名（{signed.length}）</h2>
          <Photos files={signed} />
        </section>
      )}
      <div className="form">
        <button type="button" className="button" onClick={() => void exportToFile()}>
          导出为文件另存
        </button>
        <Discard
          record={record}
          files={mine}
          act="不要手机上的这份草稿"
          to="/field/check"
          lost={lostWords(draft, mine, elsewhere)}
        />
      </div>
    </Screen>
  );
}

/** The records a finding became that still lie here; thrown away, it may be turned again. */
const turnedInto = ({ turned }: Check, item: string, records: FieldRecord[]): FieldRecord[] =>
  records.filter(({ id }) => turned?.[item]?.includes(id));

/** Where a finding went, or the one tap that lets it go there. */
function Way({
  record,
  draft,
  given,
  list,
  fate,
}: {
  record: FieldRecord;
  draft: Check;
  given: Given;
  list: KeptList | undefined;
  fate: Fate | undefined;
}) {
  const { carried, records } = useField();
  const [busy, setBusy] = useState(false);
  const there = turnedInto(draft, given.item, records);
  if (there.length > 0) {
    return (
      <p className="row">
        <span>已转为随手拍</span>
        {there.map((one) => (
          <button
            key={one.id}
            type="button"
            className="link"
            onClick={() => go(one.state === 'DRAFT' ? `/field/snap/${one.id}` : `/field/record/${one.id}`)}
          >
            {one.state === 'DRAFT' ? '去核对并保存' : '查看'}
          </button>
        ))}
      </p>
    );
  }
  const known = fate?.findings.filter(({ item }) => item === given.item) ?? [];
  const make = async () => {
    setBusy(true);
    try {
      await turn(record.id, given.item, findingsOf(given, list, usualSource(carried?.bundle)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {known.length > 0 && (
        <p className="hint">
          已提交的检查在本项有问题上账：{known.map(({ number }) => number ?? '（没有编号）').join('、')}
          。是同一处的，不用再报。
        </p>
      )}
      <button
        type="button"
        className={known.length > 0 ? 'button' : 'button main'}
        disabled={busy}
        onClick={() => void make()}
      >
        转为随手拍
      </button>
    </>
  );
}
