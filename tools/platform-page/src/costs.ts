import { billedOnce, idleCost } from '@hipaa-cdk/cost';
import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { isIntact, outputDirectory, readSynthesised } from '@hipaa-cdk/layer-templates';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';

/** What one environment, or what it shares in its account, costs in a month in which nobody uses it. */
export interface EnvironmentCost {
  /** Environment, or `account <number>` for layers that environments share. */
  readonly payer: string;
  /** Layer -> dollars, the dearest first. */
  readonly layers: readonly { readonly layer: string; readonly dollars: number }[];
  /** Why the sum is too low: what nobody has looked up, or what is not synthesised on this machine. */
  readonly missing: readonly string[];
}

/** A template, and whom it is for. */
export interface PricedTemplate {
  readonly layer: string;
  readonly environment: string;
  readonly template: CloudFormationTemplate;
}

/**
 * The templates of other environments as they were last synthesised on this machine. Nothing is synthesised for it: a page
 * that is looked at often must not cost minutes.
 */
export function synthesisedTemplates(
  workspaceRoot: string,
  environments: readonly Environment[],
  layers: readonly string[],
): PricedTemplate[] {
  return environments.flatMap(({ name }) =>
    layers.flatMap((layer) => {
      const directory = outputDirectory(workspaceRoot, layer, name);
      if (!isIntact(directory)) return [];
      const template = readSynthesised(directory).template as CloudFormationTemplate;
      return [{ layer, environment: name, template }];
    }),
  );
}

/** Cost of every environment that has a template, each layer of an account once. */
export function environmentCosts(
  templates: readonly PricedTemplate[],
  environments: readonly Environment[],
): EnvironmentCost[] {
  const payers = new Map<string, { layers: { layer: string; dollars: number }[]; missing: string[] }>();
  for (const { environment: payer, layer, template } of billedOnce(templates, environments)) {
    const bill = payers.get(payer) ?? { layers: [], missing: [] };
    payers.set(payer, bill);
    try {
      const dollars = [...idleCost(template).values()].reduce((sum, one) => sum + one, 0);
      bill.layers.push({ layer, dollars });
    } catch (error) {
      if (!UserError.is(error)) throw error;
      bill.missing.push(`${layer}: ${error.message}`);
    }
  }
  return [...payers].map(([payer, { layers, missing }]) => ({
    payer,
    layers: layers.sort((one, other) => other.dollars - one.dollars),
    missing,
  }));
}
