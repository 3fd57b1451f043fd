import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuiltManifestProps, builtManifest, importedPackages } from './built-manifest';
import { compile } from './compile';
import { type Publishable, publishables, shortName } from './publishable';
import { readmeOf } from './readme-of';

interface WorkspaceManifest {
  readonly repository?: BuiltManifestProps['repository'];
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Where packages lie, each in a folder of its own. */
export const PACKAGES = 'dist/packages';

/**
 * Builds every package of the workspace.
 *
 * @returns their folders
 * @throws UserError when one cannot be compiled, or imports what is not published
 */
export async function buildPackages(workspaceRoot: string): Promise<string[]> {
  const packages = publishables(workspaceRoot);
  const compiled = join(workspaceRoot, 'dist', 'compiled-packages');
  rmSync(compiled, { recursive: true, force: true });
  compile(workspaceRoot, packages, compiled);
  const workspace = readManifest(workspaceRoot);
  const shared = {
    own: new Map(packages.map(({ manifest }) => [manifest.name, manifest.version])),
    proved: { ...workspace.devDependencies, ...workspace.dependencies },
    node: workspace.engines.node,
    repository: workspace.repository,
    scope: packages[0]?.manifest.name.split('/')[0] ?? '',
  };
  const folders: string[] = [];
  for (const publishable of packages) {
    const folder = join(workspaceRoot, PACKAGES, shortName(publishable));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(join(compiled, publishable.root), folder, { recursive: true });
    copyAssets(workspaceRoot, publishable, folder);
    const imported = importedPackages(folder);
    const manifest = builtManifest({ publishable, imported, ...shared });
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    writeFileSync(join(folder, 'README.md'), await readmeOf(workspaceRoot, publishable));
    folders.push(folder);
  }
  rmSync(compiled, { recursive: true });
  return folders;
}

/** Tests and what they leave behind, and sources, which go compiled. */
const NOT_SHIPPED = /\.ts$|^tests$|^testing$|^__pycache__$|^\.pytest_cache$/;

function copyAssets(workspaceRoot: string, { root, manifest }: Publishable, folder: string): void {
  cpSync(join(workspaceRoot, 'LICENSE'), join(folder, 'LICENSE'));
  const changes = join(workspaceRoot, 'CHANGELOG.md');
  if (existsSync(changes)) cpSync(changes, join(folder, 'CHANGELOG.md'));
  for (const asset of manifest.assets ?? []) {
    cpSync(join(workspaceRoot, root, asset), join(folder, asset), {
      recursive: true,
      filter: (source) => !NOT_SHIPPED.test(basename(source)),
    });
  }
}

function readManifest(workspaceRoot: string): WorkspaceManifest {
  return JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as WorkspaceManifest;
}
