import { join } from 'node:path';
import { type Subject, constructOrigins } from '@hipaa-cdk/compliance';
import { type Environment, allEnvironments, findEnvironment, thePlatform } from '@hipaa-cdk/environments';
import {
  type CloudFormationTemplate,
  type LaunchTemplate,
  type ParameterValues,
  decidingValues,
  resolveTemplate,
} from '@hipaa-cdk/templates';
import type { LayerPart } from '@hipaa-cdk/layer';
import { outputFolder, readSynthesised, synthesise } from '@hipaa-cdk/layer-templates';
import { deployedContents } from './assembly-contents';

/** Synthesises layers for the environments that have them, and hands all of their templates over to be judged. */
export async function checkSubjects(
  workspaceRoot: string,
  layers: readonly string[],
  environments: readonly Environment[],
): Promise<Subject[]> {
  const folder = outputFolder(workspaceRoot);
  const assemblies = await synthesise({ workspaceRoot, layers, environments, folder });
  return assemblies.flatMap(({ directory, layer, environment: name, parts }) => {
    const environment = findEnvironment(name);
    const published = parts.flatMap((part) => partSubjects(layer, environment, part));
    return [...assemblySubjects(directory, layer, environment), ...published];
  });
}

/** The template of a synthesised layer with all that is deployed with it, and the templates of its nested stacks. */
export function assemblySubjects(directory: string, layer: string, environment: Environment): Subject[] {
  const { manifest, template } = readSynthesised(directory);
  const { files, nestedStacks, nested } = deployedContents(directory, manifest.templateFile);
  const shared = {
    context: judgedAs(environment),
    layer,
    environment: environment.name,
  };
  const own = sourceOf(directory, manifest.templateFile);
  return [
    {
      ...shared,
      ...own,
      name: `${layer} ${environment.name}`,
      template: template as CloudFormationTemplate,
      assembly: { files, nestedStacks },
    },
    ...nested.map((inner) => ({
      ...shared,
      ...sourceOf(directory, inner.file),
      name: `${layer} ${inner.path} ${environment.name}`,
      part: inner.path,
      template: inner.template,
      assembly: { files: [], nestedStacks: inner.nestedStacks },
    })),
  ];
}

function sourceOf(directory: string, file: string): Pick<Subject, 'source' | 'origins'> {
  const source = join(directory, file);
  return { source, origins: constructOrigins(source) };
}

/**
 * What a layer publishes for others to launch, once for every combination of the parameters that decide on controls, so
 * that none of them hides a fault behind a condition. Launches that come out the same are judged once.
 */
export function partSubjects(
  layer: string,
  environment: Environment,
  part: Pick<LayerPart, 'name' | 'template'>,
): Subject[] {
  const template = part.template as LaunchTemplate;
  const launches = decidingValues(template).map((values) => {
    const resolved = resolveTemplate(template, values) as Subject['template'];
    const context = contextOf(environment, values);
    return { values, resolved, context, text: JSON.stringify([resolved, context]) };
  });
  const first = new Map(launches.map((launch) => [launch.text, launch] as const).reverse());
  return launches
    .filter((launch) => first.get(launch.text) === launch)
    .map(({ values, resolved, context }) => ({
      name: [layer, part.name, environment.name, ...Object.values(values)].join(' '),
      template: resolved,
      context,
      layer,
      part: part.name,
      launch: values,
      environment: environment.name,
    }));
}

/** What rules know of an environment beside its templates. */
export function judgedAs({ dataClass, profile }: Environment): Subject['context'] {
  return { dataClass, removal: profile.removal, accounts: knownAccounts() };
}

/** Launched for health data it is judged as such in every account; without the question, as the account is. */
function contextOf(environment: Environment, { PHI }: ParameterValues): Subject['context'] {
  const accounts = knownAccounts();
  if (PHI === 'YES') return { dataClass: 'phi', removal: 'retain', accounts };
  if (PHI === 'NO') return { dataClass: 'synthetic', removal: 'destroy', accounts };
  return judgedAs(environment);
}

/** Accounts of all environments and of partners: whoever else is named in a template is a stranger. */
export function knownAccounts(): readonly string[] {
  const { partners = [] } = thePlatform();
  return [...new Set([...allEnvironments(), ...partners].map(({ account }) => account))];
}
