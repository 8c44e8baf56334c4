import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { endedText } from '../../api/words';
import { addDays, today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { type Letter, type LetterActName, useLetterAct } from './queries';
import { actForms, reasonWords } from './words';

const LONG = 2000;
const DAYS_TO_REPLY = 7;

type Props = { letter: Letter; act: LetterActName; onClose: () => void };

/** One step with a letter, with the letter in sight. */
export function LetterForm({ letter, act, onClose }: Props) {
  const perform = useLetterAct(letter);
  const form = actForms[act];
  const problem = perform.error && problemOf(perform.error);
  const [words, setWords] = useState('');
  const [requirement, setRequirement] = useState(
    `${reasonWords(letter)}，请立即组织整改，落实整改责任人和期间管控措施，并在回复期限前书面回复。`,
  );
  const [replyBy, setReplyBy] = useState(addDays(today(), DAYS_TO_REPLY));
  const issues = act === 'ISSUE';
  return (
    <FormDrawer
      title={`${form.title}：${letter.rungTitle}`}
      submit={form.submit}
      prefix="letter"
      busy={perform.isPending}
      problem={problem}
      touched={words !== ''}
      onClose={onClose}
      onSubmit={() =>
        perform.mutate(
          {
            act,
            requirement: issues ? requirement : null,
            replyBy: issues ? replyBy : null,
            words: form.words ? words : null,
          },
          { onSuccess: onClose },
        )
      }
    >
      <p>{form.intro}</p>
      <p>
        <b>{letter.unit.name}</b>
        {endedText(letter.unit.ended, '签收、回复')} · {letter.hazard.placeText}
        <br />
        {letter.hazard.description}
        <br />
        <span className="clock-late">{reasonWords(letter)}</span>
      </p>
      {letter.requirement && !issues && <p className="pre quiet">要求：{letter.requirement}</p>}
      {letter.replied && <p className="pre quiet">单位回复：{letter.replied.words}</p>}
      {issues && (
        <>
          <Field name="requirement" label="督办要求" required prefix="letter" problem={problem}>
            {(input) => (
              <Input.TextArea
                {...input}
                rows={5}
                maxLength={LONG}
                value={requirement}
                onChange={(e) => setRequirement(e.target.value)}
              />
            )}
          </Field>
          <Field name="replyBy" label="回复期限" required prefix="letter" problem={problem}>
            {(input) => <DayInput {...input} day={replyBy} min={today()} onChange={setReplyBy} />}
          </Field>
        </>
      )}
      {form.words && (
        <Field name="words" label={form.words} required prefix="letter" problem={problem}>
          {(input) => (
            <Input.TextArea
              {...input}
              rows={5}
              maxLength={LONG}
              value={words}
              onChange={(e) => setWords(e.target.value)}
            />
          )}
        </Field>
      )}
    </FormDrawer>
  );
}
