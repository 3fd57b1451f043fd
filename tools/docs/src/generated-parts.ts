/** Generated text stands between two comments that Markdown does not show. */
const open = (name: string): string => `<!-- generated: ${name} -->`;
const CLOSE = '<!-- end of generated part -->';

/**
 * Puts fresh text between the marks of each named part.
 *
 * @throws Error when a part has no marks in the document
 */
export function fillGeneratedParts(document: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [name, content]) => {
    const start = text.indexOf(open(name));
    const end = text.indexOf(CLOSE, start);
    if (start < 0 || end < 0)
      throw new Error(`the document has no part "${name}" between ${open(name)} and ${CLOSE}`);
    return `${text.slice(0, start)}${open(name)}\n\n${content}\n\n${text.slice(end)}`;
  }, document);
}
