import { dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from '@hipaa-cdk/errors';
import type { ProgramRunner } from '../run-program';
import { type Engine, engineFailure, readAnswer, templateAt } from './engine';
import type { Finding } from '../finding';
import type { SynthesisedTemplate } from '../synthesised-templates';
import type { InstalledPackages } from '../python-packages';

/** What the npm package with cfn-guard holds for this machine. */
interface GuardPackage {
  /** The program. */
  readonly binary: string;
  /** Folder of rule files: the proactive controls of AWS Control Tower. */
  readonly controlTowerRules: string;
}

const PACKAGE = '@cdklabs/cdk-validator-cfnguard';
const SYSTEMS: Readonly<Record<string, string>> = { linux: 'ubuntu', darwin: 'macos' };
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };

/**
 * Finds cfn-guard among the installed packages. The program is linked statically, so any Linux will do.
 *
 * @throws UserError `SECOND_OPINION_PLATFORM_UNSUPPORTED`, `SECOND_OPINION_GUARD_MISSING`
 */
export function guardPackage(
  platform: string = process.platform,
  architecture: string = process.arch,
  resolve: (request: string) => string = require.resolve,
): GuardPackage {
  const system = SYSTEMS[platform];
  const processor = PROCESSORS[architecture];
  if (!system || !processor) {
    throw new UserError({
      code: 'SECOND_OPINION_PLATFORM_UNSUPPORTED',
      message: `cfn-guard does not come for ${platform} on ${architecture}; expected Linux or macOS on x64 or arm64.`,
    });
  }
  const root = packageRoot(resolve);
  return {
    binary: join(root, 'bin', system, processor, 'cfn-guard'),
    controlTowerRules: join(root, 'rules', 'control-tower', 'cfn-guard'),
  };
}

function packageRoot(resolve: (request: string) => string): string {
  try {
    return dirname(resolve(`${PACKAGE}/package.json`));
  } catch (cause) {
    throw new UserError({
      code: 'SECOND_OPINION_GUARD_MISSING',
      message: `The package ${PACKAGE} is not installed.`,
      remedy: 'npm ci',
      cause,
    });
  }
}

/** A value that Guard looked at. What it was compared `to` may belong to a resource that nobody complains about. */
const COMPARED_WITH = 'to';
const IN_RESOURCE = /^\/Resources\/([^/]+)/;

/** Logical ids of the resources that a tree of failed checks points at. */
export function accusedResources(checks: readonly unknown[]): readonly string[] {
  return [...new Set(pathsIn(checks).flatMap((path) => IN_RESOURCE.exec(path)?.[1] ?? []))];
}

function pathsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(pathsIn);
  if (!isObject(node)) return [];
  // The value beside a path is a piece of the template, not of Guard's answer.
  if (typeof node['path'] === 'string') return [node['path']];
  return Object.entries(node).flatMap(([key, value]) => (key === COMPARED_WITH ? [] : pathsIn(value)));
}

/** The first line that the author of a rule wrote about its failure, else the first that Guard says itself. */
export function firstMessage(rule: unknown): string {
  return messagesIn(rule, 'custom_message')[0] ?? messagesIn(rule, 'error_message')[0] ?? 'no reason given';
}

function messagesIn(node: unknown, kind: 'custom_message' | 'error_message'): string[] {
  if (Array.isArray(node)) return node.flatMap((one: unknown) => messagesIn(one, kind));
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === kind && typeof value === 'string' ? firstLine(value) : messagesIn(value, kind),
  );
}

/** In some answers Guard writes a semicolon for the end of a line. */
function firstLine(text: string): string[] {
  const lines = text.split(/[\n;]/).map((line) => line.trim());
  const line = lines.find((one) => one !== '');
  return line === undefined ? [] : [line.replace(/^Violation: /, '')];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What cfn-guard writes with `--structured`: for each template the rules that failed, each with a tree of checks. */
export const cfnGuardAnswer = z.array(
  z.object({
    name: z.string(),
    not_compliant: z.array(
      z.object({ Rule: z.object({ name: z.string(), messages: z.unknown(), checks: z.array(z.unknown()) }) }),
    ),
  }),
);

/**
 * @throws UserError `SECOND_OPINION_ENGINE_FAILED` when a template is missing from the answer
 */
export function cfnGuardFindings(
  answer: z.infer<typeof cfnGuardAnswer>,
  templates: readonly SynthesisedTemplate[],
): readonly Finding[] {
  const unread = templates.find(({ path }) => !answer.some(({ name }) => name === path));
  if (unread) throw engineFailure('cfn-guard', `it says nothing about ${unread.path}`);
  return answer.flatMap(({ name, not_compliant }) => {
    const { layer, environment } = templateAt(templates, name);
    return not_compliant.flatMap(({ Rule: rule }) => {
      const finding: Finding = {
        engine: 'cfn-guard',
        rule: rule.name,
        layer,
        environment,
        message: firstMessage(rule),
      };
      const accused = accusedResources(rule.checks);
      return accused.length > 0 ? accused.map((logicalId) => ({ ...finding, logicalId })) : [finding];
    });
  });
}

export interface CfnGuardProps {
  readonly guard: GuardPackage;
  /** Rules of the AWS Guard Rules Registry. */
  readonly registryRules: string;
  readonly run: ProgramRunner;
}

const ALL_PASS = 0;
const SOME_FAIL = 19;

/** The rules of AWS's own Guard registry and the proactive controls of AWS Control Tower. */
export function cfnGuard({ guard, registryRules, run }: CfnGuardProps): Engine {
  return {
    name: 'cfn-guard',
    judge: async (templates) => {
      const result = await run({
        program: guard.binary,
        args: [
          ...['validate', '--structured', '--output-format', 'json', '--show-summary', 'none'],
          ...['--rules', guard.controlTowerRules, '--rules', registryRules],
          ...templates.flatMap(({ path }) => ['--data', path]),
        ],
        cwd: dirname(guard.binary),
        env: {},
      });
      const answer = readAnswer({
        engine: 'cfn-guard',
        result,
        isVerdict: (code) => code === ALL_PASS || code === SOME_FAIL,
        schema: cfnGuardAnswer,
      });
      return cfnGuardFindings(answer, templates);
    },
  };
}

/** Asks where a file of a package is, without running any of its code. */
const QUESTION = [
  'from importlib.metadata import distribution',
  "print(distribution('awslabs.aws-iac-mcp-server').locate_file('awslabs/aws_iac_mcp_server/data/default_guard_rules.guard'))",
].join('\n');

/**
 * The file with rules of the AWS Guard Rules Registry. The registry itself is on no package index.
 *
 * @throws UserError `SECOND_OPINION_ENGINE_FAILED`
 */
export async function registryRules(packages: InstalledPackages): Promise<string> {
  const { code, stdout, stderr } = await packages.runPython(['-c', QUESTION]);
  if (code !== 0) throw engineFailure('cfn-guard', 'the rules of the registry are not installed', stderr);
  return stdout.trim();
}
