import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { uploadPhoto } from '../../api/files';
import type { Problem } from '../../api/problem';
import type { Ref } from '../../api/types';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { Section } from '../../ui/PageHeader';
import { assignmentsQuery } from './plans/queries';
import type { Signatures, TaskSheet } from './queries';
import { SignaturePad } from './SignaturePad';

const UNIT = 'unit';

/** What has been signed so far; pictures by person, the unit's under a word of its own. */
export type Signing = {
  drawn: Record<string, { id: string; name: string; image: Blob }>;
  name: string;
  post: string;
  refused: boolean;
  reason: string;
};

type Props = {
  sheet: TaskSheet;
  signing: Signing;
  problem: Problem | null;
  /** Pictures arrive when the browser has made them: each change goes on top of what is there by then. */
  onChange: (change: (before: Signing) => Signing) => void;
};

/** 安全生产法第六十八条: two inspectors and the head of the unit sign, or the refusal is put on record. */
export function SignatureFields({ sheet, signing, problem, onChange }: Props) {
  const { data } = useQuery(assignmentsQuery);
  const inspectors = data?.find((assignment) => assignment.task === sheet.ref)?.inspectors ?? [];
  const write = (part: Partial<Signing>) => onChange((before) => ({ ...before, ...part }));
  const draw = (who: string, name: string, image: Blob | null) =>
    onChange((before) => {
      const { [who]: _, ...others } = before.drawn;
      return { ...before, drawn: image ? { ...others, [who]: { id: uuidv7(), name, image } } : others };
    });
  return (
    <Section id="signing" title="签名">
      <p className="quiet">至少两名检查人员签名；被检查单位负责人签名，或记录拒绝签字的情况和原因。</p>
      <div className="signing">
        {inspectors.map((inspector) => (
          <SignaturePad
            key={inspector.personId}
            label={`检查人员 ${inspector.name}`}
            name={inspector.name}
            onDraw={(image) => draw(inspector.personId, inspector.name, image)}
          />
        ))}
      </div>
      <div className="form-pair">
        <Field
          name="signatures.unit.name"
          label="被检查单位负责人"
          required
          prefix="review"
          problem={problem}
        >
          {(input) => (
            <Input
              {...input}
              maxLength={40}
              value={signing.name}
              onChange={(e) => write({ name: e.target.value })}
            />
          )}
        </Field>
        <Field name="signatures.unit.post" label="职务" required prefix="review" problem={problem}>
          {(input) => (
            <Input
              {...input}
              maxLength={40}
              value={signing.post}
              onChange={(e) => write({ post: e.target.value })}
            />
          )}
        </Field>
      </div>
      <Checkbox checked={signing.refused} onChange={(e) => write({ refused: e.target.checked })}>
        拒绝签字
      </Checkbox>
      {signing.refused ? (
        <Field
          name="signatures.refused.reason"
          label="拒绝签字的情况和原因"
          required
          prefix="review"
          problem={problem}
        >
          {(input) => (
            <Input.TextArea
              {...input}
              rows={2}
              maxLength={300}
              value={signing.reason}
              onChange={(e) => write({ reason: e.target.value })}
            />
          )}
        </Field>
      ) : (
        <div className="signing">
          <SignaturePad
            label="被检查单位负责人签名"
            name={signing.name}
            onDraw={(image) => draw(UNIT, signing.name, image)}
          />
        </div>
      )}
    </Section>
  );
}

/** The pictures go to the server first, into the files of the unit; sent again they are the same files. */
export async function signed(unit: Ref, signing: Signing): Promise<Signatures> {
  const { name, post, refused, reason } = signing;
  const images: Record<string, Ref> = {};
  for (const [who, { id, name: signer, image }] of Object.entries(signing.drawn)) {
    const file = new File([image], `${signer}签名.jpg`, { type: 'image/jpeg' });
    images[who] = (await uploadPhoto({ id, unit, file }, () => {})).ref;
  }
  const { [UNIT]: head, ...own } = images;
  return {
    inspectors: Object.entries(own).map(([personId, image]) => ({
      personId,
      name: signing.drawn[personId]?.name ?? '',
      image,
    })),
    unit: head && !refused ? { name, post, image: head } : null,
    refused: refused ? { name, post, reason, present: null } : null,
  };
}
