import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { CATEGORIES } from '../../api/standards';
import { categoryWords } from '../../api/words';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { useVerify, type VerificationRow } from './queries';

type Props = { row: VerificationRow; found: boolean; onClose: () => void };

/** What was found on the spot: on the ledger as this person's finding, or words for the keeper. */
export function VerifyForm({ row, found, onClose }: Props) {
  const verify = useVerify(row);
  const problem = verify.error && problemOf(verify.error);
  const [words, setWords] = useState('');
  const [finding, setFinding] = useState(() => ({
    id: uuidv7(),
    category: 'OTHER',
    placeText: row.placeText,
    description: row.text,
    noPhotoReason: row.photos.length > 0 ? '' : '照片见核查记录',
  }));
  const write = (part: Partial<typeof finding>) => setFinding((before) => ({ ...before, ...part }));
  return (
    <FormDrawer
      title={found ? '核查属实，上账' : '核查不属实'}
      submit={found ? '上账' : '提交'}
      prefix="verify"
      busy={verify.isPending}
      problem={problem}
      touched={words !== ''}
      onClose={onClose}
      onSubmit={() =>
        verify.mutate(
          found
            ? { ...finding, level: null, noPhotoReason: finding.noPhotoReason || null, words: words || null }
            : { words },
          { onSuccess: onClose },
        )
      }
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
            hint="写您在现场看到的，单位会看到"
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
          {row.photos.length === 0 && (
            <Field name="photos" label="不能拍照的原因" required prefix="verify" problem={problem}>
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
