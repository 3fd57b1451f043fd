import type { FullTemplate, Template } from '@hipaa-cdk/layer-templates';
import { publishedOutput } from '@hipaa-cdk/parameters/path';
import { placeOf } from '../place';
import type { DeployedStack } from './deployed-stack';
import { storedParameters } from './parameters';
import type { Session } from './session';

/** A value that a layer has published, by the word of its stack. */
export interface PublishedValue {
  /** In the Parameter Store. */
  readonly name: string;
  /** Of the layer's contract. */
  readonly entry: string;
  readonly value: string;
  readonly type: 'String' | 'StringList';
  readonly description?: string;
}

interface ParameterResource {
  readonly Name?: unknown;
  readonly Type?: unknown;
  readonly Description?: string;
}

/** Names in the Parameter Store under which a template publishes. */
export function publishedNames({ environment }: Session, layer: string, template: Template): string[] {
  return publishing(placeOf(environment, layer).published, template).map(({ name }) => name);
}

/** What a stack has published; nothing for entries that its last deploy did not know, or told in no output. */
export function publishedValues(
  { environment }: Session,
  layer: string,
  template: Template,
  { outputs }: Pick<DeployedStack, 'outputs'>,
): PublishedValue[] {
  const path = placeOf(environment, layer).published;
  return publishing(path, template).flatMap(({ name, type, description }) => {
    const entry = name.slice(path.length);
    const value = outputs.get(publishedOutput(entry));
    if (value === undefined) return [];
    return [{ name, entry, value, type: type === 'StringList' ? type : 'String', description }];
  });
}

function publishing(
  path: string,
  template: Template,
): { readonly name: string; readonly type: unknown; readonly description?: string }[] {
  const resources = Object.values((template as FullTemplate).Resources ?? {});
  return resources.flatMap(({ Type, Properties = {} }) => {
    const { Name: name, Type: type, Description: description } = Properties as ParameterResource;
    const isOurs = Type === 'AWS::SSM::Parameter' && typeof name === 'string' && name.startsWith(path);
    return isOurs ? [{ name, type, description }] : [];
  });
}

/**
 * Published values that somebody has deleted or overwritten since the deploy. CloudFormation compares templates and does not
 * see it, and readers would get another value, or none.
 *
 * @param stored names that exist -> values
 */
export function lostValues(
  published: readonly PublishedValue[],
  stored: ReadonlyMap<string, string>,
): PublishedValue[] {
  return published.filter(({ name, value }) => stored.get(name) !== value);
}

/**
 * Writes again what a layer has published and is not there any more, as the role that changes its stack.
 *
 * @param known names that exist -> values; they are asked for where nobody has
 * @returns entries that were written
 */
export async function publishAgain(
  session: Session,
  layer: string,
  template: Template,
  stack: DeployedStack,
  known?: ReadonlyMap<string, string>,
): Promise<string[]> {
  const published = publishedValues(session, layer, template, stack);
  if (published.length === 0) return [];
  const names = published.map(({ name }) => name);
  const lost = lostValues(published, known ?? (await storedParameters(session, names)));
  if (lost.length === 0) return [];
  const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
  const client = await session.publisherOf(placeOf(session.environment, layer).stack);
  for (const { name: Name, value: Value, type: Type, description: Description } of lost)
    await client.send(new PutParameterCommand({ Name, Value, Type, Description, Overwrite: true }));
  return lost.map(({ entry }) => entry);
}
