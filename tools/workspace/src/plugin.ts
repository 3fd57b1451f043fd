import type { CreateNodes, ProjectConfiguration, TargetConfiguration } from '@nx/devkit';

/** Kinds of projects by their folder, inner folders first: the beginning of the name, and the tag that says who may import whom. */
const KINDS = [
  { folder: /^apps\/([^/]+)/, prefix: '', tag: 'scope:layer' },
  { folder: /^libs\/contracts\/(?!src\/)([^/]+)(?=\/)/, prefix: 'contracts-', tag: 'scope:contract' },
  { folder: /^libs\/([^/]+)/, prefix: '', tag: 'scope:lib' },
  { folder: /^tools\/([^/]+)/, prefix: '', tag: 'scope:tools' },
  { folder: /^(platform|exceptions)/, prefix: '', tag: 'scope:lib' },
];

/** Whole commands on a copy of the workspace: they take minutes, and have a target of their own. */
const END_TO_END = 'tools/e2e';

/**
 * Makes every folder of source files a project, and gives it the targets that all projects have. A `project.json` says only
 * what the folder does not.
 */
export const createNodes: CreateNodes = [
  '{apps,exceptions,libs,platform,tools}/**/{*.ts,*.mjs,package.json}',
  (files) => {
    const projects = new Map<string, { name: string; tag: string; files: string[] }>();
    for (const file of files) {
      const kind = KINDS.find(({ folder }) => folder.test(file));
      const [root, name] = kind?.folder.exec(file) ?? [];
      if (!kind || !root || !name) continue;
      const project = projects.get(root) ?? { name: kind.prefix + name, tag: kind.tag, files: [] };
      project.files.push(file);
      projects.set(root, project);
    }
    return [...projects].map(([root, { name, tag, files: own }]) => {
      const published = own.includes(`${root}/package.json`);
      const project: Omit<ProjectConfiguration, 'root'> = {
        name,
        projectType: tag === 'scope:layer' ? 'application' : 'library',
        sourceRoot: root,
        tags: published ? [tag, 'publishable'] : [tag],
        targets: targets(root, own, published),
      };
      return [own[0] ?? root, { projects: { [root]: project } }] as const;
    });
  },
];

function targets(
  root: string,
  files: readonly string[],
  published: boolean,
): Record<string, TargetConfiguration> {
  const compiled = files.some((file) => file.endsWith('.ts'));
  const tested = root !== END_TO_END && files.some((file) => file.endsWith('.spec.ts'));
  return {
    lint: LINT,
    ...(compiled && { typecheck: TYPECHECK }),
    ...(tested && { test: TEST }),
    ...(published && { 'nx-release-publish': {} }),
  };
}

/** How this project looks at the others. An input and no dependency: a change of it affects no layer. */
const HOW = { input: 'default', projects: ['workspace'] };

/** The same for a file at the root: as a file it would be an input that affects every project. */
const contentOf = (file: string) => ({
  runtime: `node -p "require('node:fs').readFileSync('${file}', 'utf8')"`,
});

const LINT = inspect('lint', 'Lints the files of the project', [
  'default',
  '^production',
  HOW,
  contentOf('eslint.config.mjs'),
  { externalDependencies: ['eslint', '@nx/eslint-plugin', 'typescript-eslint', '@eslint/js'] },
]);

const TYPECHECK = inspect('typecheck', 'Checks the types of the project', [
  'default',
  '^default',
  HOW,
  contentOf('tsconfig.json'),
  {
    externalDependencies: ['typescript', 'aws-cdk-lib', 'constructs', 'zod', '@types/node', '@types/jest'],
  },
]);

const TEST = inspect('test', 'Runs the unit tests of the project', [
  'default',
  '^production',
  HOW,
  contentOf('jest.config.cjs'),
  { externalDependencies: ['jest', 'ts-jest', 'typescript'] },
]);

function inspect(
  command: string,
  description: string,
  inputs: NonNullable<TargetConfiguration['inputs']>,
): TargetConfiguration {
  return {
    executor: './tools/workspace/executors:inspect',
    options: { command },
    cache: true,
    inputs,
    metadata: { description },
  };
}
