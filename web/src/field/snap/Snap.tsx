import { useState } from 'react';
import type { Category } from '../../api/standards';
import type { Source } from '../../api/types';
import { categoryWords, sourceWords } from '../../api/words';
import { nearby } from '../check/nearby';
import { lackingOf } from '../content';
import { Discard } from '../kit/Discard';
import { Kept } from '../kit/Kept';
import { expiredWords, hasNoUse, NothingCarried } from '../kit/NothingCarried';
import { OpenHazards } from '../kit/OpenHazards';
import { ProblemNote } from '../kit/ProblemNote';
import { SaveRecord } from '../kit/SaveRecord';
import { Screen } from '../kit/Screen';
import { TakePhotos } from '../kit/TakePhotos';
import { TellWhom } from '../kit/TellWhom';
import { TextField } from '../kit/TextField';
import { findPlace, goesOnPatrol } from '../patrol/places';
import { go } from '../route';
import { type FieldState, useField } from '../store/field';
import { mayRegister, registersHere } from '../store/keeping';
import { begin, write } from '../store/records';
import { bundleOf } from '../store/tasks';
import { useBegun } from '../store/useBegun';
import { exportToFile } from '../sync/exportDrafts';
import { AskPlace } from '../sync/TellPlace';
import type { Bundle, CarriedUnit, Draft, FieldRecord, Stop } from '../types';
import { PickPhrase } from './PickPhrase';
import { PickPlace } from './PickPlace';
import { usualSource } from './usualSource';

type Finding = Extract<Draft, { kind: 'FINDING' }>;

/** Place, photo, phrase, save. Everything else follows from them or is completed later at a desk. */
export function Snap({ id, place, stop }: { id: string | null; place?: string; stop?: Stop }) {
  const field = useField();
  const { records, files } = field;
  const record = records.find((r) => r.id === id);
  const bundle: Carried | undefined =
    (record && bundleOf(field, record)) ?? field.carried?.bundle ?? withoutBundle(field, record);
  const ready = bundle !== undefined && bundle.phrases.length > 0;
  const scanned = findPlace(bundle, place);
  const draft =
    record?.draft.kind === 'FINDING'
      ? record.draft
      : {
          ...blank(bundle),
          ...(scanned && { placeId: scanned.place.id, placeText: scanned.place.name }),
          ...(scanned && stop && { stop, source: 'PATROL' as const }),
        };
  const unit = record
    ? (bundle?.units.find((u) => u.ref === record.unit) ?? ofRecord(record))
    : (scanned?.unit ?? bundle?.units[0]);
  const begun = useBegun(record);
  const [picking, setPicking] = useState<'place' | 'phrase' | null>(null);

  const own = field.carried && mayRegister(field.carried.bundle);
  if (!record && !registersHere(field) && !hasNoUse(field)) {
    return (
      <Screen title="发现问题" tab="" back="/field">
        <TellWhom />
      </Screen>
    );
  }
  if (!bundle || !unit || (!record && own === false)) {
    return (
      <Screen title="随手拍" tab="snap">
        {bundle || field.teams.length > 0 ? <ForWhichUnit /> : <NothingCarried />}
      </Screen>
    );
  }
  const refused = record && !(bundle.registering?.may ?? true);

  // The record begun here moves into the address without a new screen: a photo just coming in must find its place.
  const ensure = (at: CarriedUnit = unit): Promise<FieldRecord> =>
    begun(() =>
      begin(draft, at, '', null).then((fresh) => {
        go(`/field/snap/${fresh.id}`, true);
        return fresh;
      }),
    );
  const change = async (part: Partial<Finding>, at?: CarriedUnit) => {
    const { id: known } = await ensure(at);
    const next = { ...draft, ...part };
    await write(known, (d) => (d.kind === 'FINDING' ? { ...d, ...part } : d), titleOf(next));
  };
  const mine = record ? files.filter((file) => file.recordId === record.id) : [];
  const lacks = record ? lackingOf(record, mine) : [...(draft.placeText ? [] : ['部位']), '照片', '问题描述'];
  const near = draft.placeText ? nearby(unit.hazards, draft.placeId, draft.placeText) : [];

  return (
    <Screen
      title="随手拍"
      tab="snap"
      back={record ? '/field' : undefined}
      actions={
        refused ? (
          <button type="button" className="button main" onClick={() => void exportToFile()}>
            导出为文件另存
          </button>
        ) : (
          <SaveRecord record={record} lacks={lacks} act="保存" />
        )
      }
    >
      {refused && (
        <>
          <p className="notice" role="status">
            这份草稿是换岗位以前写的，现在的岗位不能上账。内容都在，可以导出交给能上账的人，或换回原来的岗位再保存。
          </p>
          <TellWhom />
        </>
      )}
      {!field.carried && field.keeping?.stands === 'over' && !record?.team && (
        <p className="notice" role="status">
          {expiredWords(field.keeping.until, field.left?.keepDays)}
          部位和问题请直接填写，照常拍照、保存，联网后上传。
        </p>
      )}
      {place && !scanned && !record && field.carried && (
        <p className="notice" role="alert">
          随身内容里没有这个部位，请先在“同步”中携带它的单位，或直接选择部位。
        </p>
      )}
      {place && scanned && !record && !stop && !goesOnPatrol(field.patrols) && (
        <p className="hint">您的岗位不记巡查。在这里发现了问题，就在下面上报。</p>
      )}
      <AskPlace />
      <ProblemNote problem={record?.problem ?? null} />
      {record?.problem?.status === 404 && (
        <p className="notice" role="status">
          {record.unitName}
          不在您现任岗位的范围内，不能由您上账。请在“同步”里导出这条记录，交组织检查的单位登记；情况紧急的，先当面告知学校负责人。
        </p>
      )}
      <Kept record={record} />
      <div className="form">
        <div className="step">
          <h2>1 部位</h2>
          <button type="button" className="choose" onClick={() => setPicking('place')}>
            {draft.placeText || '选择部位'}
            {(bundle.units.length > 1 || bundle.units[0]?.ref !== unit.ref) && <small>{unit.name}</small>}
          </button>
          {draft.stop && <p className="hint">保存时同时记一次巡查；改选部位就不记。</p>}
        </div>
        <OpenHazards where="此处" hazards={near} />
        <div className="step">
          <h2>2 照片</h2>
          <TakePhotos record={() => ensure()} files={mine} moment="BEFORE" label="拍照" />
          {mine.length === 0 && (
            <TextField
              label="不能拍照的，写明原因"
              value={draft.noPhotoReason}
              most={200}
              write={(noPhotoReason) => void change({ noPhotoReason })}
            />
          )}
        </div>
        <div className="step">
          <h2>3 问题</h2>
          {ready && (
            <button type="button" className="choose" onClick={() => setPicking('phrase')}>
              {draft.itemCode ? '换一条常用语' : '选择常用语'}
            </button>
          )}
          <TextField
            label="问题描述"
            voice
            lines={3}
            most={2000}
            value={draft.description}
            write={(description) => void change({ description })}
          />
          <label>
            类别
            <select
              value={draft.category ?? ''}
              onChange={(e) => void change({ category: (e.target.value || null) as Finding['category'] })}
            >
              <option value="">请选择</option>
              {draft.category && bundle.categories.every(({ code }) => code !== draft.category) && (
                <option value={draft.category}>与检查项相同</option>
              )}
              {bundle.categories.map((category) => (
                <option key={category.code} value={category.code}>
                  {category.title}
                </option>
              ))}
            </select>
          </label>
          <label>
            来源
            <select value={draft.source} onChange={(e) => void change({ source: e.target.value as Source })}>
              {bundle.sources.every(({ code }) => code !== draft.source) && (
                <option value={draft.source}>与检查相同</option>
              )}
              {bundle.sources.map((source) => (
                <option key={source.code} value={source.code}>
                  {source.title}
                </option>
              ))}
            </select>
          </label>
        </div>
        {record && <Discard record={record} files={mine} act="不要这份草稿" to="/field" />}
      </div>
      {picking === 'place' && (
        <PickPlace
          units={record ? [unit] : bundle.units}
          fixed={record?.unit ?? null}
          close={() => setPicking(null)}
          pick={(at, place, text) => {
            setPicking(null);
            const elsewhere = place?.id !== draft.placeId;
            void change(
              {
                placeId: place?.id ?? null,
                placeText: place?.name ?? text,
                ...(elsewhere && { stop: undefined }),
              },
              at,
            );
          }}
        />
      )}
      {picking === 'phrase' && (
        <PickPhrase
          phrases={bundle.phrases}
          categories={bundle.categories}
          close={() => setPicking(null)}
          pick={(phrase) => {
            setPicking(null);
            void change({
              itemCode: phrase.item,
              itemPoint: phrase.point || null,
              description: phrase.text,
              category: phrase.category,
              proposedLevel: phrase.major ? 'MAJOR' : phrase.level === 'MAJOR' ? null : phrase.level,
            });
          }}
        />
      )}
    </Screen>
  );
}

/** Without a unit of one's own: the unit one stands in with a team, or the way to choosing one. */
function ForWhichUnit() {
  const { teams } = useField();
  const visited = teams.flatMap(({ post, bundle }) => bundle.units.map((unit) => ({ post, bundle, unit })));
  return (
    <div className="form">
      <p className="hint">{visited.length > 0 ? '拍给哪个单位？' : '还没有选择要携带的单位。'}</p>
      {visited.map(({ post, bundle, unit }) => (
        <button
          key={post + unit.ref}
          type="button"
          className="button main"
          onClick={() =>
            void begin(blank(bundle), unit, '', null, post).then((fresh) =>
              go(`/field/snap/${fresh.id}`, true),
            )
          }
        >
          正在检查的 {unit.name}
        </button>
      ))}
      <button type="button" className="button" onClick={() => go('/field/sync')}>
        到“同步”选择要携带的单位
      </button>
    </div>
  );
}

type Carried = Pick<Bundle, 'units' | 'categories' | 'sources' | 'phrases' | 'registering'>;

/**
 * A finding written before stays to be read and finished when nothing is carried any more; a new one is written of the own
 * unit, whose name is all that is left of it.
 */
function withoutBundle({ left, keeping }: FieldState, record: FieldRecord | undefined): Carried | undefined {
  const units = keeping?.stands === 'over' && left ? left.units : [];
  if (!record && units.length === 0) return undefined;
  // What people of a unit call what they come across.
  const source = record?.draft.kind === 'FINDING' ? record.draft.source : 'PATROL';
  return {
    units: units.map((unit) => ({ ...unit, places: [], hazards: [] })),
    categories: Object.entries(categoryWords).map(([code, title]) => ({ code: code as Category, title })),
    sources: [{ code: source, title: sourceWords[source] }],
    phrases: [],
    registering: record && !record.team && left ? { may: left.mayRegister, instead: [] } : undefined,
  };
}

const ofRecord = (record: FieldRecord): CarriedUnit => ({
  ref: record.unit,
  name: record.unitName,
  places: [],
  hazards: [],
});

function blank(bundle: Carried | undefined): Finding {
  return {
    kind: 'FINDING',
    placeId: null,
    placeText: '',
    category: null,
    itemCode: null,
    itemPoint: null,
    description: '',
    source: usualSource(bundle),
    proposedLevel: null,
    noPhotoReason: '',
  };
}

const titleOf = (draft: Finding) => [draft.placeText, draft.description].filter(Boolean).join(' · ');
