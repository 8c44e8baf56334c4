import { useState } from 'react';
import { SignaturePad } from '../../features/inspection/SignaturePad';
import { Kept } from '../kit/Kept';
import { Picture } from '../kit/Photo';
import { ProblemNote } from '../kit/ProblemNote';
import { Screen } from '../kit/Screen';
import { Sheet } from '../kit/Sheet';
import { TextField } from '../kit/TextField';
import { signature } from '../photos';
import { go } from '../route';
import { useField } from '../store/field';
import { addFile, dropFile, save, write } from '../store/records';
import type { CarriedTask } from '../store/tasks';
import type { FieldFile, FieldRecord, Signer, Signing } from '../types';
import { headOf, lackingUnder, nothingWritten, signatureOf, UNIT } from './signing';

type SignUnderProps = {
  task: CarriedTask;
  record: FieldRecord;
  files: FieldFile[];
  /** What was found, to be read before one signs. */
  findings: string[];
  /** What could not be checked, with the reason; read before one signs as well. */
  unchecked: string[];
  /** What was left out as none of this unit's. */
  notApplicable: string[];
  /** What was called good while the ledger holds it open, with what was said of it. */
  stillOpen: string[];
};

/** 安全生产法第六十八条: two inspectors and the head of the unit sign, or the refusal is put on record. */
export function SignUnder({
  task,
  record,
  files,
  findings,
  unchecked,
  notApplicable,
  stillOpen,
}: SignUnderProps) {
  const { holder } = useField();
  const [signer, setSigner] = useState<Signer | null>(null);
  const signing = (record.draft.kind === 'CHECK' && record.draft.signing) || nothingWritten;
  const set = (part: Partial<Signing>) =>
    void write(record.id, (draft) =>
      draft.kind === 'CHECK'
        ? { ...draft, signing: { ...(draft.signing ?? nothingWritten), ...part } }
        : draft,
    );
  const name = signing.name.trim();
  const post = signing.post.trim();
  /** A signature stands for the name and post it was drawn for: with another it is gone. */
  const rename = async (part: Partial<Signing>) => {
    set(part);
    const old = signatureOf(files, UNIT);
    if (old) await dropFile(old.id);
  };
  const inspectors = task.team?.target?.inspectors ?? [];
  const lacks = lackingUnder(signing, files);
  return (
    <Screen
      title="签名"
      tab="check"
      back={`/field/check/${task.sheet.ref}`}
      actions={
        <button
          type="button"
          className="button main"
          disabled={lacks.length > 0}
          onClick={() => void save(record.id).then(() => go(`/field/record/${record.id}`, true))}
        >
          {lacks.length > 0 ? `还差：${lacks.join('、')}` : '提交检查'}
        </button>
      }
    >
      <ProblemNote problem={record.problem} />
      <Kept record={record} />
      <section aria-labelledby="found">
        <h2 id="found">
          {task.sheet.unit.name}，{findings.length > 0 ? `发现 ${findings.length} 项问题` : '没有发现问题'}
        </h2>
        <ol className="found">
          {findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ol>
        {stillOpen.length > 0 && (
          <>
            <p>合格，但台账上还有未销账的 {stillOpen.length} 项：</p>
            <ol className="found">
              {stillOpen.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ol>
          </>
        )}
        {unchecked.length > 0 && (
          <>
            <p>未检查 {unchecked.length} 项：</p>
            <ol className="found">
              {unchecked.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ol>
          </>
        )}
        {notApplicable.length > 0 && (
          <details className="more">
            <summary>不涉及 {notApplicable.length} 项</summary>
            <ol className="found">
              {notApplicable.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ol>
          </details>
        )}
      </section>
      <section aria-labelledby="team">
        <h2 id="team">检查人员（至少两人）</h2>
        <ul className="signers">
          {inspectors.map(({ personId, name }) => (
            <SignerRow
              key={personId}
              label={name}
              file={signatureOf(files, personId)}
              sign={() => setSigner({ who: personId, name })}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="head" className="form">
        <h2 id="head">被检查单位负责人</h2>
        <TextField label="姓名" value={signing.name} most={40} write={(name) => void rename({ name })} />
        <TextField label="职务" value={signing.post} most={40} write={(post) => void rename({ post })} />
        <fieldset className="choices two" aria-label="是否签字">
          <button type="button" aria-pressed={!signing.refused} onClick={() => set({ refused: false })}>
            签字
          </button>
          <button type="button" aria-pressed={signing.refused} onClick={() => set({ refused: true })}>
            拒绝签字
          </button>
        </fieldset>
        {signing.refused ? (
          <>
            <TextField
              label="拒绝签字的情况和原因"
              voice
              lines={2}
              most={300}
              value={signing.reason}
              write={(reason) => set({ reason })}
            />
            <TextField
              label="在场见证人"
              most={100}
              value={signing.present}
              write={(present) => set({ present })}
            />
          </>
        ) : (
          <ul className="signers">
            <SignerRow
              label={name || '负责人'}
              file={headOf(signing, files)}
              first={name && post ? undefined : '先填写姓名和职务'}
              sign={() => setSigner({ who: UNIT, name, post })}
            />
          </ul>
        )}
      </section>
      {signer && (
        <SignHere
          record={record}
          signer={signer}
          own={signer.who === holder?.personId}
          files={files}
          close={() => setSigner(null)}
        />
      )}
    </Screen>
  );
}

type RowProps = {
  label: string;
  file: FieldFile | undefined;
  /** What has to be done before. */
  first?: string | undefined;
  sign: () => void;
};

function SignerRow({ label, file, first, sign }: RowProps) {
  const state = file?.signer?.typed ? '打印体' : file ? '已签' : '未签';
  return (
    <li>
      <span className="grow">
        <strong>{label}</strong>
        <small>{first ?? state}</small>
      </span>
      {file && <Picture file={file} label={`${label}的签名`} />}
      <button
        type="button"
        className="button"
        disabled={first !== undefined}
        aria-label={`${label}：${file ? '重签' : '签名'}`}
        onClick={sign}
      >
        {file ? '重签' : '签名'}
      </button>
    </li>
  );
}

/** One at a time on a sheet of its own: a hand that scrolls the page signs nothing. */
function SignHere({
  record,
  signer,
  own,
  files,
  close,
}: {
  record: FieldRecord;
  signer: Signer;
  /** Who holds the phone signs for himself. */
  own: boolean;
  files: FieldFile[];
  close: () => void;
}) {
  const [drawn, setDrawn] = useState<{ image: Blob; typed: boolean } | null>(null);
  const [reason, setReason] = useState('');
  const head = signer.who === UNIT;
  const ready = drawn !== null && (!drawn.typed || !head || reason.trim() !== '');
  const keep = async () => {
    if (!drawn || !ready) return;
    const old = signatureOf(files, signer.who);
    const typed = drawn.typed ? { typed: head ? { reason: reason.trim() } : {} } : {};
    const { file, bytes } = await signature(record, { ...signer, ...typed }, drawn.image);
    await addFile(file, bytes);
    if (old) await dropFile(old.id);
    close();
  };
  return (
    <Sheet title={`请${signer.name}签名`} close={close} beside>
      <SignaturePad
        label={signer.name}
        name={signer.name}
        mayPrint={own || head}
        onDraw={(image, typed) => setDrawn(image && { image, typed })}
      />
      <div className="form">
        {head && drawn?.typed && (
          <TextField label="用打印体的原因（如手部不便）" most={100} value={reason} write={setReason} />
        )}
        <button type="button" className="button main" disabled={!ready} onClick={() => void keep()}>
          确认签名
        </button>
        <p className="hint">
          {own
            ? '用手指写；您本人不便手写的，点“用打印体”，记录上注明是打印体。'
            : head
              ? '用手指写；负责人不便手写的，点“用打印体”并写明原因，记录上注明由您代录。'
              : '请本人用手指写；别人不能用打印体代签。'}
        </p>
      </div>
    </Sheet>
  );
}
