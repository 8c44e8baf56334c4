/** How much room the browser gives us, told before it runs out. */

export type Room = { persistent: boolean; usage: number; quota: number; scarce: boolean };

/** Below this a day of photos may not fit any more. */
const LITTLE = 60 * 1024 * 1024;
const NEARLY_FULL = 0.85;

export async function lookAtRoom(): Promise<Room | null> {
  if (!navigator.storage?.estimate) return null;
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  const persistent = (await navigator.storage.persisted?.()) ?? false;
  return {
    persistent,
    usage,
    quota,
    scarce: quota > 0 && (quota - usage < LITTLE || usage / quota > NEARLY_FULL),
  };
}

/** A browser that has not promised to keep our store may throw it away when it wants space. */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** For what can be had again: a full store must not stop what would empty it. */
export async function ifRoom(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}

export function megabytes(bytes: number): string {
  const mb = bytes / 1024 / 1024;
  return mb >= 1024 ? `${(mb / 1024).toFixed(1)} GB` : `${Math.max(0, Math.round(mb))} MB`;
}
