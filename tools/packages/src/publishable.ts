import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['libs', 'libs/contracts', 'tools'];

/** A project that becomes a package. */
export interface Publishable {
  /** Folder of the project, relative to the workspace. */
  readonly root: string;
  readonly manifest: SourceManifest;
}

/** Every project of the workspace that becomes a package, which one with a `package.json` is, in the order of their folders. */
export function publishables(workspaceRoot: string): Publishable[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(workspaceRoot, folder))
      .map((name) => `${folder}/${name}`)
      .filter((root) => existsSync(join(workspaceRoot, root, 'package.json')))
      .sort()
      .map((root) => ({
        root,
        manifest: readJson<SourceManifest>(join(workspaceRoot, root, 'package.json')),
      })),
  );
}

/** Name of a package without its scope. */
export function shortName({ manifest }: Publishable): string {
  return manifest.name.replace(/^@[^/]+\//, '');
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** The `package.json` that stands beside the sources of a package. */
export interface SourceManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  /** What can be imported, and the source file that it is. */
  readonly exports: Readonly<Record<string, string>>;
  /**
   * Sources that are run or loaded by their path, and imported by nothing.
   *
   * @default - none
   */
  readonly programs?: readonly string[];
  /**
   * Files, and folders of them, that are no TypeScript and go along.
   *
   * @default - none
   */
  readonly assets?: readonly string[];
  /**
   * File of the executors, for Nx.
   *
   * @default - it is no plugin
   */
  readonly executors?: string;
  /**
   * File of the generators, for Nx.
   *
   * @default - it is no plugin
   */
  readonly generators?: string;
}
