import type { Problem } from '@hipaa-cdk/errors';
import type { Judgement } from '../judgement/judgement';
import { packOf, qualified } from '../judgement/rule-id';
import type { Exception } from './exception';
import { isAbout, isNamed } from './scope';

/**
 * Exceptions without a finding. Each must match on every template that it is about, so that judging one layer in one
 * environment says the same about it as judging all: an exception that holds for some environments names them.
 */
export function unusedExceptions(judgement: Judgement, exceptions: readonly Exception[]): Problem[] {
  return exceptions.flatMap((exception, index) =>
    judgement.subjects
      .filter((subject) => isAbout(exception, subject))
      .flatMap(({ name }) =>
        pairs(exception)
          .filter(({ rule }) => wasApplied(rule, judgement))
          .filter(({ rule, resource }) => !hasFinding(judgement, name, rule, resource))
          .map(({ rule, resource }) => ({
            path: ['exceptions', index],
            message: `${name} has no finding ${rule} on ${resource}: remove it, or name the environments that have`,
          })),
      ),
  );
}

function pairs({ rules, resources }: Exception): { rule: string; resource: string }[] {
  return rules.flatMap((rule) => resources.map((resource) => ({ rule, resource })));
}

function wasApplied(rule: string, { packs }: Judgement): boolean {
  return packs.some((pack) => qualified(pack, '') === qualified(packOf(rule), ''));
}

function hasFinding({ findings }: Judgement, subject: string, rule: string, resource: string): boolean {
  return findings.some(
    (finding) => finding.subject === subject && finding.rule === rule && isNamed(resource, finding),
  );
}
