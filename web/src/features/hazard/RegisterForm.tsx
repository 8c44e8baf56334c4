import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Radio, Select } from 'antd';
import { type FormEvent, useCallback, useState } from 'react';
import { type FieldProblem, invalid, type Problem, problemOf, withoutField } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { CATEGORIES, type CheckItem, daysWords, itemQuery, usualDays } from '../../api/standards';
import { type HazardDetail, LEVELS } from '../../api/types';
import { categoryWords, levelWords, sourceWords } from '../../api/words';
import { useDraft } from '../../lib/drafts';
import { uuidv7 } from '../../lib/uuidv7';
import { TimeInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { notUploaded, PhotoPicker, type PickedPhoto } from '../../ui/PhotoPicker';
import { UnitPicker } from '../../ui/UnitPicker';
import { ItemSearch } from './ItemSearch';
import { ItemsAlike } from './ItemsAlike';
import { PlacePicker } from './PlacePicker';
import { useRegister, useSubmit } from './queries';
import { RegisterProblem } from './RegisterProblem';
import { contentOf, pointOf, sourcesFor, type Typed, withItem, withPoint, wrongIn } from './registration';
import { SimilarHazards } from './SimilarHazards';
import './RegisterForm.css';

type Props = {
  draftKey: string;
  initial: Typed;
  /** Already on the ledger and corrected before grading; there is no way back to a draft. */
  registered: boolean;
};

export function RegisterForm({ draftKey, initial, registered }: Props) {
  const { scope, post } = useSignedIn();
  const draft = useDraft<Typed>(draftKey, () => initial);
  const change = draft.change;
  const { modal } = App.useApp();
  const [cleared, setCleared] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [uploading, setUploading] = useState(false);
  const [failed, setFailed] = useState<string[]>([]);
  const { data: item } = useQuery(itemQuery(draft.value.itemCode ?? undefined));
  const itemPoint = pointOf(draft.value, item?.item);
  const typed = { ...draft.value, itemPoint };
  const save = useSaving(typed, draft, setProblem);
  const set = useCallback(
    (part: Partial<Typed>) => {
      setProblem((before) => Object.keys(part).reduce(withoutField, before));
      change((before) => ({ ...before, ...part }));
    },
    [change],
  );
  const setPhotos = useCallback(
    (next: (before: PickedPhoto[]) => PickedPhoto[]) => {
      setProblem((before) => withoutField(before, 'photos'));
      change((before) => ({ ...before, photos: next(before.photos) }));
    },
    [change],
  );

  const choose = (chosen: CheckItem | undefined) => {
    // What the item fills in is no longer missing.
    const filled = chosen ? ['itemCode', 'description', 'category', 'basis'] : ['itemCode'];
    setProblem((before) => filled.reduce(withoutField, before));
    change((before) =>
      chosen ? withItem(before, chosen, item?.item) : { ...before, itemCode: null, itemPoint: null },
    );
  };
  const askToClear = () =>
    modal.confirm({
      title: '清空重填',
      content: `已填写的内容${typed.photos.length > 0 ? `和 ${typed.photos.length} 张照片` : ''}将被清除，不能恢复。`,
      okText: '清空',
      cancelText: '保留',
      autoFocusButton: 'cancel',
      onOk: () => {
        change(initial);
        setProblem(null);
        setCleared(true);
      },
    });
  const onFailed = (names: string[]) => {
    setProblem((before) => withoutField(before, 'photos'));
    setFailed(names);
  };

  const send = (asDraft: boolean) => {
    const wrong = wrongWithPhotos(wrongIn(typed, asDraft, item?.item), failed);
    setProblem(wrong.length > 0 ? invalid(wrong) : null);
    if (wrong.length === 0) save.run(asDraft, registered);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send(false);
  };
  const points = item?.item.points;
  const less = itemPoint ? points?.each[itemPoint - 1]?.level : null;
  const major = less ? undefined : item?.clauses.find((c) => c.kind === 'DIRECT');
  const ownUnit = scope.kind === 'UNIT' && scope.units.length <= 1;

  return (
    <div className="register">
      <form className="form" onSubmit={onSubmit} noValidate>
        <RegisterProblem
          problem={problem}
          known={typed.known}
          onNewId={() => set({ id: uuidv7(), known: null })}
          onSeen={(version) => typed.known && set({ known: { ...typed.known, version } })}
        />
        {draft.restored && !registered && !cleared && (
          <p className="quiet">
            已恢复上次没有提交的内容。
            <button type="button" className="link-button" onClick={askToClear}>
              清空重填
            </button>
          </p>
        )}
        {!ownUnit && (
          <Field name="unit" label="单位" required problem={problem}>
            {(input) => (
              <UnitPicker
                {...input}
                unit={typed.unit}
                name={typed.unitName}
                onChange={(unit, unitName) => set({ unit, unitName, placeId: null, photos: [] })}
              />
            )}
          </Field>
        )}
        <Field
          name="placeText"
          label="部位"
          required
          problem={problem}
          hint="重点部位可以直接选；再写清楼层、房间或设备"
        >
          {(input) => (
            <PlacePicker
              {...input}
              unit={typed.unit}
              placeId={typed.placeId}
              text={typed.placeText}
              onChange={set}
            />
          )}
        </Field>
        <Field
          name="itemCode"
          label="对照检查项"
          problem={problem}
          hint="选中后自动填入隐患描述、类别和依据，仍可修改"
        >
          {(input) => <ItemSearch {...input} item={item?.item} onChange={choose} />}
        </Field>
        {item && points && (
          <Field name="itemPoint" label="不符合哪一点" group required problem={problem}>
            {(input) => (
              <Radio.Group
                name={input.id}
                value={itemPoint}
                onChange={({ target }) => {
                  setProblem((before) => ['itemPoint', 'description'].reduce(withoutField, before));
                  change((before) => withPoint(before, item.item, target.value));
                }}
                options={points.each.map((point, i) => ({ value: i + 1, label: point.hazardPhrase }))}
              />
            )}
          </Field>
        )}
        {item && (!points || itemPoint !== null) && (
          <p className="quiet">
            通常{daysWords(usualDays(item.item, itemPoint ? [itemPoint] : []))}整改完：{item.item.measure}
          </p>
        )}
        <Field name="description" label="隐患描述" required problem={problem}>
          {(input) => (
            <Input.TextArea
              {...input}
              autoSize={{ minRows: 3, maxRows: 12 }}
              value={typed.description}
              onChange={(e) => set({ description: e.target.value })}
            />
          )}
        </Field>
        {!typed.itemCode && <ItemsAlike description={typed.description} onChoose={choose} />}
        <Field name="photos" label="现场照片" required group problem={problem}>
          {(input) => (
            <PhotoPicker
              id={`${input.id}-picker`}
              unit={typed.unit}
              kinds={['BEFORE', 'EVIDENCE']}
              value={typed.photos}
              onChange={setPhotos}
              onBusy={setUploading}
              onFailed={onFailed}
            />
          )}
        </Field>
        {typed.photos.length === 0 && (
          <Field name="noPhotoReason" label="不能拍照的原因" problem={problem} hint="没有照片时必须说明">
            {(input) => (
              <Input
                {...input}
                value={typed.noPhotoReason}
                onChange={(e) => set({ noPhotoReason: e.target.value })}
              />
            )}
          </Field>
        )}
        <div className="form-pair">
          <Field name="category" label="类别" required problem={problem}>
            {(input) => (
              <Select
                {...input}
                value={typed.category}
                onChange={(category) => set({ category })}
                options={CATEGORIES.map((value) => ({ value, label: categoryWords[value] }))}
              />
            )}
          </Field>
          <Field name="source" label="来源" required problem={problem}>
            {(input) => (
              <Select
                {...input}
                value={typed.source}
                onChange={(source) => set({ source })}
                options={sourcesFor(scope.kind, post.role).map((value) => ({
                  value,
                  label:
                    value === 'SELF_CHECK' && scope.kind !== 'UNIT'
                      ? '自查（代单位登记）'
                      : sourceWords[value],
                }))}
              />
            )}
          </Field>
          <Field name="foundAt" label="发现时间" required problem={problem}>
            {(input) => (
              <TimeInput {...input} instant={typed.foundAt} onChange={(foundAt) => set({ foundAt })} />
            )}
          </Field>
        </div>
        <Field
          name="proposedLevel"
          label="建议等级"
          group
          problem={problem}
          hint={
            major
              ? `该检查项属于《${major.set}》${major.section}，上账后提示为重大`
              : '由安全干部核定，这里只是建议'
          }
        >
          {(input) => (
            <Radio.Group
              name={input.id}
              disabled={Boolean(major)}
              value={major ? 'MAJOR' : typed.proposedLevel}
              onChange={(e) => set({ proposedLevel: e.target.value })}
              options={LEVELS.map((value) => ({ value, label: levelWords[value] }))}
            />
          )}
        </Field>
        <Field name="basis" label="依据" problem={problem}>
          {(input) => (
            <Input.TextArea
              {...input}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={typed.basis}
              onChange={(e) => set({ basis: e.target.value })}
            />
          )}
        </Field>
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={save.busy} disabled={uploading}>
            {uploading ? '照片上传中' : registered ? '保存修改' : '提交上账'}
          </Button>
          {!registered && (
            <Button onClick={() => send(true)} disabled={uploading || save.busy}>
              存草稿
            </Button>
          )}
          <SaveState kept={draft.state} onServer={typed.known !== null && !registered} />
        </div>
      </form>
      <SimilarHazards typed={typed} />
    </div>
  );
}

/** A photo that did not arrive is not passed over, whatever else is right. */
function wrongWithPhotos(wrong: FieldProblem[], failed: string[]): FieldProblem[] {
  const missing = notUploaded(failed);
  if (!missing) return wrong;
  return [...wrong.filter(({ field }) => field !== 'photos'), { field: 'photos', ...missing }];
}

/** Where what is typed stands right now; never a guess. */
function SaveState({ kept, onServer }: { kept: 'untouched' | 'kept' | 'failed'; onServer: boolean }) {
  if (kept === 'failed') return <span className="clock-late">本机存储不可用，请勿关闭页面</span>;
  const words = [kept === 'kept' && '已保存在本机', onServer && '服务器有草稿'].filter(Boolean).join('，');
  return <span className="faint">{words}</span>;
}

const NOT_YET_ON_THE_SERVER = '草稿还不能存到服务器，已保存在本机；补上下面几项就可以换一台电脑接着填';

type Draft = { change: (next: (before: Typed) => Typed) => void; drop: () => void };

/** Saving to the server: a new hazard, its draft, or a draft that now goes onto the ledger. */
function useSaving(typed: Typed, draft: Draft, setProblem: (problem: Problem) => void) {
  const register = useRegister();
  const submit = useSubmit();
  const navigate = useNavigate();
  const { message } = App.useApp();

  const finished = (hazard: HazardDetail) => {
    draft.drop();
    void message.success(hazard.number ? `已上账，编号 ${hazard.number}` : '已保存');
    void navigate({ to: '/hazards/$ref', params: { ref: hazard.ref } });
  };
  const run = async (asDraft: boolean, registered: boolean) => {
    try {
      const fromDraft = typed.known !== null && !registered;
      const saved = await register.mutateAsync({
        id: typed.id,
        known: typed.known,
        content: contentOf(typed, asDraft || fromDraft),
      });
      const known = { ref: saved.ref, version: saved.version };
      draft.change((before) => ({ ...before, known }));
      if (asDraft) return void message.success('草稿已存到服务器，可以换一台电脑接着填');
      finished(fromDraft ? await submit.mutateAsync(known) : saved);
    } catch (error) {
      const problem = problemOf(error);
      setProblem(asDraft && problem.errors ? { ...problem, title: NOT_YET_ON_THE_SERVER } : problem);
    }
  };
  return {
    run: (asDraft: boolean, registered: boolean) => void run(asDraft, registered),
    busy: register.isPending || submit.isPending,
  };
}
