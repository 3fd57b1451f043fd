import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CommandHost, type CommandResult } from '@hipaa-cdk/temporary-workspace';

const WORKSPACE = resolve(__dirname, '../../../..');
const VARIABLES = { ...process.env, TSX_TSCONFIG_PATH: join(WORKSPACE, 'tsconfig.base.json') };

/** Loads the compiler and its judges once for all workspaces of a spec file, which ends it. */
export const HOST = new CommandHost({
  args: ['--import', 'tsx', join(__dirname, 'served-verbs.ts')],
  cwd: WORKSPACE,
});

/** What a test says of one of its projects. Everything else is sound. */
export interface SmallProject {
  readonly name: string;
  /** Text of `src/index.ts`. */
  readonly source: string;
  /**
   * Whether it becomes a package.
   *
   * @default true
   */
  readonly published?: boolean;
  /**
   * Fields of `package.json` beside those that every package has.
   *
   * @default - none
   */
  readonly manifest?: object;
}

/** A workspace of a few libraries that packages are made from, in a folder that is gone afterwards. */
export class SmallWorkspace {
  readonly root: string;

  constructor(projects: readonly SmallProject[]) {
    mkdirSync(join(WORKSPACE, 'tmp'), { recursive: true });
    // Below the workspace, so that the compiler finds what is installed there.
    this.root = mkdtempSync(join(WORKSPACE, 'tmp', 'packages-'));
    for (const folder of ['libs/contracts', 'tools']) mkdirSync(join(this.root, folder), { recursive: true });
    this.write('LICENSE', 'as is\n');
    this.write('package.json', JSON.stringify({ engines: { node: '>=20' }, dependencies: { zod: '4.6.7' } }));
    this.write('tsconfig.base.json', JSON.stringify({ compilerOptions: compilerOptions(projects) }));
    projects.forEach((project) => this.add(project));
  }

  write(file: string, text: string): void {
    const path = join(this.root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** Runs the program of these tools in the workspace. */
  run(verb: string): Promise<CommandResult> {
    return HOST.run({ args: [this.root, verb], variables: VARIABLES });
  }

  dispose(): void {
    rmSync(this.root, { recursive: true });
  }

  private add({ name, source, published = true, manifest }: SmallProject): void {
    const base = { name: `@acme/${name}`, version: '1.2.0', private: true, description: `The ${name}.` };
    const exports = { '.': './src/index.ts' };
    if (published)
      this.write(
        `libs/${name}/package.json`,
        JSON.stringify({ ...base, license: 'MIT', exports, ...manifest }),
      );
    this.write(`libs/${name}/README.md`, `# @acme/${name}\n`);
    this.write(`libs/${name}/src/index.ts`, source);
  }
}

function compilerOptions(projects: readonly SmallProject[]): object {
  return {
    target: 'es2022',
    module: 'commonjs',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
    rootDir: '.',
    paths: Object.fromEntries(projects.map(({ name }) => [`@acme/${name}`, [`./libs/${name}/src/index.ts`]])),
  };
}
