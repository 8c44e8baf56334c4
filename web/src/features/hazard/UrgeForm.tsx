import { Button, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import type { HazardRow } from '../../api/types';
import { addDays, today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { type RowResult, useUrging } from './queries';

const LONG = 2000;
const DAYS_TO_REPLY = 7;

type Props = { rows: HazardRow[]; onResults: (results: RowResult[]) => void; onCancel: () => void };

/** 催办: the letters the ladder has proposed for these hazards are sent with one requirement. */
export function UrgeForm({ rows, onResults, onCancel }: Props) {
  const urging = useUrging();
  const problem = urging.error && problemOf(urging.error);
  const [requirement, setRequirement] = useState(
    '请立即组织整改，落实整改责任人和期间管控措施，并在回复期限前书面回复。',
  );
  const [replyBy, setReplyBy] = useState(addDays(today(), DAYS_TO_REPLY));
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        urging.mutate(
          { hazards: rows.map((h) => h.ref), requirement, replyBy },
          { onSuccess: (results) => onResults(results) },
        );
      }}
    >
      <p className="quiet">
        发出系统按督办阶梯为这些隐患提出的文书，每条一份，各自编号。没有逾期的和已经发出的不再发，并说明原因。文书发出后不能撤回。
      </p>
      <ProblemAlert problem={problem} prefix="urge" />
      <Field name="requirement" label="督办要求" required prefix="urge" problem={problem}>
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
      <Field name="replyBy" label="回复期限" required prefix="urge" problem={problem}>
        {(input) => <DayInput {...input} day={replyBy} min={today()} onChange={setReplyBy} />}
      </Field>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={urging.isPending}>
          催办 {rows.length} 条
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  );
}
