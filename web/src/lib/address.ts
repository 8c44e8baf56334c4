/** State that matters lives in the address, as plain readable words: `?district=110108&status=RECTIFYING,PLANNING`. */

export type AddressState = Record<string, string | undefined>;

export function parseAddress(search: string): Record<string, string> {
  const state: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    state[name] = name in state ? `${state[name]},${value}` : value;
  }
  return state;
}

export function writeAddress(state: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  // Commas and Chinese words are legal in a query and easier to read and to mail.
  const text = search.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}

/** Keeps the named words of an address and drops what nobody knows. */
export function pick<const N extends string>(names: readonly N[]) {
  return (search: Record<string, unknown>): { [K in N]?: string } => {
    const state: { [K in N]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (value !== undefined && value !== null && value !== '') state[name] = String(value);
    }
    return state;
  };
}

export const listOf = (value: string | undefined): string[] =>
  value ? value.split(',').filter(Boolean) : [];
export const wordOf = (values: readonly string[]): string | undefined => values.join(',') || undefined;
