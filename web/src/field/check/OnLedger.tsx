import type { ItemEntry, LedgerChoice, Line } from '../../features/inspection/queries';
import { ledgerOf } from '../../features/inspection/selfCheckDraft';

type OnLedgerProps = {
  line: Line;
  entry: ItemEntry;
  /** A team says it itself; for the unit what is most likely stands there until it says otherwise. */
  team: boolean;
  choose: (ledger: LedgerChoice) => void;
};

/** Whether a finding is one of those on the ledger or a new one, and for a team whether the unit's own check missed it. */
export function OnLedger({ line, entry, team, choose }: OnLedgerProps) {
  const chosen = entry.ledger ?? (team && line.openHazards.length > 0 ? null : ledgerOf(entry, line));
  const asksMissed = team && line.passedByUnit && chosen?.decision === 'NEW';
  if (line.openHazards.length === 0 && !asksMissed) return null;
  return (
    <>
      {line.openHazards.length > 0 && (
        <fieldset className="same-or-new">
          <legend>本项有未销账的隐患，这次发现的是</legend>
          {line.openHazards.map((hazard) => (
            <label key={hazard.ref} className="pick">
              <input
                type="radio"
                name={`ledger-${line.item}`}
                checked={chosen?.decision === 'LINK' && chosen.hazard === hazard.ref}
                onChange={() => choose({ decision: 'LINK', hazard: hazard.ref })}
              />
              <span>
                已在台账 {hazard.number}（{hazard.statusTitle}）{hazard.placeText}：{hazard.description}
              </span>
            </label>
          ))}
          <label className="pick">
            <input
              type="radio"
              name={`ledger-${line.item}`}
              checked={chosen?.decision === 'NEW'}
              onChange={() => choose({ decision: 'NEW', hazard: null })}
            />
            <span>新发现，另行上账</span>
          </label>
        </fieldset>
      )}
      {asksMissed && (
        <fieldset className="same-or-new">
          <legend>单位近期自查本项合格，这次不合格是</legend>
          {MISSED.map(([missed, words]) => (
            <label key={words} className="pick">
              <input
                type="radio"
                name={`missed-${line.item}`}
                checked={chosen?.missed === missed}
                onChange={() => choose({ decision: 'NEW', hazard: null, missed })}
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

const MISSED = [
  [true, '自查漏查'],
  [false, '不是漏查'],
] as const;
