import { UserError } from '@hipaa-cdk/errors';
import { writeApiSite } from './api-site';
import { buildPackages } from './build-packages';
import { pack, packedTarballs, tarballProblems } from './pack';
import { publishables } from './publishable';

const workspaceRoot = process.cwd();

/** What can be asked for. */
const VERBS: Readonly<Record<string, () => Promise<void>>> = {
  /** Builds every package and packs it. */
  pack: async () => {
    for (const { file } of await pack(workspaceRoot, await buildPackages(workspaceRoot))) console.log(file);
  },
  /** Writes the pages that show what packages export. */
  api: async () => {
    console.log(`${await writeApiSite(workspaceRoot, publishables(workspaceRoot))}/index.html`);
  },
  /** Judges what was built. */
  verify: async () => {
    const tarballs = packedTarballs(workspaceRoot);
    const problems = (await Promise.all(tarballs.map(tarballProblems))).flat();
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

async function main(): Promise<void> {
  const [verb = 'pack'] = process.argv.slice(2);
  const run = VERBS[verb];
  if (!run) throw new Error(`expected one of ${Object.keys(VERBS).join(', ')}`);
  await run();
}

main().catch((error: unknown) => {
  console.error(UserError.is(error) ? error.describe() : error);
  process.exitCode = 1;
});
