import { WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { Field } from '../../ui/Field';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { type PutBack, putBackQuery, useConfirm, useDeclare } from './queries';

/** Only there when the database holds less history than was signed: two administrators answer for it here. */
export function PutBackNotice() {
  const state = useQuery(putBackQuery);
  if (!state.data?.putBack) return null;
  const { reason, declaredAt, can } = state.data;
  return (
    <section className="backup-put-back" aria-label="恢复声明">
      <h2>
        <WarningFilled aria-hidden="true" /> 现在只能查看：恢复的是较早的备份
      </h2>
      <p>
        {missingWords(state.data)}
        确实是恢复备份的，由系统管理员作恢复声明、安全管理员确认后继续；如果是误恢复，请停止闭环，改用最新的备份。
      </p>
      {reason && (
        <p>
          {declaredAt && minuteOf(declaredAt)} 的声明：{reason}
        </p>
      )}
      {can.includes('DECLARE') && <Declare />}
      {can.includes('CONFIRM') && <Confirm />}
      {!reason && !can.includes('DECLARE') && <p className="quiet">等待系统管理员作出声明。</p>}
    </section>
  );
}

/** What is not there any more: what was signed, or whatever came after the moment the restore command went back to. */
export function missingWords({ lines, signedLines, signedAt, restoredTo }: PutBack): string {
  const until = restoredTo ? `数据恢复到了 ${minuteOf(restoredTo)}，其后登记和办理的都不在里面。` : '';
  const signed = signedAt
    ? `数据库里有 ${lines} 条历史，而 ${minuteOf(signedAt)} 签署的检查点有 ${signedLines} 条。`
    : '';
  return until + signed;
}

function Declare() {
  const declare = useDeclare();
  const [reason, setReason] = useState('');
  const problem = declare.error && problemOf(declare.error);
  return (
    <>
      <ProblemAlert problem={problem} prefix="declare" />
      <Field name="reason" label="恢复的原因" required prefix="declare" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            placeholder="为什么恢复、恢复到何时、放弃了哪段时间的登记"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        )}
      </Field>
      <Button danger loading={declare.isPending} onClick={() => declare.mutate(reason)}>
        作恢复声明
      </Button>
    </>
  );
}

function Confirm() {
  const confirm = useConfirm();
  return (
    <>
      <Button danger loading={confirm.isPending} onClick={() => confirm.mutate()}>
        确认恢复声明
      </Button>
      {confirm.error && <ProblemAlert problem={problemOf(confirm.error)} />}
    </>
  );
}
