import { useState } from 'react';
import { today } from '../../lib/dates';
import { amountFault, lackingOf } from '../content';
import { Discard } from '../kit/Discard';
import { Kept } from '../kit/Kept';
import { NotHere } from '../kit/NotHere';
import { Photo, useBefore } from '../kit/Photo';
import { ProblemNote } from '../kit/ProblemNote';
import { SaveRecord } from '../kit/SaveRecord';
import { Screen } from '../kit/Screen';
import { TakePhotos } from '../kit/TakePhotos';
import { TextField } from '../kit/TextField';
import { taken } from '../photos';
import { useField } from '../store/field';
import { addFile, begin, write } from '../store/records';
import { useBegun } from '../store/useBegun';
import { exportToFile } from '../sync/exportDrafts';
import { AskPlace } from '../sync/TellPlace';
import { dueWords } from '../today/Today';
import type { Draft, FieldFile, FieldRecord } from '../types';
import { stepWords } from '../words';
import { GhostCamera } from './GhostCamera';
import { recordOf } from './recordOf';

type Step = Extract<Draft, { kind: 'RECTIFICATION' }>;

/** The after photo is taken from where the before photo was: its ghost lies over the picture. */
export function Rectify({ hazard: ref }: { hazard: string }) {
  const { carried, records, files } = useField();
  const hazard = carried?.bundle.rectifications.find((h) => h.ref === ref);
  const record = recordOf(records, ref, hazard?.version);
  const before = useBefore(hazard?.before ?? null);
  const [camera, setCamera] = useState(false);
  const begun = useBegun(record);

  if (!hazard && record?.state === 'DRAFT' && record.draft.kind === 'RECTIFICATION') {
    return (
      <Left
        record={record}
        draft={record.draft}
        files={files.filter((file) => file.recordId === record.id)}
      />
    );
  }
  if (!hazard || (record && record.state !== 'DRAFT')) {
    return (
      <Screen title="整改" tab="rectify" back="/field/rectify">
        <NotHere record={record}>这条隐患不在随身内容中，请联网后刷新。</NotHere>
      </Screen>
    );
  }

  const draft: Step =
    record?.draft.kind === 'RECTIFICATION'
      ? record.draft
      : { kind: 'RECTIFICATION', hazard: hazard.ref, act: 'FINISH', text: '', finishedOn: today(), yuan: '' };
  const ensure = () =>
    begun(() =>
      begin(
        draft,
        { ref: hazard.unit, name: hazard.unitName },
        `${hazard.number ?? ''} ${hazard.description}`,
        hazard.version,
      ),
    );
  const change = async (part: Partial<Step>) => {
    const { id } = await ensure();
    await write(id, (d) => (d.kind === 'RECTIFICATION' ? { ...d, ...part } : d));
  };
  const mine = record ? files.filter((file) => file.recordId === record.id) : [];
  const lacks = record ? lackingOf(record, mine) : ['整改后照片', '整改措施', '实际支出'];
  const finish = draft.act === 'FINISH';
  const fault = finish ? amountFault(draft.yuan) : '';

  return (
    <Screen
      title="整改"
      tab="rectify"
      back="/field/rectify"
      actions={
        <SaveRecord record={record} lacks={lacks} fault={fault} act={finish ? '整改完成' : '填报进展'} />
      }
    >
      <AskPlace />
      <ProblemNote problem={record?.problem ?? null} />
      <Kept record={record} />
      <div className="form">
        <p>
          <strong>{hazard.description}</strong>
        </p>
        <p className="hint">
          {hazard.number} · {hazard.placeText} · {hazard.deadline ? dueWords(hazard.deadline) : '没有期限'}
        </p>
        {before && (
          <figure className="before">
            <img src={before} alt="整改前照片" />
            <figcaption>整改前</figcaption>
          </figure>
        )}
        <fieldset className="choices two" aria-label="办理">
          <button type="button" aria-pressed={finish} onClick={() => void change({ act: 'FINISH' })}>
            整改完成
          </button>
          <button
            type="button"
            aria-pressed={!finish}
            onClick={() => void change({ act: 'REPORT_PROGRESS' })}
          >
            只报进展
          </button>
        </fieldset>
        <button type="button" className="button" onClick={() => setCamera(true)}>
          对照整改前拍照
        </button>
        <TakePhotos record={ensure} files={mine} moment="AFTER" label="拍整改后" />
        <TextField
          label={finish ? '采取的整改措施' : '进展说明'}
          voice
          lines={3}
          most={1000}
          value={draft.text}
          write={(text) => void change({ text })}
        />
        {finish && (
          <>
            <TextField
              label="实际支出（元）"
              inputMode="decimal"
              value={draft.yuan}
              write={(yuan) => void change({ yuan })}
              hint="没有支出填 0"
            />
            {fault && <p className="lacks">{fault}</p>}
            <label>
              完成日期
              <input
                type="date"
                value={draft.finishedOn}
                max={today()}
                onChange={(e) => void change({ finishedOn: e.target.value })}
              />
            </label>
          </>
        )}
        {record && <Discard record={record} files={mine} act="不要这份草稿" to="/field/rectify" />}
      </div>
      {camera && (
        <GhostCamera
          ghost={before}
          close={() => setCamera(false)}
          shot={async (photo) => {
            const { file, bytes } = await taken(await ensure(), photo, 'AFTER', null);
            await addFile(file, bytes);
            setCamera(false);
          }}
        />
      )}
    </Screen>
  );
}

/** Begun for a hazard that is carried no more: it can still be read and exported, and goes only when that is meant. */
function Left({ record, draft, files }: { record: FieldRecord; draft: Step; files: FieldFile[] }) {
  return (
    <Screen title="整改" tab="rectify" back="/field/rectify">
      <p className="notice" role="status">
        这条隐患不在随身内容中了：可能已由他人办理，或随身内容已过期。联网后会刷新；您写的都还在。
      </p>
      <div className="form">
        <p>
          <strong>{record.title}</strong>
        </p>
        <p>{stepWords[draft.act]}</p>
        {draft.text.trim() && <p>{draft.text}</p>}
        {draft.act === 'FINISH' && (
          <p className="hint">
            完成日期 {draft.finishedOn || '没有填写'} · 实际支出{' '}
            {draft.yuan ? `${draft.yuan} 元` : '没有填写'}
          </p>
        )}
        <div className="photos">
          {files.map((file) => (
            <Photo key={file.id} file={file} />
          ))}
        </div>
        <button type="button" className="button" onClick={() => void exportToFile()}>
          导出为文件另存
        </button>
        <Discard record={record} files={files} act="不要这份草稿" to="/field/rectify" />
      </div>
    </Screen>
  );
}
