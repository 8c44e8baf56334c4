import { MailOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import type { HazardDetail, HistoryEvent } from '../../api/types';
import { statusWords } from '../../api/words';
import { Section } from '../../ui/PageHeader';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { LoopRing } from '../../ui/StatusTag';
import { RowsSkeleton } from '../../ui/states';
import { Timeline, type TimelineEntry } from '../../ui/Timeline';
import { PersonPost, TimeText } from '../../ui/texts';
import { type LetterMoment, momentsOf, woven } from '../supervision/letterStory';
import { lettersOfQuery } from '../supervision/queries';
import { ChainMark } from './ChainMark';
import { historyQuery } from './queries';

/** Right side of the page: everything that happened, newest first, with the letters sent about it. */
export function HazardStory({ hazard }: { hazard: HazardDetail }) {
  const { data, error, refetch } = useQuery(historyQuery(hazard.ref));
  const letters = useQuery(lettersOfQuery([hazard.ref], useMay()('supervise.order')));
  return (
    <div className="hazard-story">
      <Section title="办理经过" id="story" extra={<ChainMark hazardRef={hazard.ref} />}>
        {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
        {!data && !error && <RowsSkeleton rows={6} />}
        {letters.error && (
          <ProblemAlert problem={problemOf(letters.error)} onRetry={() => void letters.refetch()} />
        )}
        {data && (
          <Timeline
            label="办理经过，最新在前"
            entries={woven(newestFirst(data), momentsOf(letters.data ?? []), {
              event: (event) => entryOf(event, hazard),
              letter: letterEntry,
            })}
          />
        )}
      </Section>
    </div>
  );
}

export const newestFirst = (events: HistoryEvent[]) => [...events].sort((a, b) => b.version - a.version);

function entryOf(event: HistoryEvent, hazard: HazardDetail): TimelineEntry {
  // The words of the act and the way of the state say it already; a line saying it a third time is noise.
  const changes = event.changes.filter((c) => c.field !== 'status' && c.to !== event.reason);
  return {
    key: event.version,
    title: event.title,
    at: <TimeText at={event.at} />,
    by: <PersonPost person={event.by} />,
    mark: <LoopRing status={event.to} size={13} />,
    children: (
      <>
        {event.from !== event.to && event.version > 1 && (
          <p className="quiet">
            {statusWords[event.from]} → {statusWords[event.to]}
          </p>
        )}
        {event.reason && <p className="pre">{event.reason}</p>}
        {changes.length > 0 && (
          <ul className="story-changes">
            {changes.map((c) => (
              <li key={c.field}>
                <span className="quiet">{c.label}</span>{' '}
                {c.from !== null && <del className="faint">{c.from}</del>} <span>{c.to ?? '清空'}</span>
              </li>
            ))}
          </ul>
        )}
        {event.photos.length > 0 && (
          <PhotoStrip
            label={`${event.title}的照片`}
            photos={event.photos.map((photo) => ({
              ...hazard.photos.find((p) => p.file === photo.file),
              ...photo,
            }))}
          />
        )}
      </>
    ),
  };
}

/** Outside the sealed history, which counts and seals its own lines only. */
const letterEntry = ({ key, letter, act, by, words }: LetterMoment): TimelineEntry => ({
  key,
  title: (
    <>
      {act}{' '}
      <Link to="/supervision" search={{ hazard: letter.hazard.ref }}>
        {letter.rungTitle} <span className="nowrap">{letter.number}</span>
      </Link>
    </>
  ),
  at: <TimeText at={by.at} />,
  by: <PersonPost person={by} />,
  mark: <MailOutlined style={{ fontSize: 13 }} />,
  children: words && <p className="pre">{words}</p>,
});
