/** Moves the focus to the link of the next or previous row (`data-row` holding `data-row-link`). */
export function moveInList(list: HTMLElement | null, by: 1 | -1): void {
  if (!list) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const to = here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + by, 0), rows.length - 1);
  const target = rows[to]?.querySelector<HTMLElement>('[data-row-link]');
  target?.focus({ preventScroll: true });
  rows[to]?.scrollIntoView({ block: 'nearest' });
}
