/**
 * Photos that could not be sent yet. Their bytes lie beside the draft, so that it does not grow with each letter typed, and
 * go with it; what is too much for the browser stands on the page alone, and the person is told.
 */
const KEY = 'bihuan.report.photo.';

/** Characters of all of them together; a browser gives a page about five million. */
export const MOST_HELD = 3_500_000;

const onPage = new Map<string, Blob>();

const keys = (): string[] => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(KEY));
  } catch {
    return [];
  }
};

/** @returns whether it is still there when the page is opened again */
export async function hold(id: string, picture: Blob): Promise<boolean> {
  onPage.set(id, picture);
  const text = await textOf(picture).catch(() => null);
  if (!text) return false;
  try {
    const others = keys().reduce((sum, key) => sum + (localStorage.getItem(key)?.length ?? 0), 0);
    if (others + text.length > MOST_HELD) return false;
    localStorage.setItem(KEY + id, text);
    return true;
  } catch {
    return false;
  }
}

export function held(id: string): Blob | null {
  const here = onPage.get(id);
  if (here) return here;
  try {
    const [head, bytes] = (localStorage.getItem(KEY + id) ?? '').split(';base64,');
    if (!head || !bytes) return null;
    const type = head.slice('data:'.length);
    return new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type });
  } catch {
    return null;
  }
}

export function letGo(id: string): void {
  onPage.delete(id);
  try {
    localStorage.removeItem(KEY + id);
  } catch {
    // Nothing was kept.
  }
}

export function letAllGo(): void {
  onPage.clear();
  for (const key of keys()) letGo(key.slice(KEY.length));
}

const textOf = (picture: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(picture);
  });
