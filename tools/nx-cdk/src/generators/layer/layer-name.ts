import { UserError } from '@hipaa-cdk/errors';
import { type Tree, getProjects } from '@nx/devkit';
import { contractRoot, layerRoot } from '../shared/places';

/** Words that mean something else on the command line, in parameter paths or in the language. */
const RESERVED: readonly string[] = [
  ...['account', 'all', 'apps', 'contracts', 'environments', 'libs', 'tools', 'stack', 'default'],
  ...[
    'synth',
    'diff',
    'deploy',
    'destroy',
    'check',
    'status',
    'lint',
    'test',
    'typecheck',
    'verify',
    'generate',
  ],
];

/**
 * Refuses a name that a layer cannot have.
 *
 * @throws UserError `NAME_INVALID`, `NAME_RESERVED` or `NAME_TAKEN`
 */
export function assertLayerName(tree: Tree, name: string): void {
  if (!/^(?=.{2,24}$)[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name)) {
    throw new UserError({
      code: 'NAME_INVALID',
      message: `${JSON.stringify(name)} is no name for a layer; expected 2 to 24 lower-case letters, digits and single hyphens, such as "claims-intake"`,
    });
  }
  if (RESERVED.includes(name) || name.startsWith('contracts-')) {
    throw new UserError({
      code: 'NAME_RESERVED',
      message: `"${name}" means something else in this workspace; expected a name of its own`,
    });
  }
  const taken =
    getProjects(tree).has(name) ||
    [layerRoot(name), contractRoot(name), `libs/${name}`, `tools/${name}`].some((root) => tree.exists(root));
  if (!taken) return;
  throw new UserError({
    code: 'NAME_TAKEN',
    message: `there is a project, a layer or a contract "${name}"; expected a name that is free`,
  });
}
