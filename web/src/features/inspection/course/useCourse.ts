import { useCallback } from 'react';
import { dropDraft, readDraft, writeDraft } from '../../../lib/drafts';
import type { TaskSheet } from '../queries';
import { type Course, courseOf, type Looks, looked } from './course';
import { useLooks } from './useLooks';

/** How the sheet is being filled in, kept in this browser until it is handed in. */
export function useCourse(sheet: TaskSheet, at: string | null): { soFar: () => Course; forget: () => void } {
  const key = `course.${sheet.ref}`;
  useLooks(at, (look) => writeDraft(key, looked(readDraft<Looks>(key) ?? {}, look)));
  const soFar = useCallback(
    () =>
      courseOf(
        readDraft<Looks>(key) ?? {},
        sheet.lines.map(({ item }) => item),
        new Map(),
      ),
    [key, sheet.lines],
  );
  const forget = useCallback(() => dropDraft(key), [key]);
  return { soFar, forget };
}
