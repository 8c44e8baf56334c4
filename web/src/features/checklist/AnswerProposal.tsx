import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { ItemFields } from './ItemFields';
import { type Answer, type ItemProposal, useAnswer } from './proposing';
import { checklistsQuery } from './queries';
import './standards.css';
import { DayField } from './ReasonAndDay';

type Props = { proposal: ItemProposal; act: Answer['act']; onClose: () => void };

const WORDS = {
  comments: ['发表意见', '发表', '意见'],
  forwarding: ['报市级', '报市级', '意见'],
  acceptance: ['采纳', '采纳', '答复'],
  refusal: ['不采纳', '不采纳', '不采纳的理由'],
} as const;

/** A word on a proposed item, or the decision about it; what is taken over may be edited first. */
export function AnswerProposal({ proposal, act, onClose }: Props) {
  const answer = useAnswer(proposal);
  const lists = useQuery({ ...checklistsQuery(undefined, undefined), enabled: act === 'acceptance' });
  const [form, setForm] = useState({
    id: uuidv7(),
    text: proposal.text,
    checklists: [] as string[],
    effectiveFrom: today(),
    remark: '',
  });
  const problem = answer.error && problemOf(answer.error);
  const [title, submit, label] = WORDS[act];
  return (
    <FormDrawer
      title={title}
      submit={submit}
      prefix="answer"
      busy={answer.isPending}
      problem={problem}
      touched={form.remark !== ''}
      onClose={onClose}
      onSubmit={() => answer.mutate(answerOf(act, form), { onSuccess: onClose })}
    >
      {(act === 'acceptance' || act === 'forwarding') && (
        <ItemFields
          text={form.text}
          onChange={(part) => setForm((f) => ({ ...f, text: { ...f.text, ...part } }))}
          problem={problem}
          prefix="answer"
          path="text."
        />
      )}
      {act === 'acceptance' && (
        <>
          <Field name="checklists" label="列入检查表" group prefix="answer" problem={problem}>
            {() => (
              <Checkbox.Group
                className="list-boxes"
                value={form.checklists}
                onChange={(checklists) => setForm((f) => ({ ...f, checklists }))}
                options={(lists.data ?? []).map((list) => ({ value: list.code, label: list.title }))}
              />
            )}
          </Field>
          <DayField
            label="施行日期"
            value={form.effectiveFrom}
            onChange={(effectiveFrom) => setForm((f) => ({ ...f, effectiveFrom }))}
            prefix="answer"
            problem={problem}
          />
        </>
      )}
      <Field
        name={act === 'refusal' ? 'reason' : 'remark'}
        label={label}
        required
        hint="提出建议的人会看到"
        prefix="answer"
        problem={problem}
      >
        {(input) => (
          <Input.TextArea
            {...input}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={form.remark}
            onChange={(e) => setForm((f) => ({ ...f, remark: e.target.value }))}
          />
        )}
      </Field>
    </FormDrawer>
  );
}

type Form = Omit<Extract<Answer, { act: 'acceptance' }>, 'act'> & { id: string };

function answerOf(act: Answer['act'], { id, text, checklists, effectiveFrom, remark }: Form): Answer {
  switch (act) {
    case 'comments':
      return { act, id, remark };
    case 'forwarding':
      return { act, text, remark };
    case 'acceptance':
      return { act, text, checklists, effectiveFrom, remark };
    case 'refusal':
      return { act, reason: remark };
  }
}
