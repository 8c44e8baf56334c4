import type { HazardAtPlace } from '../types';

/** How many hazards lie open here, and with one tap which: so that nobody registers twice what is known. */
export function OpenHazards({ where, hazards }: { where: string; hazards: HazardAtPlace[] }) {
  if (hazards.length === 0) return null;
  return (
    <details className="near">
      <summary>
        {where}未销账 {hazards.length} 条，请先看是否已上账
      </summary>
      <ul>
        {hazards.map(({ hazard }) => (
          <li key={hazard.ref}>
            {hazard.number}（{hazard.statusTitle}）{hazard.placeText}：{hazard.description}
          </li>
        ))}
      </ul>
    </details>
  );
}
