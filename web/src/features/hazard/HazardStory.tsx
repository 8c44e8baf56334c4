import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem';
import type { HazardDetail, HistoryEvent } from '../../api/types';
import { statusWords } from '../../api/words';
import { Section } from '../../ui/PageHeader';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { LoopRing } from '../../ui/StatusTag';
import { RowsSkeleton } from '../../ui/states';
import { Timeline, type TimelineEntry } from '../../ui/Timeline';
import { PersonPost, TimeText } from '../../ui/texts';
import { ChainMark } from './ChainMark';
import { historyQuery } from './queries';

/** Right side of the page: everything that happened, newest first. */
export function HazardStory({ hazard }: { hazard: HazardDetail }) {
  const { data, error, refetch } = useQuery(historyQuery(hazard.ref));
  return (
    <div className="hazard-story">
      <Section title="办理经过" id="story" extra={<ChainMark hazardRef={hazard.ref} />}>
        {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
        {!data && !error && <RowsSkeleton rows={6} />}
        {data && (
          <Timeline
            label="办理经过，最新在前"
            entries={newestFirst(data).map((event) => entryOf(event, hazard))}
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
