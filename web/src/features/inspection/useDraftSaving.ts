import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { problemOf } from '../../api/problem';
import { dropDraft, readDraft, writeDraft } from '../../lib/drafts';
import { saveResults, sheetQuery, type TaskSheet } from './queries';
import {
  type Draft,
  type DraftAct,
  entriesOf,
  isUnsaved,
  type Kept,
  reduceDraft,
  restored,
  toSend,
} from './selfCheckDraft';

const PAUSE = 1_200;
const RETRY = 15_000;

export type DraftSaving = {
  draft: Draft;
  dispatch: (act: DraftAct) => void;
  /** The browser keeps it; false when it refuses. */
  keptHere: boolean;
  savedAt: string | null;
  /** Saves at once and answers whether the server has everything. */
  saveNow: () => Promise<Draft>;
  forget: () => void;
};

/** Every answer is kept in the browser at once and on the server a moment later, again and again until it is there. */
export function useDraftSaving(sheet: TaskSheet): DraftSaving {
  const key = `selfcheck.${sheet.ref}`;
  const [draft, dispatchTo] = useReducer(reduceDraft, null, () => restored(sheet, readDraft<Kept>(key)));
  const [keptHere, setKeptHere] = useState(true);
  const [savedAt, setSavedAt] = useState(sheet.savedAt);
  const cache = useQueryClient();
  const latest = useRef(draft);
  latest.current = draft;
  const running = useRef<Promise<Draft> | null>(null);

  const dispatch = useCallback((act: DraftAct) => {
    latest.current = reduceDraft(latest.current, act);
    dispatchTo(act);
  }, []);

  useEffect(() => {
    if (isUnsaved(draft))
      setKeptHere(writeDraft(key, { version: draft.version, entries: draft.entries, saved: draft.saved }));
    else dropDraft(key);
  }, [draft, key]);

  const save = useCallback(async (): Promise<Draft> => {
    if (!isUnsaved(latest.current) || latest.current.theirs) return latest.current;
    dispatch({ type: 'send' });
    const { version, sending } = latest.current;
    try {
      const answer = await saveResults(sheet, version, toSend(sheet.lines, sending ?? {}));
      setSavedAt(answer.savedAt);
      dispatch({ type: 'received', version: answer.version });
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'version-conflict') {
        const now =
          (problem.current as TaskSheet | undefined) ??
          (await cache.fetchQuery({ ...sheetQuery(sheet), staleTime: 0 }));
        dispatch({
          type: 'overtaken',
          theirs: { version: now.version, entries: entriesOf(now.lines), by: now.savedBy },
        });
      } else {
        dispatch({ type: 'failed', problem });
      }
    }
    return latest.current;
  }, [cache, dispatch, sheet]);

  const saveNow = useCallback(async (): Promise<Draft> => {
    while (running.current) await running.current;
    running.current = save().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [save]);

  const refused = draft.failure !== null && ![0, 401, 502, 503, 504].includes(draft.failure.status);
  const waiting = isUnsaved(draft) && !draft.sending && !draft.theirs && !refused;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the entries starts the pause anew
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => void saveNow(), draft.failure ? RETRY : PAUSE);
    return () => clearTimeout(timer);
  }, [waiting, draft.entries, draft.failure, saveNow]);

  useEffect(() => {
    const online = () => void saveNow();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [saveNow]);

  const forget = useCallback(() => dropDraft(key), [key]);
  return { draft, dispatch, keptHere, savedAt, saveNow, forget };
}
