import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutation } from './mutation';
import type { UnitTest } from './unit-test';

/** The test that answers for a mutation, if there is one. */
export function coveringTest(mutation: Mutation, tests: readonly UnitTest[]): UnitTest | undefined {
  return tests.find(
    ({ layer, environment = mutation.environment, resource, setting, broken = /^/ }) =>
      layer === mutation.layer &&
      environment === mutation.environment &&
      fits(resource, mutation.resource) &&
      fits(setting, mutation.setting) &&
      broken.test(mutation.description),
  );
}

/** What is wrong with a named test: its file or its title is not there. */
export function testProblem({ killedBy }: UnitTest, workspaceRoot: string): string | undefined {
  const [file = '', ...title] = killedBy.split(': ');
  const path = join(workspaceRoot, file);
  if (!existsSync(path)) return `${killedBy}: there is no such file`;
  // A title with an apostrophe stands in the other kind of quotes, and as it is in either.
  const found = title.length > 0 && readFileSync(path, 'utf8').includes(title.join(': '));
  return found ? undefined : `${killedBy}: the file has no such test`;
}

function fits(pattern: string | RegExp, text: string): boolean {
  return typeof pattern === 'string'
    ? text === pattern || text.startsWith(`${pattern}.`)
    : pattern.test(text);
}
