import { inOrder } from './judgement/place';
import { isReplaced } from '@hipaa-cdk/rules';
import type { EngineResult, Judgement, Proof, Subject } from './judgement/judgement';
import type { Correction } from './judgement/correction';
import { notJudged } from './judgement/not-judged';
import { secretKeeper } from './judgement/secret-keeper';
import { judgeByPacks, type Pack } from './engines/own-packs';
import { assertTemplate, expandLoops } from '@hipaa-cdk/templates';

/** Which engines judge. */
export interface JudgeOptions {
  /** Packs of ours. */
  readonly packs: readonly Pack[];
  /**
   * Where public rules are wrong.
   *
   * @default - `publicCorrections`, which hold for everybody
   */
  readonly corrections?: readonly Correction[];
  /**
   * Whether to apply the public packs: HIPAA Security, NIST 800-53 r5 and AWS Solutions.
   *
   * @default true
   */
  readonly publicPacks?: boolean;
  /**
   * Whether to run the library's own template validation, whose engine takes seconds to start.
   *
   * @default true
   */
  readonly libraryValidation?: boolean;
  /**
   * Whether to say what no rule has looked at. It says something only where every pack is applied.
   *
   * @default - where the public packs are applied
   */
  readonly coverage?: boolean;
}

/**
 * Judges templates by everything there is to judge them by, in this process. Judge many in one call: what takes long
 * is loading the engines.
 *
 * @throws UserError `TEMPLATE_UNREADABLE` for something that is not a template
 */
export async function judge(given: readonly Subject[], options: JudgeOptions): Promise<Judgement> {
  const {
    packs,
    corrections,
    publicPacks = true,
    libraryValidation = true,
    coverage = publicPacks,
  } = options;
  for (const { template, name, source = name } of given) {
    assertTemplate(template, source, 'TEMPLATE_UNREADABLE');
  }
  const subjects = given.map((one) => {
    const template = expandLoops(one.template);
    return template === one.template ? one : { ...one, template };
  });
  const results: EngineResult[] = [judgeByPacks(subjects, packs)];
  if (publicPacks) {
    const { judgeByNag } = await import('./nag/judge-by-nag');
    results.push(judgeByNag(subjects, corrections));
  }
  if (libraryValidation) {
    const { judgeByLibrary } = await import('./engines/library-validation');
    results.push(judgeByLibrary(subjects));
  }
  if (coverage) results.push(notJudged(subjects, together(results)));
  const withoutSecrets = secretKeeper(subjects);
  const { packs: applied, rules, findings, corrected, proofs } = together(results);
  return {
    subjects: given,
    packs: applied,
    rules,
    findings: inOrder(findings).map(withoutSecrets.finding),
    corrected: inOrder(corrected).map(withoutSecrets.finding),
    proofs: inOrder(proofs).filter(isShown(subjects)).map(withoutSecrets.proof),
  };
}

/** What several engines found out, as if it were one. */
function together(results: readonly EngineResult[]): EngineResult {
  return {
    packs: results.flatMap(({ packs }) => packs),
    rules: results.flatMap(({ rules }) => rules),
    findings: results.flatMap(({ findings }) => findings),
    corrected: results.flatMap(({ corrected }) => corrected),
    proofs: results.flatMap(({ proofs }) => proofs),
  };
}

/** Whether the template shows what a proof is about: a loop or an included file may say the opposite of what was seen. */
function isShown(subjects: readonly Subject[]): (proof: Proof) => boolean {
  const hidden = new Set(
    subjects.flatMap(({ name, template }) =>
      Object.entries(template.Resources)
        .filter(([, resource]) => isReplaced(resource.Properties))
        .map(([logicalId]) => `${name} ${logicalId}`),
    ),
  );
  return ({ subject, logicalId }) => !hidden.has(`${subject} ${logicalId}`);
}
