import { useEffect, useRef } from 'react';
import type { Look } from './course';

/** Tells of each look at an item when it ends: another item came, the page was left or went into the background. */
export function useLooks(item: string | null, tell: (look: Look) => void): void {
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    if (!item) return;
    let since: { from: number; tick: number } | null = null;
    const begin = () => {
      since ??= { from: Date.now(), tick: performance.now() };
    };
    const end = () => {
      if (!since) return;
      const { from, tick } = since;
      since = null;
      latest.current({ item, from, milliseconds: Math.round(performance.now() - tick) });
    };
    const turn = () => (document.hidden ? end() : begin());
    turn();
    document.addEventListener('visibilitychange', turn);
    window.addEventListener('pagehide', end);
    return () => {
      end();
      document.removeEventListener('visibilitychange', turn);
      window.removeEventListener('pagehide', end);
    };
  }, [item]);
}
