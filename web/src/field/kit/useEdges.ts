import { type RefObject, useEffect } from 'react';

/** How much of the height may stay under the head, under the foot and under both before there is no room to read. */
const MOST = { top: 0.3, foot: 0.4, both: 0.6 };

type Edge = RefObject<HTMLElement | null>;

/**
 * Head and foot stay in sight as long as they leave room for what is between them; in large text on a low screen they go
 * with the page. What is scrolled or walked to stands clear of them: their heights follow the text, so they are measured.
 */
export function useEdges(top: Edge, foot: Edge): void {
  useEffect(() => {
    const [head, bottom] = [top.current, foot.current];
    if (!head || !bottom) return;
    const measure = () => {
      const { footStays, topStays } = stays(head.offsetHeight, bottom.offsetHeight, window.innerHeight);
      head.classList.toggle('loose', !topStays);
      bottom.classList.toggle('loose', !footStays);
      const { style } = document.documentElement;
      style.setProperty('--under-top', `${topStays ? head.offsetHeight : 0}px`);
      style.setProperty('--under-foot', `${footStays ? bottom.offsetHeight : 0}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(head);
    observer.observe(bottom);
    window.addEventListener('resize', measure);
    measure();
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [top, foot]);
}

/** Which of the two stay, of a screen so high. Pure. */
export function stays(top: number, foot: number, high: number): { topStays: boolean; footStays: boolean } {
  const topStays = top <= high * MOST.top;
  return { topStays, footStays: foot <= high * MOST.foot && (topStays ? top : 0) + foot <= high * MOST.both };
}
