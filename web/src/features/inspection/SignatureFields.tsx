import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { uploadPhoto } from '../../api/files';
import type { Problem } from '../../api/problem';
import { useSignedIn } from '../../api/session';
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
  drawn: Record<string, Drawn>;
  name: string;
  post: string;
  refused: boolean;
  reason: string;
  /** Why the head's name is set in print. */
  printReason: string;
};

/** A picture with whom it was made for; in print or by hand. */
type Drawn = { id: string; name: string; post: string; image: Blob; typed: boolean };

export const nothingSigned: Signing = {
  drawn: {},
  name: '',
  post: '',
  refused: false,
  reason: '',
  printReason: '',
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
  const { person } = useSignedIn();
  const write = (part: Partial<Signing>) => onChange((before) => ({ ...before, ...part }));
  /** A signature stands for the name and post it was drawn for: with another it is gone. */
  const rename = (part: Partial<Signing>) =>
    onChange(({ drawn: { [UNIT]: _, ...drawn }, ...before }) => ({
      ...before,
      ...part,
      drawn,
      printReason: '',
    }));
  const draw = (who: string, name: string, post: string, image: Blob | null, typed: boolean) =>
    onChange((before) => {
      if (who === UNIT && (before.name.trim() !== name || before.post.trim() !== post)) return before;
      const { [who]: _, ...others } = before.drawn;
      return {
        ...before,
        drawn: image ? { ...others, [who]: { id: uuidv7(), name, post, image, typed } } : others,
      };
    });
  const name = signing.name.trim();
  const post = signing.post.trim();
  return (
    <Section id="signing" title="签名">
      <p className="quiet">
        至少两名检查人员签名；被检查单位负责人签名，或记录拒绝签字的情况和原因。打印体只能用于您本人；负责人不便手写的须写明原因，记录上都会注明由您代录。
      </p>
      <div className="signing">
        {inspectors.map((inspector) => (
          <SignaturePad
            key={inspector.personId}
            label={`检查人员 ${inspector.name}`}
            name={inspector.name}
            mayPrint={inspector.personId === person.id}
            onDraw={(image, typed) => draw(inspector.personId, inspector.name, '', image, typed)}
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
              onChange={(e) => rename({ name: e.target.value })}
            />
          )}
        </Field>
        <Field name="signatures.unit.post" label="职务" required prefix="review" problem={problem}>
          {(input) => (
            <Input
              {...input}
              maxLength={40}
              value={signing.post}
              onChange={(e) => rename({ post: e.target.value })}
            />
          )}
        </Field>
      </div>
      <Checkbox checked={signing.refused} onChange={(e) => rename({ refused: e.target.checked })}>
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
      ) : name && post ? (
        <>
          <div className="signing">
            <SignaturePad
              key={`${name} ${post}`}
              label="被检查单位负责人签名"
              name={name}
              mayPrint
              onDraw={(image, typed) => draw(UNIT, name, post, image, typed)}
            />
          </div>
          {signing.drawn[UNIT]?.typed && (
            <Field
              name="signatures.unit.typed.reason"
              label="负责人用打印体的原因"
              required
              prefix="review"
              problem={problem}
            >
              {(input) => (
                <Input
                  {...input}
                  maxLength={100}
                  placeholder="如：手部不便"
                  value={signing.printReason}
                  onChange={(e) => write({ printReason: e.target.value })}
                />
              )}
            </Field>
          )}
        </>
      ) : (
        <p className="quiet">先填写负责人的姓名和职务，再请其签名；签名后改动姓名或职务，须重新签名。</p>
      )}
    </Section>
  );
}

/** The pictures go to the server first, into the files of the unit; sent again they are the same files. */
export async function signed(unit: Ref, signing: Signing): Promise<Signatures> {
  const { name, post, refused, reason, drawn } = signing;
  const images: Record<string, Ref> = {};
  for (const [who, { id, name: signer, image }] of Object.entries(drawn)) {
    const file = new File([image], `${signer}签名.jpg`, { type: 'image/jpeg' });
    images[who] = (await uploadPhoto({ id, unit, file }, () => {})).ref;
  }
  const { [UNIT]: head, ...own } = images;
  const signedAs = drawn[UNIT];
  const said = { name: name.trim(), post: post.trim() };
  return {
    inspectors: Object.entries(own).map(([personId, image]) => ({
      personId,
      name: drawn[personId]?.name ?? '',
      image,
      ...(drawn[personId]?.typed && { typed: {} }),
    })),
    unit:
      head && signedAs && !refused
        ? {
            ...said,
            image: head,
            signedAs: { name: signedAs.name, post: signedAs.post },
            ...(signedAs.typed && { typed: { reason: signing.printReason.trim() } }),
          }
        : null,
    refused: refused ? { ...said, reason, present: null } : null,
  };
}
