/** How a check was done: which item was in sight, when and for how long. Shown to the person himself alone. Pure. */

/** Degrees of WGS 84, and metres. */
export type Whereabouts = { longitude: number; latitude: number; accuracyMetres: number };

export type Step = {
  item: string;
  firstAt: string;
  lastAt: string;
  seconds: number;
  photosAt?: string[];
  position?: Whereabouts;
};

export type Course = { steps: Step[] };

/** In sight without a break. */
export type Look = { item: string; from: number; milliseconds: number };

/** By item; a look is kept to the millisecond, so that many short ones are not lost by rounding. */
export type Looks = Readonly<
  Record<string, { from: number; to: number; milliseconds: number; position?: Whereabouts }>
>;

const LONGEST = 86_400_000;

/** A clock that is put back meanwhile must not make an item end before it began. */
export function looked(looks: Looks, { item, from, milliseconds }: Look): Looks {
  const before = looks[item];
  return {
    ...looks,
    [item]: {
      ...before,
      from: before?.from ?? from,
      to: Math.max(before?.to ?? from, from + milliseconds),
      milliseconds: Math.min(LONGEST, (before?.milliseconds ?? 0) + milliseconds),
    },
  };
}

/** Where the device was when the item was first looked at; later positions change nothing. */
export function located(looks: Looks, item: string, position: Whereabouts): Looks {
  const before = looks[item];
  return !before || before.position ? looks : { ...looks, [item]: { ...before, position } };
}

/** In the order the items were first looked at, of the items of the list alone. */
export function courseOf(
  looks: Looks,
  items: readonly string[],
  photosAt: ReadonlyMap<string, string[]>,
): Course {
  const steps = items.flatMap((item) => {
    const look = looks[item];
    return look ? [{ item, look }] : [];
  });
  steps.sort((a, b) => a.look.from - b.look.from);
  return {
    steps: steps.map(({ item, look }) => {
      const photos = photosAt.get(item) ?? [];
      return {
        item,
        firstAt: new Date(look.from).toISOString(),
        lastAt: new Date(look.to).toISOString(),
        seconds: Math.round(look.milliseconds / 1000),
        ...(photos.length > 0 && { photosAt: photos.slice(0, 50) }),
        ...(look.position && { position: look.position }),
      };
    }),
  };
}

/** 1 分 05 秒 */
export function lengthOf(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours} 小时 ${minutes} 分`
    : `${minutes} 分 ${String(seconds % 60).padStart(2, '0')} 秒`;
}
