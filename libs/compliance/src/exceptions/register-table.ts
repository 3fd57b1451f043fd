import { detailedName, packOf, shortName } from '../judgement/rule-id';
import { unique, paragraph } from '../report/texts';
import type { Correction } from '../judgement/correction';
import type { Exception } from './exception';

/** The register as an auditor reads it, and the number of rules that it is about. */
export function registerTable(exceptions: readonly Exception[]): string {
  const count = `${exceptions.length} exception(s) for ${exceptedRules(exceptions).length} rule(s)`;
  return [...exceptions.map(entry), `${count}: ${exceptedRules(exceptions).join(', ') || 'none'}`, ''].join(
    '\n',
  );
}

/** Names of the rules that have exceptions. A rule that packs share counts once. */
export function exceptedRules(exceptions: readonly Exception[]): string[] {
  return unique(exceptions.flatMap(({ rules }) => rules.map(shortName))).sort();
}

function entry(exception: Exception): string {
  const { rules, layer, environments, expires, owner, ticket, reason, compensatingControl, link } = exception;
  const where = `${layer}, ${environments?.join(', ') ?? 'all environments'}`;
  return [
    `${unique(rules.map(detailedName)).join(', ')}  (${unique(rules.map(packOf)).join(', ')})`,
    ...exception.resources.map((resource) => `  on       ${resource}  (${where})`),
    paragraph(`reason   ${reason}`, 2, 11),
    paragraph(`instead  ${compensatingControl}`, 2, 11),
    `  until    ${expires}, ${owner}, ${ticket}`,
    ...(link ? [`  see      ${link}`] : []),
    '',
  ].join('\n');
}

/** Corrections of public rules as an auditor reads them. */
export function correctionTable(corrections: readonly Correction[]): string {
  return corrections
    .map(({ id, rule, reason, instead, owner, expires }) =>
      [
        `${rule}  (${id})`,
        paragraph(`reason   ${reason}`, 2, 11),
        paragraph(`instead  ${instead}`, 2, 11),
        `  until    ${expires ?? 'what is asked for instead is gone'}, ${owner}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}
