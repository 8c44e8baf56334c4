/** `0:0:0:0:0:0:0:0/64` as a person reads it; the machine itself is named. */
export function networkText(network: string | null): string {
  if (!network) return '—';
  if (network === 'unknown') return '不明';
  if (network === '127.0.0.0/24') return '本机';
  if (!network.includes(':')) return network;
  const [address = '', size] = network.split('/');
  const groups = address.split(':').map((group) => group.replace(/^0+(?=.)/, ''));
  if (groups.every((group) => group === '0')) return '本机';
  const runs = [...groups.join(':').matchAll(/(?:^|:)0(?::0)+(?:$|:)/g)].map(([run]) => run);
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  const text = longest ? groups.join(':').replace(longest, '::') : groups.join(':');
  return size ? `${text}/${size}` : text;
}
