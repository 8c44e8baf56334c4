import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Act, HazardDetail, Proposal } from '../../api/types';
import { groundWords, levelWords, officeWords, proposalStateWords, proposalWords } from '../../api/words';
import { dayOf } from '../../lib/dates';
import { Fact, Facts } from '../../ui/Facts';
import { Section } from '../../ui/PageHeader';
import { PersonAndTime } from '../../ui/texts';

type Props = { hazard: HazardDetail; onAct: (act: Act) => void };

/** What can be done with an open request, which the form then knows by itself. */
export const PROPOSAL_ACTS: Act[] = [
  'SIGN_PROPOSAL',
  'APPROVE_PROPOSAL',
  'REFUSE_PROPOSAL',
  'TAKE_BACK_PROPOSAL',
];

/** What was asked for and what was decided; an open one stands first with its decisions beside it. */
export function Proposals({ hazard, onAct }: Props) {
  if (hazard.proposals.length === 0) return null;
  const open = hazard.proposals.filter((p) => p.state === 'OPEN');
  const decided = hazard.proposals.filter((p) => p.state !== 'OPEN');
  return (
    <Section title="申请" id="proposals">
      <div className="stack-tight">
        {open.map((p) => (
          <div key={p.id} className="proposal proposal-open">
            <div className="spread">
              <span className="strong">{proposalWords[p.kind]}</span>
              <span>{waitingFor(p)}</span>
            </div>
            <ProposalFacts proposal={p} />
            <div className="row no-print">
              {hazard.can
                .filter((c) => c.allowed && PROPOSAL_ACTS.includes(c.act as Act))
                .map((c) => (
                  <Button
                    key={c.act}
                    type={c.main ? 'primary' : 'default'}
                    size="small"
                    onClick={() => onAct(c.act as Act)}
                  >
                    {c.title}
                  </Button>
                ))}
            </div>
          </div>
        ))}
        {decided.map((p) => (
          <details key={p.id} className="proposal">
            <summary>{inOneLine(p)}</summary>
            <ProposalFacts proposal={p} />
          </details>
        ))}
      </div>
    </Section>
  );
}

/** What was asked and what came of it, by whom and when: several requests of one kind are told apart unopened. */
function inOneLine(p: Proposal): string {
  const day = (at: string | null) => at && dayOf(at);
  const outcome =
    p.state === 'TAKEN_BACK' || !p.decidedBy
      ? `${p.proposedBy.name} ${dayOf(p.proposedAt)} 提出`
      : `${p.decidedBy.name} ${day(p.decidedAt)}`;
  return [
    `${proposalWords[p.kind]} · ${proposalStateWords[p.state]}`,
    p.newDeadline && `延期至 ${p.newDeadline}`,
    p.toLevel && `降为${levelWords[p.toLevel]}`,
    p.ground && groundWords[p.ground],
    outcome,
  ]
    .filter(Boolean)
    .join(' · ');
}

function waitingFor(p: Proposal): string {
  if (p.needsSignature && !p.signedBy) return '待单位主要负责人签署';
  return `待${officeWords[p.decidedAtLevel]}决定`;
}

export function ProposalFacts({ proposal: p }: { proposal: Proposal }) {
  return (
    <Facts>
      {p.newDeadline && (
        <Fact label="延期">
          由 {p.oldDeadline ?? '—'} 延至 {p.newDeadline}
        </Fact>
      )}
      {p.toLevel && <Fact label="降为">{levelWords[p.toLevel]}</Fact>}
      {p.ground && <Fact label="原因">{groundWords[p.ground]}</Fact>}
      {p.duplicateOf && (
        <Fact label="保留的隐患">
          <Link to="/hazards/$ref" params={{ ref: p.duplicateOf }}>
            打开
          </Link>
        </Fact>
      )}
      <Fact label="理由">{p.reason}</Fact>
      {p.interimControl && <Fact label="期间管控">{p.interimControl}</Fact>}
      <Fact label="申请">
        <PersonAndTime person={p.proposedBy} at={p.proposedAt} />
      </Fact>
      {p.signedBy && (
        <Fact label="签署">
          <PersonAndTime person={p.signedBy} at={p.signedAt} />
        </Fact>
      )}
      {p.decidedBy && (
        <Fact label="决定">
          <PersonAndTime person={p.decidedBy} at={p.decidedAt} />
        </Fact>
      )}
      {p.opinion && <Fact label="意见">{p.opinion}</Fact>}
    </Facts>
  );
}
