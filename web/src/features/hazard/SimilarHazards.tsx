import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLater } from '../../lib/later';
import { StatusTag } from '../../ui/StatusTag';
import { DateText } from '../../ui/texts';
import { similarQuery } from './queries';
import type { Typed } from './registration';

/** Open hazards that may be the same one, shown while it is typed; registering stays free. */
export function SimilarHazards({ typed }: { typed: Typed }) {
  const wanted = useLater(
    JSON.stringify({
      unit: typed.unit,
      itemCode: typed.itemCode ?? undefined,
      placeId: typed.placeId ?? undefined,
      q: typed.itemCode ? undefined : firstWords(typed.description),
    }),
    300,
  );
  const { data } = useQuery(similarQuery(JSON.parse(wanted)));
  const others = (data ?? []).filter((h) => h.ref !== typed.known?.ref);
  return (
    <aside className="similar" aria-live="polite" aria-label="可能已经登记过的隐患">
      {others.length > 0 && (
        <>
          <h2>可能已经登记过</h2>
          <p className="quiet">
            同一检查项或同一部位还没有销账的隐患。如果是同一处，请打开它补充说明，不必重复登记。
          </p>
          <ul>
            {others.map((h) => (
              <li key={h.ref}>
                <Link to="/hazards/$ref" params={{ ref: h.ref }}>
                  {h.description}
                </Link>
                <div className="quiet">{h.placeText}</div>
                <div className="row">
                  <StatusTag status={h.status} />
                  <span className="faint number">{h.number}</span>
                  <DateText at={h.registeredAt} age />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

/** Enough of what is typed to find the same thing said again; whole sentences never match. */
function firstWords(description: string): string | undefined {
  const words = description.trim().split(/[，。；、\s]/)[0] ?? '';
  return words.length >= 4 ? words.slice(0, 6) : undefined;
}
