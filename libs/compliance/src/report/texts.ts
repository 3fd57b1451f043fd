import { basename, isAbsolute, relative } from 'node:path';
import { workspaceOf } from '@hipaa-cdk/layer/failure';
import type { Citation } from '@hipaa-cdk/rules';

/** Items with the same key together, in the order of the first of each. */
export function groups<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const group = found.get(key(item));
    if (group) group.push(item);
    else found.set(key(item), [item]);
  }
  return [...found.values()];
}

/** Every text once, in the order of its first appearance. */
export function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

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

/** Ends the name of a law or standard: what follows is a paragraph or control in it. */
const FAMILY = /^(45 CFR|NIST [\w-]+) /;

/** Citations on as few lines as can be: the name of each law or standard once. */
export function citationList(citations: readonly Citation[]): string {
  const family = (citation: Citation): string => FAMILY.exec(citation)?.[0] ?? '';
  return groups(citations, family)
    .map((cited) => {
      const name = family(cited[0] ?? '');
      return name + cited.map((citation) => citation.slice(name.length)).join(', ');
    })
    .join('; ');
}

/**
 * A file as reports name it: from the workspace that it is in, so that the same commit gives the same report on every
 * machine. Of a file outside of any workspace the name is left.
 */
export function reportedPath(file: string): string {
  if (!isAbsolute(file)) return file;
  const workspace = workspaceOf(file);
  const path = relative(workspace ?? process.cwd(), file);
  return path.startsWith('..') ? basename(file) : path.replaceAll('\\', '/');
}
