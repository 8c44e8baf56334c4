import { call } from '../../api/client';
import { carryOn, closedStore, fieldState, lock, meet, refresh, reload, set } from './field';
import { deviceId } from './phone';
import { OUT_OF_SIGHT } from './pin';
import { mustStore } from './records';

/** The PIN of this phone: said, set, changed, lifted, forgotten. */

/** Bytes come as Base64. */
type SecretView = { id: string; secret: string };

const bytesOf = ({ secret }: SecretView): ArrayBuffer =>
  Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0)).buffer;

/** Opens, or says how the PIN stands after a wrong one. */
export async function unlock(pin: string): Promise<void> {
  const mine = closedStore();
  const { holder, lock: before } = fieldState();
  if (!mine || !holder || !before) return;
  const guard = await mine.enter(pin);
  if (guard?.pin === 'none') {
    // Another tab has lifted it.
    if (await mine.open()) await carryOn(holder, mine);
  } else if (guard) set({ lock: { ...before, guard } });
  else await carryOn(holder, mine);
  void meet();
}

/** What opens the phone of who forgot the PIN; the server gives it to who has just signed in. */
export async function askSecret(): Promise<ArrayBuffer> {
  const id = fieldState().lock?.guard.secret ?? '';
  const signal = AbortSignal.timeout(20_000);
  return bytesOf(await call<SecretView>('GET', `/sync/phone-secrets/${id}`, { signal }));
}

export async function recover(secret: ArrayBuffer, pin: string): Promise<void> {
  const mine = closedStore();
  const { holder } = fieldState();
  if (!mine || !holder) return;
  await mine.recover(secret, pin);
  await carryOn(holder, mine);
  void meet();
}

/** The server first keeps what opens it again, or who forgets it would have lost what he has not sent. */
export async function setPin(pin: string): Promise<void> {
  const mine = mustStore();
  // Under somebody else's session it would be his secret, and open nothing here.
  const body = { owner: mine.personId, device: await deviceId() };
  const made = await call<SecretView>('POST', '/sync/phone-secrets', {
    body,
    signal: AbortSignal.timeout(20_000),
  });
  await mine.sealOld();
  await mine.setPin(pin, { id: made.id, bytes: bytesOf(made) });
  set({ pinOwed: null });
  await reload(true);
  // Where the city wants a PIN, only now may it be carried.
  void refresh();
}

/** @returns whether the old one was right; where it was wrong too often the phone has locked itself */
export async function changePin(old: string, pin: string): Promise<boolean> {
  return wasRight(await mustStore().changePin(old, pin));
}

export async function liftPin(pin: string): Promise<boolean> {
  return wasRight(await mustStore().liftPin(pin));
}

async function wasRight(guard: { pin: string } | null): Promise<boolean> {
  if (guard?.pin === 'gone') await lock();
  else await reload(true);
  return guard === null;
}

/** Asks again once the app was out of sight for long. */
export function lockOutOfSight(): void {
  let hidden: { at: number; ran: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      hidden = { at: Date.now(), ran: performance.now() };
      timer = setTimeout(() => void lock(), OUT_OF_SIGHT);
    } else if (hidden) {
      // A timer stands still while the phone sleeps, and a clock can be set back.
      const away = Math.max(Date.now() - hidden.at, performance.now() - hidden.ran);
      hidden = null;
      if (away > OUT_OF_SIGHT) void lock();
    }
  });
}
