/** How dark a cell is, 0 to 5: by the root, so that one crowded cell does not leave the rest white. */
export function heatStep(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.max(1, Math.ceil(Math.sqrt(value / most) * 5));
}
