import type { FieldRecord } from '../types';

/** A step received earlier is past: the hazard has come back since, in another version. */
export function recordOf(
  records: FieldRecord[],
  hazard: string,
  version: number | undefined,
): FieldRecord | undefined {
  return records.find(
    (r) =>
      r.draft.kind === 'RECTIFICATION' &&
      r.draft.hazard === hazard &&
      (r.state !== 'RECEIVED' || version === undefined || r.expectedVersion === version),
  );
}
