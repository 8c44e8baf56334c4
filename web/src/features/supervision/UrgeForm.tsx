import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import type { HazardRow, Ref } from '../../api/types';
import { endedText } from '../../api/words';
import { addDays, today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { type Letter, proposalsQuery, type UrgingResult, useUrging } from './queries';
import { kindsText, reasonWords } from './words';

const LONG = 2000;
const DAYS_TO_REPLY = 7;

export type Sent = { proposals: Letter[]; results: UrgingResult[] };

type Props = { rows: HazardRow[]; onSent: (sent: Sent) => void; onCancel: () => void };

/** 催办: the letters the ladder proposes for these hazards, seen and ticked one by one, with one requirement. */
export function UrgeForm({ rows, onSent, onCancel }: Props) {
  const { data, error, refetch } = useQuery(proposalsQuery(rows.map((row) => row.ref)));
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={4} />;
  return <Proposed rows={rows} proposals={data} onSent={onSent} onCancel={onCancel} />;
}

function Proposed({ rows, proposals, onSent, onCancel }: Props & { proposals: Letter[] }) {
  const urging = useUrging();
  const problem = urging.error && problemOf(urging.error);
  const [requirement, setRequirement] = useState(
    '请立即组织整改，落实整改责任人和期间管控措施，并在回复期限前书面回复。',
  );
  const [replyBy, setReplyBy] = useState(addDays(today(), DAYS_TO_REPLY));
  // The gravest are sent by who means just them, not along with the others.
  const [ticked, setTicked] = useState<ReadonlySet<Ref>>(
    () => new Set(proposals.filter((letter) => !letter.grave).map((letter) => letter.ref)),
  );
  const without = rows.filter((row) => !proposals.some((letter) => letter.hazard.ref === row.ref));
  const chosen = proposals.filter((letter) => ticked.has(letter.ref));
  const grave = proposals.filter((letter) => letter.grave);
  const tick = (ref: Ref, on: boolean) =>
    setTicked((before) => new Set(on ? [...before, ref] : [...before].filter((one) => one !== ref)));
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        urging.mutate(
          { letters: chosen.map(({ ref, version }) => ({ letter: ref, version })), requirement, replyBy },
          { onSuccess: (results) => onSent({ proposals: chosen, results }) },
        );
      }}
    >
      <p className="quiet">
        下面是系统按督办阶梯为这些隐患提议的文书，每条一份，各自编号。只发出勾选的；发出后不能撤回。
        {grave.length > 0 && `${kindsText(grave)} 件默认不勾选，确需发出的请逐件勾选。`}
      </p>
      <ProblemAlert problem={problem} prefix="urge" />
      {proposals.length > 0 && (
        <PlainTable
          label="将要发出的文书"
          rows={proposals}
          columns={columns(ticked, tick, replyBy)}
          rowKey={(letter) => letter.ref}
          faint={(letter) => !ticked.has(letter.ref)}
        />
      )}
      {without.length > 0 && (
        <p>
          另有 {without.length} 条没有待发出的文书（没有逾期，或者已经发出），不发：
          <span className="number">{without.map((row) => row.number ?? '草稿').join('、')}</span>
        </p>
      )}
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
        <Button type="primary" htmlType="submit" loading={urging.isPending} disabled={chosen.length === 0}>
          {chosen.length === 0 ? '没有勾选要发出的文书' : `发出 ${chosen.length} 件（${kindsText(chosen)}）`}
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  );
}

const columns = (
  ticked: ReadonlySet<Ref>,
  tick: (ref: Ref, on: boolean) => void,
  replyBy: string,
): PlainColumn<Letter>[] => [
  {
    key: 'hazard',
    title: '隐患',
    render: (letter) => (
      <Checkbox checked={ticked.has(letter.ref)} onChange={(e) => tick(letter.ref, e.target.checked)}>
        <span className="number">{letter.hazard.number}</span>
        <br />
        <span className="quiet">{letter.unit.name + endedText(letter.unit.ended, '签收、回复')}</span>
      </Checkbox>
    ),
  },
  {
    key: 'kind',
    title: '文书',
    width: 110,
    render: (letter) => (
      <span>
        <b>{letter.rungTitle}</b>
        <br />
        <span className="quiet nowrap">阶梯第 {letter.rungStep} 级</span>
      </span>
    ),
  },
  { key: 'reason', title: '事由', render: reasonWords },
  { key: 'replyBy', title: '回复期限', width: 110, render: () => <span className="nowrap">{replyBy}</span> },
];
