import type { HazardDetail, Verdict } from '../../api/types';
import { Fact, Facts } from '../../ui/Facts';
import { Section } from '../../ui/PageHeader';
import { DateText, Money, PersonAndTime, PersonPost, TimeText } from '../../ui/texts';

type Props = { hazard: HazardDetail };

/** 重大隐患: controlled first, then reported to the department and to the staff. */
export function MajorControlFacts({ hazard }: Props) {
  const { interimControl, reports, level } = hazard;
  if (level !== 'MAJOR' && !interimControl && reports.length === 0) return null;
  return (
    <Section title="重大隐患管控与报告" id="control">
      <Facts>
        <Fact label="临时管控">
          {interimControl ? (
            <>
              <p className="pre">
                {interimControl.suspendUse ? '已停用。' : '未停用。'}
                {interimControl.measures}
              </p>
              <PersonAndTime person={interimControl.by} at={interimControl.at} />
            </>
          ) : (
            '尚未登记'
          )}
        </Fact>
        <Fact label="主管部门">
          <Reports reports={reports.filter((r) => r.to === 'AUTHORITY')} />
        </Fact>
        <Fact label="职工大会">
          <Reports reports={reports.filter((r) => r.to === 'STAFF')} />
        </Fact>
      </Facts>
    </Section>
  );
}

function Reports({ reports }: { reports: HazardDetail['reports'] }) {
  if (reports.length === 0) return <>尚未报告</>;
  return reports.map((r) => (
    <div key={r.reportedAt}>
      <span className="row">
        {r.recipient}
        <TimeText at={r.reportedAt} />
      </span>
      <p className="pre">{r.content}</p>
      <PersonPost person={r.by} />
    </div>
  ));
}

export function ReferralFacts({ hazard: { referral } }: Props) {
  if (!referral) return null;
  return (
    <Section title={referral.kind === 'TRANSFER' ? '移送' : '专题研究'} id="referral">
      <Facts>
        {referral.authority && <Fact label="移送的部门">{referral.authority}</Fact>}
        <Fact label="理由">{referral.reason}</Fact>
        <Fact label="期间管控">{referral.interimControl}</Fact>
        <Fact label="结果">{referral.outcome ?? '办理中'}</Fact>
        <Fact label="经办">
          <PersonAndTime person={referral.by} at={referral.at} />
        </Fact>
      </Facts>
    </Section>
  );
}

export function ClosureFacts({ hazard }: Props) {
  const { completion, acceptance, confirmation, closedAt } = hazard;
  if (!completion && !acceptance && !confirmation) return null;
  return (
    <Section title="整改与验收" id="closure">
      <Facts>
        {completion && (
          <>
            <Fact label={completion.onSpot ? '当场整改' : '整改情况'}>
              <p className="pre">{completion.measuresTaken}</p>
              <span className="row">
                <PersonPost person={completion.by} />
                <DateText at={completion.finishedOn} />
              </span>
            </Fact>
            <Fact label="实际支出">
              <Money fen={completion.actualFen} />
            </Fact>
          </>
        )}
        <VerdictFact label="验收" verdict={acceptance} />
        <VerdictFact label="上级确认" verdict={confirmation} />
        {closedAt && (
          <Fact label="销账时间">
            <TimeText at={closedAt} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function VerdictFact({ label, verdict }: { label: string; verdict: Verdict | null }) {
  if (!verdict) return null;
  return (
    <Fact label={label}>
      <p className="pre">{verdict.conclusion}</p>
      <PersonAndTime person={verdict.by} at={verdict.at} />
    </Fact>
  );
}

export function LookBackFacts({ hazard: { lookBacks } }: Props) {
  if (lookBacks.length === 0) return null;
  return (
    <Section title="回头看" id="look-backs">
      <Facts>
        {lookBacks.map((look) => (
          <Fact key={`${look.dueOn}${look.doneAt}`} label={look.dueOn}>
            {look.doneAt ? (
              <>
                <p className="pre">
                  {look.result === 'REBOUNDED' ? '反弹。' : '巩固。'}
                  {look.note}
                </p>
                <PersonAndTime person={look.by} at={look.doneAt} />
              </>
            ) : (
              '到期回查'
            )}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
