/** Columns of a report. */
export const WIDTH = 120;

/**
 * Breaks a text between words.
 *
 * @param indent columns before the first line
 * @param hanging columns before every other line
 */
export function paragraph(text: string, indent: number, hanging = indent): string {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(hanging);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
