/** Signs, paths, quoted texts and words, each as it is written. */
const TOKEN = /\s*(\{|\}|\(|\)|&&|\|\||!=|=|\$(?:\.[A-Za-z0-9_-]+)+|"[^"]*"|[A-Z]+)/y;

/**
 * Cuts a filter pattern into its tokens.
 *
 * @throws Error where the pattern has something that these tests do not understand, numbers and regular expressions among it
 */
export function tokens(pattern: string): string[] {
  const found: string[] = [];
  const text = pattern.trimEnd();
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new Error(`filter pattern not understood at "${text.slice(at, at + 20)}"`);
    found.push(token);
  }
  return found;
}
