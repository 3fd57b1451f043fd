import { resolve } from 'node:path';
import type { Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';

const WORKSPACE = resolve(__dirname, '../../../../..');

/**
 * This workspace as a tree in memory, with a layer "intake" that publishes one entry of each kind. Nothing is written to
 * disk.
 */
export function workspaceTree(): Tree {
  const tree = Object.assign(createTree(), { root: WORKSPACE });
  tree.write('apps/intake/cdk.json', '{}');
  tree.write(
    'apps/intake/src/main.ts',
    "createLayerApp({\n  layer: 'intake',\n  owner: 'intake-team',\n});\n",
  );
  tree.write(
    'apps/intake/src/intake-stack.ts',
    "import { intakeContract } from '@hipaa-cdk/contracts-intake';\npublish(this, intakeContract, { queueUrl: queue.queueUrl, zoneNames: zones });\n",
  );
  tree.write(
    'libs/contracts/intake/src/index.ts',
    `export const intakeContract = defineContract({
  layer: 'intake',
  revision: 1,
  entries: {
    zoneNames: { type: 'List<String>', description: 'names of the zones' },
    queueUrl: { type: 'String', description: 'address of the queue' },
  },
});
`,
  );
  tree.write(
    'libs/contracts/intake/src/index.spec.ts',
    "expect(Object.keys(intakeContract.entries)).toEqual(['zoneNames', 'queueUrl']);\nexpect(lists).toEqual(['zoneNames']);\n",
  );
  return tree;
}

/** Text of a file that the test wants to be there. */
export function read(tree: Tree, file: string): string {
  const text = tree.read(file, 'utf8');
  if (text === null) throw new Error(`there is no ${file}`);
  return text;
}

/** Files that differ from those on disk. */
export function changes(tree: Tree): string[] {
  return tree
    .listChanges()
    .map(({ path }) => path)
    .sort();
}
