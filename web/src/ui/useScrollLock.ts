import { useEffect } from 'react';
import './useScrollLock.css';

let locks = 0;

/**
 * Keeps the page still behind a dialog. Stands in for the one of antd's portal (vite.config.ts), which writes a style
 * element without the page's nonce, so that the content policy drops it.
 */
export default function useScrollLock(lock = false): void {
  useEffect(() => {
    if (!lock) return;
    locks += 1;
    document.documentElement.classList.add('scroll-locked');
    return () => {
      locks -= 1;
      if (locks === 0) document.documentElement.classList.remove('scroll-locked');
    };
  }, [lock]);
}
