import { secretTexts, withheld, withheldSentence } from '@hipaa-cdk/rules';
import type { Finding, Proof, Subject } from './judgement';

/** Takes secrets of the templates out of what was found in them. */
export interface SecretKeeper {
  readonly finding: <T extends Finding>(finding: T) => T;
  readonly proof: (proof: Proof) => Proof;
}

/**
 * Reports and ledgers are kept, copied and read by many, so a value of a template gets into one here and nowhere else: what
 * is a secret, or stands where people write what they like, is withheld.
 */
export function secretKeeper(subjects: readonly Subject[]): SecretKeeper {
  const bySubject = new Map(subjects.map(({ name, template }) => [name, secretTexts(template)]));
  const secretsOf = ({ subject }: { readonly subject: string }): readonly string[] =>
    bySubject.get(subject) ?? [];
  return {
    finding: (finding) => {
      const secrets = secretsOf(finding);
      if (secrets.length === 0) return finding;
      const say = (text: string): string => withheldSentence(text, secrets);
      const { rule, property, problem } = finding;
      return { ...finding, rule: say(rule), property: property && say(property), problem: say(problem) };
    },
    proof: (proof) => {
      const path = proof.property.includes(', ') ? [] : proof.property.split('.');
      return { ...proof, value: withheld(proof.value, path, secretsOf(proof)) };
    },
  };
}
