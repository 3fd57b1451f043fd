import { join } from 'node:path';
import { type Subject, constructOrigins } from '@hipaa-cdk/compliance';
import { type Environment, allEnvironments, canHaveLayer } from '@hipaa-cdk/environments';
import {
  type CloudFormationTemplate,
  type LaunchTemplate,
  type ParameterValues,
  resolveTemplate,
} from '@hipaa-cdk/templates';
import type { LayerPart } from '@hipaa-cdk/layer';
import { loadLayer, loadParts } from '../synth/load-layer';
import type { LayerNode } from '../request';
import { outputDirectory, readSynthesised } from '../synthesised-layer';

/** Synthesises a layer for each of the environments that have it, and hands all of its templates over to be judged. */
export async function checkSubjects(
  workspaceRoot: string,
  layer: LayerNode,
  environments: readonly Environment[],
): Promise<Subject[]> {
  const root = join(workspaceRoot, layer.root);
  const app = await loadLayer(root, layer.name);
  const subjects: Subject[] = [];
  for (const environment of environments.filter((one) => canHaveLayer(one, layer.name))) {
    const directory = outputDirectory(workspaceRoot, layer.name, environment.name);
    app.synth(environment, directory);
    subjects.push(subject(directory, layer.name, environment));
    for (const part of await loadParts(root, environment))
      subjects.push(...partSubjects(layer.name, environment, part));
  }
  return subjects;
}

function subject(directory: string, layer: string, environment: Environment): Subject {
  const { manifest, template } = readSynthesised(directory);
  const source = join(directory, manifest.templateFile);
  return {
    name: `${layer} ${environment.name}`,
    template: template as CloudFormationTemplate,
    context: {
      dataClass: environment.dataClass,
      removal: environment.profile.removal,
      accounts: ownAccounts(),
    },
    layer,
    environment: environment.name,
    source,
    origins: constructOrigins(source),
  };
}

/** Parameters whose every value makes another template. Others decide on sizes and names. */
const DECIDING = ['Environment', 'PHI'];

/**
 * What a layer publishes for others to launch, once for every combination of the parameters that decide on controls, so
 * that none of them hides a fault behind a condition.
 */
export function partSubjects(layer: string, environment: Environment, part: LayerPart): Subject[] {
  const template = part.template as LaunchTemplate;
  return combinations(template).map((values) => ({
    name: [layer, part.name, environment.name, ...Object.values(values)].join(' '),
    template: resolveTemplate(template, values) as Subject['template'],
    context: contextOf(environment, values),
    layer,
    part: part.name,
    environment: environment.name,
  }));
}

/** Every combination of the deciding parameters' allowed values; one without any for a template that has none. */
function combinations({ Parameters = {} }: LaunchTemplate): ParameterValues[] {
  return DECIDING.filter((name) => Object.hasOwn(Parameters, name)).reduce<ParameterValues[]>(
    (rows, name) =>
      rows.flatMap((row) =>
        (Parameters[name]?.AllowedValues ?? []).map((value) => ({ ...row, [name]: String(value) })),
      ),
    [{}],
  );
}

/** Launched for health data it is judged as such in every account; without the question, as the account is. */
function contextOf(environment: Environment, { PHI }: ParameterValues): Subject['context'] {
  const accounts = ownAccounts();
  if (PHI === 'YES') return { dataClass: 'phi', removal: 'retain', accounts };
  if (PHI === 'NO') return { dataClass: 'synthetic', removal: 'destroy', accounts };
  return { dataClass: environment.dataClass, removal: environment.profile.removal, accounts };
}

/** Accounts of all environments: whoever else is named in a template is a stranger. */
export function ownAccounts(): readonly string[] {
  return [...new Set(allEnvironments().map(({ account }) => account))];
}
