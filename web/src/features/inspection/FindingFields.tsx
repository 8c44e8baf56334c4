import { Input } from 'antd';
import { useState } from 'react';
import type { Place } from '../../api/organisation';
import { type FieldProblem, invalid } from '../../api/problem';
import type { PhotoKind, Ref } from '../../api/types';
import { Field } from '../../ui/Field';
import { PhotoPicker } from '../../ui/PhotoPicker';
import { SelectInput } from '../../ui/SelectInput';
import type { EntryPhoto, ItemEntry, Line } from './queries';
import { isFinding, leavesUnchecked, leftOut, phrasesOf } from './selfCheckDraft';

type Props = {
  line: Line;
  entry: ItemEntry;
  unit: Ref;
  places: Place[];
  problems: FieldProblem[] | undefined;
  onWrite: (part: (entry: ItemEntry) => Partial<ItemEntry>) => void;
};

/** What belongs to a finding; one that was not checked says why, a passed one only offers a remark. */
export function FindingFields({ line, entry, unit, places, problems, onWrite }: Props) {
  const found = isFinding(entry.result);
  const unchecked = leavesUnchecked(entry);
  const left = leftOut(entry.result, entry.photos);
  const [remarking, setRemarking] = useState(false);
  const problem = problems ? invalid(problems) : null;
  const prefix = `item-${line.item}`;
  if (entry.result === 'UNANSWERED') return null;
  if (!found && !unchecked && !entry.note && !entry.reading && !left && !remarking) {
    return (
      <button type="button" className="link-button" onClick={() => setRemarking(true)}>
        加备注或读数
      </button>
    );
  }
  return (
    <div className="finding">
      {found && <PlaceFields {...{ entry, places, problem, prefix, onWrite }} />}
      <div className="form-pair">
        <Field
          name="note"
          label={found ? '现场情况' : unchecked ? '未检查的原因（必填）' : '备注'}
          hint={found ? phraseHint(line, entry) : unchecked ? '如：门锁着，没有钥匙' : undefined}
          {...{ prefix, problem }}
        >
          {(input) => (
            <Input.TextArea
              {...input}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={500}
              value={entry.note ?? ''}
              onChange={(e) => onWrite(() => ({ note: e.target.value }))}
            />
          )}
        </Field>
        {!found && (
          <Field name="reading" label="读数" {...{ prefix, problem }}>
            {(input) => (
              <Input
                {...input}
                maxLength={60}
                value={entry.reading ?? ''}
                onChange={(e) => onWrite(() => ({ reading: e.target.value }))}
              />
            )}
          </Field>
        )}
      </div>
      {found && <Photos {...{ entry, unit, problem, prefix, onWrite }} />}
      {entry.result === 'FIXED_ON_SPOT' && (
        <>
          <Field name="measures" label="当场采取的措施" required {...{ prefix, problem }}>
            {(input) => (
              <Input.TextArea
                {...input}
                autoSize={{ minRows: 1, maxRows: 6 }}
                maxLength={500}
                value={entry.measures ?? ''}
                onChange={(e) => onWrite(() => ({ measures: e.target.value }))}
              />
            )}
          </Field>
          {!entry.measures?.trim() && (
            <button
              type="button"
              className="link-button"
              onClick={() => onWrite(() => ({ measures: line.measure }))}
            >
              填入通常措施：{line.measure}
            </button>
          )}
        </>
      )}
      {left && <p className="faint">{left}</p>}
    </div>
  );
}

/** Each failing point goes to the ledger in its own words. */
function phraseHint(line: Line, entry: ItemEntry): string {
  const phrases = phrasesOf(line, entry);
  return phrases.length === 0
    ? '请先逐点填写结果，此处补充现场细节'
    : `隐患表述将写为“${phrases.join('”“')}”，此处补充现场细节`;
}

type PartProps = {
  entry: ItemEntry;
  prefix: string;
  problem: ReturnType<typeof invalid> | null;
  onWrite: Props['onWrite'];
};

function PlaceFields({ entry, places, prefix, problem, onWrite }: PartProps & { places: Place[] }) {
  return (
    <div className="form-pair">
      <Field name="placeId" label="重点部位" {...{ prefix, problem }}>
        {(input) => (
          <SelectInput
            {...input}
            value={entry.placeId ?? ''}
            onChange={(placeId) => onWrite(() => ({ placeId: placeId || null }))}
            options={places.map((place) => [place.ref.slice(7), place.name])}
            placeholder="不在重点部位"
          />
        )}
      </Field>
      <Field name="placeText" label="具体地点" required={!entry.placeId} {...{ prefix, problem }}>
        {(input) => (
          <Input
            {...input}
            maxLength={100}
            placeholder="如 二层东侧走廊"
            value={entry.placeText ?? ''}
            onChange={(e) => onWrite(() => ({ placeText: e.target.value }))}
          />
        )}
      </Field>
    </div>
  );
}

function Photos({ entry, unit, prefix, problem, onWrite }: PartProps & { unit: Ref }) {
  const fixed = entry.result === 'FIXED_ON_SPOT';
  const kinds: PhotoKind[] = fixed ? ['BEFORE', 'AFTER'] : ['BEFORE'];
  return (
    <>
      <Field
        name="photos"
        label="照片"
        required
        group
        hint={fixed ? '整改前、整改后各至少一张' : undefined}
        {...{ prefix, problem }}
      >
        {(input) => (
          <PhotoPicker
            key={entry.result}
            id={input.id}
            unit={unit}
            kinds={kinds}
            value={entry.photos}
            onChange={(change) => onWrite((before) => ({ photos: change(before.photos) as EntryPhoto[] }))}
          />
        )}
      </Field>
      {!fixed && entry.photos.length === 0 && (
        <Field name="noPhotoReason" label="不能拍照的原因" hint="有照片时不必填写" {...{ prefix, problem }}>
          {(input) => (
            <Input
              {...input}
              maxLength={100}
              placeholder="如 涉密场所、光线不足"
              value={entry.noPhotoReason ?? ''}
              onChange={(e) => onWrite(() => ({ noPhotoReason: e.target.value }))}
            />
          )}
        </Field>
      )}
    </>
  );
}
