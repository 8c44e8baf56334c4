import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { HazardSummary } from '../../api/types';
import { useLater } from '../../lib/later';
import { StatusTag } from '../../ui/StatusTag';
import { DateText } from '../../ui/texts';
import { type SimilarHazard, similarQuery } from './queries';
import type { Typed } from './registration';
import { hiddenText, whyText } from './similar';

/** Open hazards that may be the same one, shown while it is typed; registering stays free. */
export function SimilarHazards({ typed }: { typed: Typed }) {
  const wanted = useLater(
    JSON.stringify({
      unit: typed.unit,
      itemCode: typed.itemCode ?? undefined,
      placeId: typed.placeId ?? undefined,
      placeText: typed.placeText.trim() || undefined,
      q: typed.description.trim().slice(0, COMPARED) || undefined,
    }),
    300,
  );
  const { data } = useQuery(similarQuery(JSON.parse(wanted)));
  const others = (data ?? []).filter(({ hazard }) => !hazard || hazard.ref !== typed.known?.ref);
  return (
    <aside className="similar" aria-live="polite" aria-label="可能已经登记过的隐患">
      {others.length > 0 && (
        <>
          <h2>可能已经登记过</h2>
          <p className="quiet">
            本单位还没有销账、看起来是同一件事的隐患，为什么列出写在后面。确是同一处的，请打开它补充说明，不必重复登记。
          </p>
          <ul>
            {others.map((one, n) =>
              one.hazard ? (
                <Readable key={one.hazard.ref} hazard={one.hazard} like={one} />
              ) : (
                <li key={one.number ?? n}>{hiddenText(one)}</li>
              ),
            )}
          </ul>
        </>
      )}
    </aside>
  );
}

function Readable({ hazard: h, like }: { hazard: HazardSummary; like: SimilarHazard }) {
  return (
    <li>
      <Link to="/hazards/$ref" params={{ ref: h.ref }}>
        {h.description}
      </Link>
      <div className="quiet">
        {h.placeText}　{whyText(like)}
      </div>
      <div className="row">
        <StatusTag status={h.status} />
        <span className="faint number">{h.number}</span>
        <DateText at={h.registeredAt} age />
      </div>
    </li>
  );
}

/** What a hazard is about is said at its beginning. */
const COMPARED = 200;
