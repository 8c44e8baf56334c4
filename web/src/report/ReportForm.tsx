import { type FormEvent, useEffect, useState } from 'react';
import { type Problem, problemOf } from '../api/problem';
import { uuidv7 } from '../lib/uuidv7';
import { AskFirst } from '../ui/AskFirst';
import { CLOSED, type District, door, type Told } from './door';
import {
  DRAFT_DAYS,
  type Draft,
  device,
  emptyDraft,
  forgetDraft,
  forgetFormerMark,
  isEmpty,
  keepDraft,
  random,
  readDraft,
  writtenWords,
} from './draft';
import { PhotoField } from './PhotoField';
import { Trouble } from './parts';
import { forgetSolution, solution } from './puzzle';
import { UnitField } from './UnitField';

const ABOUT = [
  ['UNIT', '学校、幼儿园或其他单位'],
  ['DISTRICT_OFFICE', '区教委'],
  ['CITY_OFFICE', '市教委'],
] as const;

function told(draft: Draft): Told {
  const unit = draft.about === 'UNIT' ? draft.unit : null;
  return {
    id: draft.id,
    about: draft.about,
    unit: unit?.ref ?? null,
    district: unit || !draft.district ? null : Number(draft.district),
    target: unit ? null : draft.target.trim() || null,
    placeText: draft.placeText,
    what: draft.what,
    photos: draft.photos.map((photo) => photo.id),
    name: draft.named ? draft.name.trim() || null : null,
    phone: draft.named ? draft.phone.trim() || null : null,
    secret: draft.secret,
  };
}

/** Which fields of a refusal are settled by writing one part of the draft. */
const SETTLED: Partial<Record<keyof Draft, string[]>> = {
  about: ['about', 'target', 'unit', 'district'],
  unit: ['target', 'unit', 'district'],
  target: ['target', 'unit'],
};

const MINUTE = 60_000;

/** Said before something is written, and when it was not taken; that it is kept only where the phone has kept it. */
function closedWords(kept: boolean, empty: boolean): string {
  const written = !kept ? '请不要关闭本页' : empty ? '您写的会存在这部手机上' : '您写的已存在这部手机上';
  return `暂时不能提交；${written}，请稍后再交；情况紧急请拨打 12345 或 119。`;
}

/** It would be handed in without them, and nothing can be added later. */
const photosWait = (count: number): Problem => ({
  code: 'photos-wait',
  title: '照片还没有上传',
  status: 0,
  detail: `${count} 张照片还没有上传，现在提交就不带这些照片。`,
  remedy: '请有网络时点“重新上传”，传上去以后再提交；不要的照片可以移除。',
});

/** Whether reports are taken now; while they are not it is asked again each minute. */
function useClosed() {
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    const look = () =>
      door.isOpen().then(
        (open) => setClosed(open === false),
        () => {},
      );
    if (!closed) void look();
    const timer = closed ? setInterval(look, MINUTE) : undefined;
    return () => clearInterval(timer);
  }, [closed]);
  return [closed, setClosed] as const;
}

/** What, where, photos; a name only for who wants to leave one. */
export function ReportForm({ onSubmitted }: { onSubmitted: (code: string) => void }) {
  const [draft, setDraft] = useState(readDraft);
  const [districts, setDistricts] = useState<District[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState(true);
  const [closed, setClosed] = useClosed();
  const [mended, setMended] = useState<string[]>([]);
  const settle = (part: keyof Draft) => setMended((before) => [...before, ...(SETTLED[part] ?? [part])]);
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    for (const key of Object.keys(part)) settle(key as keyof Draft);
  };

  useEffect(() => setKept(keepDraft(draft)), [draft]);
  useEffect(forgetFormerMark, []);
  useEffect(() => {
    door.districts().then(setDistricts, () => {});
    const search = new URLSearchParams(location.search);
    const poster = search.get('place')
      ? `place=${search.get('place')}`
      : search.get('unit') && `unit=${search.get('unit')}`;
    if (!poster) return;
    door.target(poster).then(
      ({ unit, place }) =>
        setDraft((before) => ({
          ...before,
          about: 'UNIT',
          unit: { ref: unit.ref, name: unit.name },
          placeText: before.placeText || (place ?? ''),
        })),
      () => {},
    );
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const waiting = draft.photos.filter(({ waits }) => waits).length;
    if (waiting > 0) return setProblem(photosWait(waiting));
    setBusy(true);
    setProblem(null);
    try {
      const { code } = await door.submit(told(draft), device(), await solution());
      forgetDraft();
      forgetSolution();
      onSubmitted(code);
    } catch (error) {
      const refused = problemOf(error);
      if (refused.code === 'puzzle' || refused.code === 'id-conflict') {
        forgetSolution();
        solution().catch(() => {});
      }
      // It had arrived, its answer was lost, and it was changed since: the changed one is another report.
      if (refused.code === 'id-conflict') change({ id: uuidv7(), secret: random() });
      setMended([]);
      if (refused.code === CLOSED.code) setClosed(true);
      else setProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  const wrong = (field: string) =>
    mended.includes(field) ? undefined : problem?.errors?.find((one) => one.field === field)?.problem;
  return (
    <form onSubmit={submit} noValidate>
      {closed && (
        <p role="alert" className="trouble">
          {closedWords(kept, isEmpty(draft))}
        </p>
      )}
      {problem && <Trouble problem={problem} mended={mended} />}
      <fieldset>
        <legend>反映谁的问题</legend>
        {ABOUT.map(([about, title]) => (
          <label key={about} className="choice">
            <input
              type="radio"
              name="about"
              checked={draft.about === about}
              onChange={() => change({ about, unit: null })}
            />
            {title}
          </label>
        ))}
      </fieldset>
      {draft.about === 'UNIT' && (
        <UnitField
          unit={draft.unit}
          words={draft.target}
          problem={wrong('target') ?? wrong('unit')}
          onPick={(unit) => change({ unit })}
          onWords={(target) => change({ target })}
        />
      )}
      {draft.about !== 'CITY_OFFICE' && !draft.unit && (
        <label>
          所在的区{draft.about === 'UNIT' && <small>（不清楚可不选）</small>}
          <select
            value={draft.district}
            aria-invalid={Boolean(wrong('district'))}
            onChange={(e) => change({ district: e.target.value })}
          >
            <option value="">不清楚</option>
            {districts.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
          {wrong('district') && <span className="wrong">{wrong('district')}</span>}
        </label>
      )}
      <label>
        反映的问题
        <textarea
          rows={5}
          maxLength={2000}
          value={draft.what}
          aria-invalid={Boolean(wrong('what'))}
          onChange={(e) => change({ what: e.target.value })}
        />
        {wrong('what') && <span className="wrong">{wrong('what')}</span>}
      </label>
      <label>
        具体位置<small>（选填）</small>
        <input
          type="text"
          maxLength={200}
          value={draft.placeText}
          onChange={(e) => change({ placeText: e.target.value })}
        />
      </label>
      <PhotoField
        photos={draft.photos}
        onChange={(next) => {
          setDraft((before) => ({ ...before, photos: next(before.photos) }));
          settle('photos');
        }}
      />
      <label className="choice">
        <input type="checkbox" checked={draft.named} onChange={(e) => change({ named: e.target.checked })} />
        我愿意留下称呼和联系方式
      </label>
      {draft.named && (
        <fieldset>
          <legend>联系方式</legend>
          <p>加密封存，被举报的单位看不到；须两人共同批准才能启封，办结两年后销毁。</p>
          <label>
            称呼
            <input
              type="text"
              maxLength={50}
              autoComplete="off"
              value={draft.name}
              onChange={(e) => change({ name: e.target.value })}
            />
          </label>
          <label>
            电话或邮箱
            <input
              type="text"
              maxLength={100}
              autoComplete="off"
              value={draft.phone}
              onChange={(e) => change({ phone: e.target.value })}
            />
          </label>
        </fieldset>
      )}
      <div className="row">
        <button type="submit" disabled={busy}>
          {busy ? '正在提交…' : '提交举报'}
        </button>
        {!isEmpty(draft) && (
          <AskFirst
            act="清空"
            lost={`将清空${writtenWords(draft)}，清空后找不回来。`}
            sure="全部清空"
            onSure={() => {
              forgetDraft();
              setProblem(null);
              setDraft(emptyDraft());
            }}
            styles={{ ask: 'plain', keep: '', sure: 'plain' }}
          />
        )}
      </div>
      <p role="status" className="quiet">
        {kept ? (
          <>
            填写的内容（包括称呼和联系方式）随写随存在这部设备上，关掉页面再打开还在；提交、清空，或{' '}
            {DRAFT_DAYS} 天没有续写即删去，借用别人的设备请提交或清空后再离开。
          </>
        ) : (
          '这部手机不让本页保存，请不要关闭本页。'
        )}
        提交时另存一个随机数，只用来限制一天的提交次数，次日换新，认不出您是谁。
      </p>
    </form>
  );
}
