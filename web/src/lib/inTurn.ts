/**
 * Runs one after the other: what was asked before must not come in after what was asked since. Who asks while one runs gets
 * the next one, whoever else asks meanwhile the same.
 */
export function inTurn(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    const begin = () => {
      next = null;
      return work();
    };
    if (!next) {
      next = running.then(begin, begin);
      running = next;
    }
    return next;
  };
}
