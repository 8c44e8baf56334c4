import { Link } from '@tanstack/react-router';
import { Section } from '../../ui/PageHeader';
import { StatusTag } from '../../ui/StatusTag';
import type { ItemEntry, Line } from './queries';
import { OF_OPEN_ANSWERS, type OfOpen, saidOfOpen } from './selfCheckDraft';

type Props = {
  answers: { line: Line; entry: ItemEntry }[];
  onBack: (item: string) => void;
  onSay: (line: Line, entry: ItemEntry, answer: OfOpen) => void;
};

/** Called good while the ledger says otherwise: asked once more before it is final, and left to whoever stood there. */
export function PassedThoughOpen({ answers, onBack, onSay }: Props) {
  if (answers.length === 0) return null;
  return (
    <Section id="passed-though-open" title="台账上还有未销账的隐患，确认这一项现在合格吗">
      <ul className="findings">
        {answers.map(({ line, entry }) => (
          <li key={line.item}>
            <div className="spread">
              <p>
                {line.position}. {line.requirement} <b>合格</b>
              </p>
              <button type="button" className="link-button" onClick={() => onBack(line.item)}>
                修改
              </button>
            </div>
            {line.openHazards.map((hazard) => (
              <p key={hazard.ref} className="row">
                <Link to="/hazards/$ref" params={{ ref: hazard.ref }} target="_blank">
                  {hazard.number}
                </Link>
                <span className="quiet">{hazard.placeText}</span>
                <StatusTag status={hazard.status} title={hazard.statusTitle} />
              </p>
            ))}
            <fieldset className="same-or-new">
              <legend>记入这一项的备注</legend>
              {OF_OPEN_ANSWERS.map((answer) => (
                <label key={answer}>
                  <input
                    type="radio"
                    name={`of-open-${line.item}`}
                    checked={saidOfOpen(entry) === answer}
                    onChange={() => onSay(line, entry, answer)}
                  />
                  <span>{answer}</span>
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      <p className="quiet">确已整改好的，提交后请另到该隐患上办理整改完成；合格不会使它销账。</p>
    </Section>
  );
}
