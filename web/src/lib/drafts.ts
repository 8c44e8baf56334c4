import { useCallback, useRef, useState } from 'react';

/**
 * What a person has typed and the server has not yet confirmed, kept in the browser under the person's own key.
 * Written with every keystroke, synchronously: closing the tab or a crash costs nothing.
 */

let owner = 'nobody';

export function setDraftOwner(personId: string): void {
  owner = personId;
}

const address = (key: string) => `bihuan.draft.${owner}.${key}`;

export function readDraft<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(address(key));
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** False when the browser refuses (storage full or switched off). */
export function writeDraft(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(address(key), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(address(key));
  } catch {
    // Nothing is kept where storage is switched off.
  }
}

export type Draft<T> = {
  value: T;
  change: (next: T | ((before: T) => T)) => void;
  /** Forgets the draft: the server has the content now. */
  drop: () => void;
  /** An earlier visit left this draft. */
  restored: boolean;
  state: 'untouched' | 'kept' | 'failed';
};

export function useDraft<T>(key: string, initial: () => T): Draft<T> {
  const [restored] = useState(() => readDraft<T>(key) !== null);
  const [value, setValue] = useState<T>(() => readDraft<T>(key) ?? initial());
  const [state, setState] = useState<Draft<T>['state']>(restored ? 'kept' : 'untouched');
  const latest = useRef(value);
  const change = useCallback(
    (next: T | ((before: T) => T)) => {
      latest.current = typeof next === 'function' ? (next as (before: T) => T)(latest.current) : next;
      setValue(latest.current);
      setState(writeDraft(key, latest.current) ? 'kept' : 'failed');
    },
    [key],
  );
  const drop = useCallback(() => dropDraft(key), [key]);
  return { value, change, drop, restored, state };
}
