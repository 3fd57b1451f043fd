import { type Problem, UserError } from '@hipaa-cdk/errors';
import { type CloudFormationTemplate, parseTemplateFile } from '@hipaa-cdk/templates';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { ENVIRONMENTS, type EnvironmentName, type OldContext } from './old-context';

/** Stacks that the first template has for an environment, as it calls them. */
export const STACKS = ['Network', 'Storage', 'Authentication', 'Database', 'Users', 'Compute'] as const;

export type StackKind = (typeof STACKS)[number];

/** Template of one stack. */
export interface OldStack {
  readonly kind: StackKind;
  readonly environment: EnvironmentName;
  /** CloudFormation's name of it. */
  readonly name: string;
  readonly template: CloudFormationTemplate;
}

/** Stacks that are read, and what is wrong with the files. */
export interface ReadStacks {
  readonly stacks: readonly OldStack[];
  readonly problems: readonly Problem[];
}

const TEMPLATE = /\.(template\.json|template\.ya?ml|ya?ml|json)$/;
const NO_TEMPLATE = /^(cdk(\.context)?|manifest|tree|package(-lock)?|tsconfig|.*\.assets)\.json$/;

/** Reads the templates of the stacks of an application, wherever they lie below a folder. */
export async function readStacks(folder: string, { name, environments }: OldContext): Promise<ReadStacks> {
  const problems: Problem[] = [];
  const stacks: OldStack[] = [];
  const files = filesBelow(folder);
  for (const file of files) {
    const path = [relative(folder, file)];
    const of = stackOf(basename(file).replace(TEMPLATE, ''), name);
    if (!of) {
      problems.push({
        path,
        message: `is of no stack; expected a name such as ${name}-StorageStack-test.template.json`,
      });
      continue;
    }
    if (stacks.some((stack) => stack.name === of.name)) {
      problems.push({ path, message: `is the second template of ${of.name}; expected one` });
      continue;
    }
    try {
      stacks.push({ ...of, template: await parseTemplateFile(file) });
    } catch (error) {
      if (!UserError.is(error)) throw error;
      problems.push({ path, message: error.message.replaceAll(`${file}`, 'it').replace(/\s+/g, ' ') });
    }
  }
  const named = environments.map((environment) => environment.name);
  if (files.length === 0)
    problems.push({
      path: ['.'],
      message: 'has no templates; expected those of the stacks, in JSON or YAML',
    });
  for (const stack of stacks.filter(({ environment }) => !named.includes(environment))) {
    const message = `cdk.json has no account for ${stack.environment}; expected it, or no template`;
    problems.push({ path: [stack.name], message });
  }
  return { stacks, problems };
}

function stackOf(name: string, application: string): Omit<OldStack, 'template'> | undefined {
  for (const kind of STACKS)
    for (const environment of ENVIRONMENTS)
      if (name === `${application}-${kind}Stack-${environment}`) return { kind, environment, name };
  return undefined;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((entry) => entry !== 'node_modules' && !entry.startsWith('.'))
    .map((entry) => join(folder, entry))
    .flatMap((path) => {
      if (statSync(path).isDirectory()) return basename(path).startsWith('asset.') ? [] : filesBelow(path);
      return TEMPLATE.test(path) && !NO_TEMPLATE.test(basename(path)) ? [path] : [];
    });
}
