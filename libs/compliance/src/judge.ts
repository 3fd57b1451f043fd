import { inOrder } from './judgement/place';
import { isReplaced } from '@hipaa-cdk/rules';
import type { EngineResult, Judgement, Proof, Subject } from './judgement/judgement';
import type { Correction } from './judgement/correction';
import { secretKeeper } from './judgement/secret-keeper';
import { judgeByPacks, type Pack } from './engines/own-packs';
import { assertTemplate } from '@hipaa-cdk/templates';

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
}

/**
 * Judges templates by everything there is to judge them by, in this process. Judge many in one call: what takes long
 * is loading the engines.
 *
 * @throws UserError `TEMPLATE_UNREADABLE` for something that is not a template
 */
export async function judge(subjects: readonly Subject[], options: JudgeOptions): Promise<Judgement> {
  const { packs, corrections, publicPacks = true, libraryValidation = true } = options;
  for (const { template, name, source = name } of subjects) {
    assertTemplate(template, source, 'TEMPLATE_UNREADABLE');
  }
  const results: EngineResult[] = [judgeByPacks(subjects, packs)];
  if (publicPacks) {
    const { judgeByNag } = await import('./nag/judge-by-nag');
    results.push(judgeByNag(subjects, corrections));
  }
  if (libraryValidation) {
    const { judgeByLibrary } = await import('./engines/library-validation');
    results.push(judgeByLibrary(subjects));
  }
  const withoutSecrets = secretKeeper(subjects);
  return {
    subjects,
    packs: results.flatMap((result) => result.packs),
    rules: results.flatMap((result) => result.rules),
    findings: inOrder(results.flatMap((result) => result.findings)).map(withoutSecrets.finding),
    corrected: inOrder(results.flatMap((result) => result.corrected)).map(withoutSecrets.finding),
    proofs: inOrder(results.flatMap((result) => result.proofs))
      .filter(isShown(subjects))
      .map(withoutSecrets.proof),
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
