import { useEffect } from 'react';
import { lastOpened, rememberOpened } from './lastList';

/** Back from a line of the list: the focus stands on that line again, so that j and k go on from there. */
export function useReturnToRow(shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    const ref = lastOpened();
    const row = ref && document.querySelector(`[data-row="${CSS.escape(ref)}"]`);
    if (!row) return;
    // After the router has put the page where it was.
    const timer = setTimeout(() => {
      rememberOpened(null);
      row.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    }, 50);
    return () => clearTimeout(timer);
  }, [shown]);
}
