import { ageOf, dayOf, isDay, minuteOf } from '../lib/dates';
import { moneyText, yuanText } from '../lib/money';
import './tags.css';

/** `2026-11-23` with its relative age beside it. */
export function DateText({ at, age = false }: { at: string | null | undefined; age?: boolean }) {
  if (!at) return <span className="faint">—</span>;
  const day = isDay(at) ? at : dayOf(at);
  return (
    <span className="nowrap">
      <time dateTime={at}>{day}</time>
      {age && <span className="faint"> {ageOf(day)}</span>}
    </span>
  );
}

export function TimeText({ at }: { at: string | null | undefined }) {
  if (!at) return <span className="faint">—</span>;
  return (
    <time dateTime={at} className="nowrap">
      {minuteOf(at)}
    </time>
  );
}

export function Money({ fen }: { fen: number | null | undefined }) {
  if (fen === null || fen === undefined) return <span className="faint">—</span>;
  return (
    <span className="number nowrap" title={yuanText(fen)}>
      {moneyText(fen)}
    </span>
  );
}

type PersonProps = {
  person: { name: string; post?: string | null; node?: string | null } | null | undefined;
};

/** Who, and under which post at that time. */
export function PersonPost({ person }: PersonProps) {
  if (!person) return <span className="faint">—</span>;
  const post = [person.node, person.post].filter(Boolean).join(' · ');
  return (
    <span className="person-post">
      {person.name}
      {post && <small>{post}</small>}
    </span>
  );
}

/** Who did it under which post, and when. */
export function PersonAndTime({ person, at }: PersonProps & { at: string | null | undefined }) {
  return (
    <span className="row">
      <PersonPost person={person} />
      <TimeText at={at} />
    </span>
  );
}

export function KeyHint({ keys }: { keys: string[] }) {
  return (
    <span aria-hidden="true" className="wide-only">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
