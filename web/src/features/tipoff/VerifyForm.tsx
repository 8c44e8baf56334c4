import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { invalid, type Problem, problemOf } from '../../api/problem';
import { CATEGORIES } from '../../api/standards';
import { categoryWords } from '../../api/words';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { notUploaded, PhotoPicker, type PickedPhoto } from '../../ui/PhotoPicker';
import { SelectInput } from '../../ui/SelectInput';
import { useVerify, type VerificationRow } from './queries';

type Props = { row: VerificationRow; found: boolean; onClose: () => void };

/** What was found on the spot: on the ledger as this person's finding, or words for the keeper. */
export function VerifyForm({ row, found, onClose }: Props) {
  const verify = useVerify(row);
  const [unsent, setUnsent] = useState<Problem | null>(null);
  const problem = unsent ?? (verify.error && problemOf(verify.error));
  const [words, setWords] = useState('');
  const [photos, setPhotos] = useState<PickedPhoto[]>([]);
  const [forwarded, setForwarded] = useState<number[]>([]);
  const [uploading, setUploading] = useState(false);
  const [failed, setFailed] = useState<string[]>([]);
  const shown = photos.length + forwarded.length > 0;
  const [finding, setFinding] = useState(() => ({
    id: uuidv7(),
    category: 'OTHER',
    placeText: row.placeText,
    description: '',
    noPhotoReason: '',
  }));
  const write = (part: Partial<typeof finding>) => setFinding((before) => ({ ...before, ...part }));
  const submit = () => {
    const missing = notUploaded(failed);
    setUnsent(missing && found ? invalid([{ field: 'photos', ...missing }]) : null);
    if (missing && found) return;
    verify.mutate(
      found
        ? {
            ...finding,
            level: null,
            photos: photos.map((photo) => photo.file),
            forwarded,
            noPhotoReason: shown ? null : finding.noPhotoReason || null,
            words: words || null,
          }
        : { words },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDrawer
      title={found ? '核查属实，上账' : '核查不属实'}
      submit={found ? '上账' : '提交'}
      prefix="verify"
      busy={verify.isPending || uploading}
      problem={problem}
      touched={words !== '' || finding.description !== '' || shown}
      onClose={onClose}
      onSubmit={submit}
    >
      {found && (
        <>
          <Field name="category" label="类别" required prefix="verify" problem={problem}>
            {(input) => (
              <SelectInput
                {...input}
                value={finding.category}
                onChange={(category) => write({ category })}
                options={CATEGORIES.map((one) => [one, categoryWords[one]] as const)}
              />
            )}
          </Field>
          <Field name="placeText" label="部位" required prefix="verify" problem={problem}>
            {(input) => (
              <Input
                {...input}
                maxLength={300}
                value={finding.placeText}
                onChange={(e) => write({ placeText: e.target.value })}
              />
            )}
          </Field>
          <Field
            name="description"
            label="隐患描述"
            required
            hint="写您在现场看到的，连着 12 个字与转办文字或原件相同的不收；单位会看到"
            prefix="verify"
            problem={problem}
          >
            {(input) => (
              <Input.TextArea
                {...input}
                rows={4}
                maxLength={2000}
                value={finding.description}
                onChange={(e) => write({ description: e.target.value })}
              />
            )}
          </Field>
          <Field name="photos" label="您拍的现场照片" required group prefix="verify" problem={problem}>
            {(input) => (
              <PhotoPicker
                id={`${input.id}-picker`}
                unit={row.unit}
                kinds={['BEFORE']}
                value={photos}
                onChange={setPhotos}
                onBusy={setUploading}
                onFailed={setFailed}
              />
            )}
          </Field>
          {row.photos.length > 0 && (
            <Field
              name="forwarded"
              label="随转照片一并上账"
              group
              hint="单位会看到；从哪里拍的可能看出是谁反映的"
              prefix="verify"
              problem={problem}
            >
              {(input) => (
                <Checkbox.Group
                  {...input}
                  value={forwarded}
                  onChange={setForwarded}
                  options={row.photos.map((n) => ({ value: n, label: `随转照片 ${n}` }))}
                />
              )}
            </Field>
          )}
          {!shown && (
            <Field
              name="noPhotoReason"
              label="不能拍照的原因"
              hint="没有照片时必须说明"
              prefix="verify"
              problem={problem}
            >
              {(input) => (
                <Input
                  {...input}
                  maxLength={200}
                  value={finding.noPhotoReason}
                  onChange={(e) => write({ noPhotoReason: e.target.value })}
                />
              )}
            </Field>
          )}
        </>
      )}
      <Field name="words" label="给举报专管员的核查情况" required={!found} prefix="verify" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            rows={4}
            maxLength={2000}
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  );
}
