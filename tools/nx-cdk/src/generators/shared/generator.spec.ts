import { createTree } from '@nx/devkit/testing';
import { workspaceTree } from '../testing/workspace-tree';
import { assertTemplate } from './generator';

test('a fork of the template is taken', () => {
  expect(() => assertTemplate(workspaceTree())).not.toThrow();
});

test('another workspace is refused in one line, with what it lacks', () => {
  const tree = createTree();
  tree.write('tsconfig.base.json', '{}');
  expect(() => assertTemplate(tree)).toThrow(
    expect.objectContaining({
      code: 'WORKSPACE_OTHER',
      message:
        'this workspace has no platform/index.ts, no jest.preset.js; expected a fork of the template, which the generators are for',
    }),
  );
});
