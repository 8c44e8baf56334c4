import { useQuery } from '@tanstack/react-query';
import type { HazardDetail, HistoryEvent, LookBack, Ref, Verdict } from '../../api/types';
import { lookBackActorWords } from '../../api/words';
import { dayOf } from '../../lib/dates';
import { moneyText, parseYuan } from '../../lib/money';
import { Fact, Facts } from '../../ui/Facts';
import { Section } from '../../ui/PageHeader';
import { DateText, Money, PersonAndTime, PersonPost, TimeText } from '../../ui/texts';
import { historyQuery } from './queries';

type Props = { hazard: HazardDetail };

/** 重大隐患: controlled first, then reported to the department and to the staff. */
export function MajorControlFacts({ hazard }: Props) {
  const { interimControl, reports, level, proposedLevel } = hazard;
  const looksMajor = level === 'MAJOR' || (level === null && proposedLevel === 'MAJOR');
  if (!looksMajor && !interimControl && reports.length === 0) return null;
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

export function ReferralFacts({ hazard: { referrals } }: Props) {
  if (referrals.length === 0) return null;
  return (
    <Section title="移送与专题研究" id="referrals">
      {referrals.map((referral) => (
        <div key={referral.at} className="referral">
          <p className="strong">{referral.kind === 'TRANSFER' ? '移送' : '专题研究'}</p>
          <Facts>
            {referral.authority && <Fact label="移送的部门">{referral.authority}</Fact>}
            <Fact label="理由">{referral.reason}</Fact>
            <Fact label="期间管控">{referral.interimControl}</Fact>
            <Fact label="结果">{referral.outcome ?? '办理中'}</Fact>
            <Fact label="经办">
              <PersonAndTime person={referral.by} at={referral.at} />
            </Fact>
          </Facts>
        </div>
      ))}
    </Section>
  );
}

export function ClosureFacts({ hazard }: Props) {
  const { completion, acceptance, confirmation } = hazard;
  const { data: history } = useQuery(historyQuery(hazard.ref));
  if (!completion && !acceptance && !confirmation && sentBack(history).length === 0) return null;
  return (
    <Section title="整改与验收" id="closure">
      <Closure hazard={hazard} />
    </Section>
  );
}

/** What was done and who found it good; also beside the form of whoever has to find it good. */
export function Closure({ hazard }: Props) {
  const { completion, acceptance, confirmation, closedAt } = hazard;
  return (
    <Facts>
      {completion && (
        <>
          <Fact label={completion.onSpot ? '当场整改' : completion.authority ? '移送处理' : '整改情况'}>
            {completion.authority && <p>由{completion.authority}处理完成</p>}
            <p className="pre">{completion.measuresTaken}</p>
            <span className="row">
              <PersonPost person={completion.by} />
              <DateText at={completion.finishedOn} />
            </span>
          </Fact>
          <Fact label="实际支出">
            {completion.actualFen === null ? (
              <span className="faint">未填</span>
            ) : (
              <Money fen={completion.actualFen} />
            )}
          </Fact>
        </>
      )}
      <EarlierSpending hazardRef={hazard.ref} />
      <VerdictFact label="验收" verdict={acceptance} />
      <VerdictFact label="上级确认" verdict={confirmation} />
      {closedAt && (
        <Fact label="销账时间">
          <TimeText at={closedAt} />
        </Fact>
      )}
    </Facts>
  );
}

/** Money of a rectification that was sent back is spent all the same. */
function EarlierSpending({ hazardRef }: { hazardRef: Ref }) {
  const { data: history } = useQuery(historyQuery(hazardRef));
  const attempts = sentBack(history);
  if (attempts.length === 0) return null;
  return (
    <Fact label="退回前填报">
      {attempts.map(({ version, title, day, fen }) => (
        <div key={version}>
          {moneyText(fen)}
          <span className="quiet">
            （{day} {title}，已退回）
          </span>
        </div>
      ))}
      <div className="quiet">实际支出填累计数，应已包含这里的支出</div>
    </Fact>
  );
}

/** The amounts of attempts that were sent back, each with its day and by which step, in their order; history keeps them. */
export function sentBack(
  history: HistoryEvent[] | undefined,
): { version: number; title: string; day: string; fen: number }[] {
  return (history ?? [])
    .flatMap(({ version, title, at, changes }) =>
      changes.flatMap(({ field, from, to }) => {
        const fen = field === 'actualFen' && from && !to ? parseYuan(from) : null;
        return fen === null ? [] : [{ version, title, day: dayOf(at), fen }];
      }),
    )
    .sort((a, b) => a.version - b.version);
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

/** Why the look-back that waits was asked for before its day. */
export function LookBackDoubt({ hazard: { lookBacks } }: Props) {
  const asked = lookBacks.find((look) => !look.doneAt)?.asked;
  if (!asked) return null;
  return (
    <Facts>
      <Fact label="为什么要再看">
        <Asked asked={asked} />
      </Fact>
    </Facts>
  );
}

function Asked({ asked: { on, reason, by } }: { asked: NonNullable<LookBack['asked']> }) {
  return (
    <>
      <p className="pre">{reason}</p>
      <p className="quiet">
        <PersonPost person={by} />　{on}
      </p>
    </>
  );
}

/** Dates of before a rebound are void: its successor has dates of its own. */
export function LookBackFacts({ hazard: { lookBacks: all, lookBackActor } }: Props) {
  const over = all.some((look) => look.result === 'REBOUNDED');
  const lookBacks = all.filter((look) => look.doneAt || !over);
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
              `到期由${(lookBackActor && lookBackActorWords[lookBackActor]) ?? '上级'}回查`
            )}
            {look.asked && <Asked asked={look.asked} />}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
