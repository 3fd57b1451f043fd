import { dirname, join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';

/** What the npm package with cfn-guard holds for this machine. */
export interface GuardPackage {
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
