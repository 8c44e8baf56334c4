const ENDED = /[。！？!?….][”’」』]*$/;

/** People's words put among others: whether they wrote the full stop themselves or not, there is one. */
export function sentence(words: string): string {
  const said = words.replace(/[，、；：,;:\s]+$/, '');
  return ENDED.test(said) ? said : `${said}。`;
}
