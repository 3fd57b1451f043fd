import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** What the plugin knows of the workspace that it is in. */
export interface Workspace {
  readonly workspaceRoot: string;
  /** Sets of files that `nx.json` names. */
  readonly namedInputs?: Readonly<Record<string, unknown>>;
}

/** Only these packages shape a template; a new version of any other keeps the cached one. */
export function synthInputs(workspace: Workspace): Inputs {
  return [
    ...filesOf(workspace),
    { externalDependencies: ['aws-cdk-lib', 'constructs', 'zod', 'tsx', ...installed(workspace, LAYER)] },
  ];
}

/** What templates are made with: a project of this workspace, or else the package that brings it. */
const LAYER = { project: 'libs/layer', name: '@hipaa-cdk/layer' };
const RULES = { project: 'libs/compliance', name: '@hipaa-cdk/compliance' };
/** The projects that rules are made of, where they are projects. */
const RULE_PROJECTS = ['compliance', 'environments', 'rules', 'templates'];

/** A check also depends on the rules, on what is excepted from them, and on the day: exceptions expire. */
export function checkInputs(workspace: Workspace): Inputs {
  // The register is a project, and no file: a file named here would make every project affected by it.
  const projects = [
    ...(isProject(workspace, RULES.project) ? RULE_PROJECTS : []),
    ...(isProject(workspace, 'exceptions') ? ['exceptions'] : []),
  ];
  return [
    ...filesOf(workspace),
    ...(projects.length > 0 ? [{ input: nameOfFiles(workspace), projects }] : []),
    {
      externalDependencies: [
        'aws-cdk-lib',
        'cdk-nag',
        'constructs',
        'zod',
        'tsx',
        ...installed(workspace, LAYER),
        ...installed(workspace, RULES),
      ],
    },
    { runtime: 'node -p "new Date().toISOString().slice(0, 10)"' },
  ];
}

/** Files without tests where the workspace tells them apart, else all. */
function nameOfFiles({ namedInputs }: Workspace): string {
  return namedInputs?.['production'] === undefined ? 'default' : 'production';
}

function filesOf(workspace: Workspace): string[] {
  const name = nameOfFiles(workspace);
  return [name, `^${name}`];
}

function isProject({ workspaceRoot }: Workspace, project: string): boolean {
  return existsSync(join(workspaceRoot, project));
}

function installed(workspace: Workspace, { project, name }: typeof LAYER): string[] {
  return isProject(workspace, project) ? [] : [name];
}
