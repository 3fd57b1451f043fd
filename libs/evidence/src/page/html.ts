import { escaped } from '@hipaa-cdk/errors';

/** Markup that is written as it is. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** Markup with values in it. A value is text and becomes no markup; a list is written one after the other. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => text + written(parts[index])).join(''));
}

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return escaped(String(part));
}

/** Data that a script of the page reads: no text in it ends the element that it stands in. */
export function jsonBlock(id: string, data: unknown): Html {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028');
  return new Html(`<script type="application/json" id="${id}">${text}</script>`);
}

/** What a link to a paragraph ends with: `164.312(a)(2)(iii)` becomes `164.312-a-2-iii`. */
export function anchor(paragraph: string): string {
  return paragraph.replaceAll(')(', '-').replaceAll('(', '-').replaceAll(')', '');
}
