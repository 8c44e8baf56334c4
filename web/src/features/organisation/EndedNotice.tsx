import { Link } from '@tanstack/react-router';
import type { UnitEnd } from '../../api/organisation';
import { endWords } from './words';

/** A unit that is no more says so before anything else, and who goes on for it. */
export function EndedNotice({ name, end }: { name: string; end: UnitEnd }) {
  const [words, after] = endWords(name, end);
  return (
    <div className="ended-notice" role="note">
      <div>
        <b>{words}</b>
        {end.into &&
          (end.ref ? (
            <Link to="/organisation/$node" params={{ node: end.ref.slice(7) }}>
              “{end.into}”
            </Link>
          ) : (
            `“${end.into}”`
          ))}
        {end.into && '。'}
      </div>
      <div className="quiet">{after}</div>
    </div>
  );
}
