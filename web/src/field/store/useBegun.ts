import { useCallback, useEffect, useRef } from 'react';
import type { FieldRecord } from '../types';

/**
 * The record a page writes: begun by the first change and only once, however fast the next one follows. What could not
 * be begun is tried anew by the next change.
 */
export function useBegun(
  record: FieldRecord | undefined,
): (begin: () => Promise<FieldRecord>) => Promise<FieldRecord> {
  const begun = useRef<Promise<FieldRecord> | null>(null);
  // Once the page knows the record nothing is owed to the promise; when that record goes, the next is another one.
  useEffect(() => {
    if (record) begun.current = null;
  }, [record]);
  return useCallback(
    (begin) => {
      if (record) return Promise.resolve(record);
      begun.current ??= begin().catch((error) => {
        begun.current = null;
        throw error;
      });
      return begun.current;
    },
    [record],
  );
}
