import type { Citation } from '@hipaa-cdk/rules';
import { groups } from './groups';

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
