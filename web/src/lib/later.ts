import { useEffect, useState } from 'react';

/** The value once typing has paused. */
export function useLater<T>(value: T, pause = 200): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return late;
}
