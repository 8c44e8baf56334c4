import type { Position } from '../types';
import { fieldState } from './field';

/** Under the ground there may be no answer: saving does not wait for it longer than this. */
const PATIENCE = 4_000;

/** Where the phone is, if its person wants that to be kept; null otherwise, and where the phone does not know. */
export async function whereAmI(): Promise<Position | null> {
  if (!navigator.geolocation || fieldState().tellsPlace !== true) return null;
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          longitude: coords.longitude,
          latitude: coords.latitude,
          accuracy: Math.round(coords.accuracy),
        }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    );
  });
}
