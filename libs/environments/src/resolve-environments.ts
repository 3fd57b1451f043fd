import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import { type Environment, type EnvironmentInput, environmentSchema } from './environment';
import { environmentRules } from './environment-rules';
import { profiles } from './profile';
import { schemaProblems } from './schema-problems';

/** File in which the environment of that name is written. */
export function environmentFile(name: string): string {
  return `platform/environments/${name}.ts`;
}

/**
 * Validates every environment at once.
 *
 * @throws UserError `ENVIRONMENT_INVALID` listing all problems of all environments, path first
 */
export function resolveEnvironments(inputs: readonly EnvironmentInput[]): readonly Environment[] {
  const problems = inputs.flatMap((input, index) => shapeProblems(input, index));
  // Rules look at several fields and several environments at once, so they need sound shapes.
  if (problems.length === 0) problems.push(...environmentRules(inputs));
  if (problems.length > 0) {
    throw new UserError({
      code: 'ENVIRONMENT_INVALID',
      message: `${problems.length} problem(s) in platform/environments:\n${problemList(problems)}`,
    });
  }
  return inputs.map(resolve);
}

function shapeProblems(input: EnvironmentInput, index: number): Problem[] {
  const name = typeof input?.name === 'string' ? input.name : `environment ${index + 1}`;
  return schemaProblems(environmentSchema, input, [name]);
}

function resolve(input: EnvironmentInput): Environment {
  return {
    ...input,
    profile: profiles[input.profile],
    zones: input.zones.map((letter) => `${input.region}${letter}`),
  };
}
