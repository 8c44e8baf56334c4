import type { ReactNode } from 'react';
import { today } from '../../lib/dates';
import { FieldChanges } from './Differences';
import type { Difference } from './publishing';
import { validity } from './words';
import './standards.css';

type Version = { effectiveFrom: string; effectiveTo: string | null };

type Props<T> = {
  versions: readonly T[];
  of: (version: T) => Version;
  difference: (version: T) => Difference;
  /** What a version says, with the days it is in force. */
  words: (version: T, valid: string) => ReactNode;
};

/** Versions of whatever is published, the newest first, each with what it changed. */
export function VersionList<T>({ versions, of, difference, words }: Props<T>) {
  return (
    <ol className="item-versions">
      {versions.map((version) => {
        const { effectiveFrom, effectiveTo } = of(version);
        return (
          <li key={effectiveFrom}>
            <p>
              {words(version, validity(effectiveFrom, effectiveTo))}
              {effectiveFrom > today() && '（尚未施行）'}
            </p>
            {difference(version).kind === 'CHANGED' && <FieldChanges difference={difference(version)} />}
          </li>
        );
      })}
    </ol>
  );
}
