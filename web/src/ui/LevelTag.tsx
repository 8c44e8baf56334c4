import type { Level } from '../api/types';
import { levelText, levelWords } from '../api/words';
import './tags.css';

/** Each grade has a colour, a shape and a word. */
export function LevelMark({ level }: { level: Level }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {level === 'MAJOR' && <path d="M6 .8 11.6 11H.4z" fill="var(--red-mark)" />}
      {level === 'GENERAL' && <path d="M6 .6 11.4 6 6 11.4.6 6z" fill="var(--yellow-mark)" />}
      {level === 'MINOR' && <circle cx="6" cy="6" r="4.2" fill="var(--blue-mark)" />}
    </svg>
  );
}

/** @param proposed what a rule or the finder said before anybody graded: a major one must not look like any other */
export function LevelTag({ level, proposed }: { level: Level | null; proposed?: Level | null }) {
  if (!level && proposed === 'MAJOR') {
    return (
      <span className="tag tag-proposed">
        <LevelMark level="MAJOR" />
        建议重大
      </span>
    );
  }
  if (!level) return <span className="faint nowrap">{levelText(level)}</span>;
  return (
    <span className="tag" style={level === 'MAJOR' ? { color: 'var(--red)', fontWeight: 600 } : undefined}>
      <LevelMark level={level} />
      {levelWords[level]}
    </span>
  );
}
