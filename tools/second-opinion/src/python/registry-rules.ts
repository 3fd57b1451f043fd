import { engineFailure } from '../engines/engine-failure';
import type { InstalledPackages } from './installed-packages';

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
