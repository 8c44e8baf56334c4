import type { Level } from '../../api/types';
import { LevelMark } from '../../ui/LevelTag';
import type { LevelShare, Share } from './queries';
import { RowsLink } from './Rows';
import { countText } from './words';

/** Amounts as bars of one quiet colour; the number stands beside each. */
export function Shares({ label, shares }: { label: string; shares: Share[] }) {
  const most = Math.max(1, ...shares.map((share) => share.value));
  return (
    <ul className="shares" aria-label={label}>
      {shares.map((share) => (
        <li key={share.key}>
          <span className="share-title">{share.title}</span>
          <meter className="share-bar" min={0} max={most} value={share.value} aria-hidden="true" />
          <RowsLink
            rows={share.value > 0 ? share.rows : null}
            className="share-value"
            label={`${share.title} ${share.value} 项，查看台账`}
          >
            {countText(share.value)}
          </RowsLink>
        </li>
      ))}
    </ul>
  );
}

const isLevel = (key: string): key is Level => key === 'MAJOR' || key === 'GENERAL' || key === 'MINOR';

/** How many were found of each grade, and how many of those are still open. */
export function LevelShares({ shares }: { shares: LevelShare[] }) {
  return (
    <table className="levels" aria-label="等级">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">等级</span>
          </th>
          <th scope="col">上账</th>
          <th scope="col">未销账</th>
        </tr>
      </thead>
      <tbody>
        {shares.map((share) => (
          <tr key={share.key}>
            <th scope="row">
              <span className="tag">
                {isLevel(share.key) ? (
                  <LevelMark level={share.key} />
                ) : share.key === 'PROPOSED_MAJOR' ? (
                  <span className="tag-proposed">
                    <LevelMark level="MAJOR" />
                  </span>
                ) : (
                  <svg width="12" height="12" aria-hidden="true" />
                )}
                {share.title}
              </span>
            </th>
            <td>
              <RowsLink
                rows={share.found > 0 ? share.foundRows : null}
                label={`${share.title}上账 ${share.found} 项，查看台账`}
              >
                {countText(share.found)}
              </RowsLink>
            </td>
            <td>
              <RowsLink
                rows={share.open > 0 ? share.openRows : null}
                label={`${share.title}未销账 ${share.open} 项，查看台账`}
              >
                {countText(share.open)}
              </RowsLink>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
