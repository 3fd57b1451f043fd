import { stripVTControlCharacters } from 'node:util';

/** Signs that steer a terminal or turn the direction of what follows. The line feed is not among them. */
const STEERING = /(?!\n)[\p{Cc}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}-\u{2069}\u{FEFF}]/gu;

/**
 * Text of somebody else, such as a value of a template or a reason of AWS, of which a terminal and a document show every
 * sign: colours and cursor movements are taken out, and what is left of control characters is written as an escape.
 */
export function visibleText(text: string): string {
  return stripVTControlCharacters(text).replace(STEERING, escapeOf);
}

/** The same in one line: a line feed is written as an escape too. */
export function oneLine(text: string): string {
  return visibleText(text).replaceAll('\n', '\\n');
}

function escapeOf(sign: string): string {
  if (sign === '\t') return '\\t';
  if (sign === '\r') return '\\r';
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is no markup, in an element of a page or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => MARKUP[sign] ?? sign);
}
