/** Where one stands once signed in: at the address one came with, or the one the way to signing in names. Pure. */
export function returnPath({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  if (!isSignIn(pathname)) return pathname + search;
  const to = new URLSearchParams(search).get('to') ?? '/field';
  return to.startsWith('/field') && !isSignIn(to) ? to : '/field';
}

const isSignIn = (path: string) => path.startsWith('/field/sign-in');
