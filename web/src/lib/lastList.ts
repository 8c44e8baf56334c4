/** The list a person came from, so that he can go on to its next line without going back. */

type List = { refs: string[]; address: string };

let last: List = { refs: [], address: '' };

export function rememberList(refs: string[], address: string): void {
  last = { refs, address };
}

export type Neighbours = { before?: string; after?: string; at: number; of: number; address: string };

/** Null where the line is not part of the list last seen, e.g. opened from a link in a mail. */
export function neighboursOf(ref: string): Neighbours | null {
  const i = last.refs.indexOf(ref);
  if (i < 0) return null;
  return {
    before: last.refs[i - 1],
    after: last.refs[i + 1],
    at: i + 1,
    of: last.refs.length,
    address: last.address,
  };
}

let opened: string | null = null;

/** The line now open; whoever comes back to the list stands on it again. */
export function rememberOpened(ref: string | null): void {
  opened = ref;
}

export const lastOpened = (): string | null => opened;
