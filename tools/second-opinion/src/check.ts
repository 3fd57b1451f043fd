import { UserError } from '@hipaa-cdk/errors';
import { compare } from './compare';
import type { Disagreement } from './disagreement';
import { distinctFindings } from './distinct-findings';
import type { Engine } from './engines/engine';
import type { Finding } from './finding';
import type { Say } from './python/python-installation';
import { report } from './report';
import type { SynthesisedTemplate } from './synthesised-templates';
import { templateSuppressions } from './template-suppressions';

export interface CheckProps {
  readonly engines: readonly Engine[];
  readonly templates: readonly SynthesisedTemplate[];
  readonly disagreements: readonly Disagreement[];
  readonly say: Say;
}

/**
 * Asks every engine about every template and holds the answers against the reviewed list.
 *
 * @returns one line for when all is well
 * @throws UserError `SECOND_OPINION_DISAGREES` with a table of what is not reviewed or stale
 */
export async function check({ engines, templates, disagreements, say }: CheckProps): Promise<string> {
  const answers = await Promise.all(engines.map((engine) => ask(engine, templates, say)));
  const findings = [...answers.flat(), ...templateSuppressions(templates)];
  const comparison = compare(findings, disagreements);
  const { unreviewed, stale } = comparison;
  if (unreviewed.length + stale.length > 0) {
    throw new UserError({
      code: 'SECOND_OPINION_DISAGREES',
      message: `${unreviewed.length} findings without a review, ${stale.length} reviews without a finding.\n${report(comparison)}`,
      remedy:
        'Mend the layer, or write down in tools/second-opinion/src/disagreements why the engine is wrong; take out what is stale',
    });
  }
  return `${templates.length} templates; all ${findings.length} findings are among ${disagreements.length} reviewed disagreements`;
}

async function ask(
  engine: Engine,
  templates: readonly SynthesisedTemplate[],
  say: Say,
): Promise<readonly Finding[]> {
  say(`${engine.name} looks at ${templates.length} templates`);
  const findings = distinctFindings(await engine.judge(templates));
  say(`${engine.name} has ${findings.length} findings`);
  return findings;
}
