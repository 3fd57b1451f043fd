import { UserError } from '@hipaa-cdk/errors';
import { writeApiSite } from './api-site';
import { buildPackages } from './build-packages';
import { pack, packedTarballs, tarballProblems } from './pack';
import { publishables } from './publishable';

/** What can be asked for. */
const VERBS: Readonly<Record<string, (workspaceRoot: string) => Promise<void>>> = {
  /** Builds every package and packs it. */
  pack: async (workspaceRoot) => {
    for (const { file } of await pack(workspaceRoot, await buildPackages(workspaceRoot))) console.log(file);
  },
  /** Writes the pages that show what packages export. */
  api: async (workspaceRoot) => {
    console.log(`${await writeApiSite(workspaceRoot, publishables(workspaceRoot))}/index.html`);
  },
  /** Judges what was built. */
  verify: async (workspaceRoot) => {
    const tarballs = packedTarballs(workspaceRoot);
    const problems = (await Promise.all(tarballs.map((one) => tarballProblems(workspaceRoot, one)))).flat();
    if (problems.length > 0)
      throw new UserError({
        code: 'PACKAGES_INVALID',
        message: [
          `${problems.length} problem(s) with packages:`,
          ...problems.map((one) => `  ✖ ${one}`),
        ].join('\n'),
      });
    console.log(`${tarballs.length} packages can be imported, with their types`);
  },
};

/**
 * Carries out a verb.
 *
 * @returns whether nothing was found wrong; what was is printed
 */
export async function carryOut(workspaceRoot: string, verb = 'pack'): Promise<boolean> {
  try {
    const run = VERBS[verb];
    if (!run) throw new Error(`expected one of ${Object.keys(VERBS).join(', ')}`);
    await run(workspaceRoot);
    return true;
  } catch (error) {
    console.error(UserError.is(error) ? error.describe() : error);
    return false;
  }
}

if (require.main === module)
  void carryOut(process.cwd(), process.argv[2]).then((sound) => (process.exitCode = sound ? 0 : 1));
