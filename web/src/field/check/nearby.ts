import type { HazardAtPlace } from '../types';

/** The open hazards of a place: of the key place that was chosen, or where the words for the place are the same. Pure. */
export function nearby(
  hazards: readonly HazardAtPlace[],
  placeId: string | null,
  placeText: string | null,
): HazardAtPlace[] {
  const words = bare(placeText);
  return hazards.filter((open) =>
    placeId ? open.placeId === placeId : words !== '' && bare(open.hazard.placeText) === words,
  );
}

const bare = (words: string | null) => (words ?? '').replaceAll(/\s+/g, '');
