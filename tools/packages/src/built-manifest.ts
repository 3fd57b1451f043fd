import { UserError } from '@hipaa-cdk/errors';
import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import * as ts from 'typescript';
import type { Publishable } from './publishable';

/** Packages of which a consumer has one that everything shares, with what must be of the same version. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  'aws-cdk-lib': [],
  constructs: [],
  '@nx/devkit': ['nx'],
  typescript: [],
};

export interface BuiltManifestProps {
  readonly publishable: Publishable;
  /** Packages that its compiled files import. */
  readonly imported: readonly string[];
  /** All packages of the workspace, with their versions. */
  readonly own: ReadonlyMap<string, string>;
  /** Versions of the packages of others, as the workspace has proved them. */
  readonly proved: Readonly<Record<string, string>>;
  /** Node versions that the workspace supports. */
  readonly node: string;
  /** Scope whose packages are the workspace's. */
  readonly scope: string;
  /**
   * Repository of the workspace. The registry's pages find in it what a README links to.
   *
   * @default - nobody is told where the sources are
   */
  readonly repository?: { readonly type: string; readonly url: string };
}

/**
 * The `package.json` of a package, with what its files import as dependencies: packages of this workspace in the same
 * version, those of others in the version that was proved here, and what a consumer must have once as peers.
 *
 * @throws UserError `PACKAGE_IMPORTS_PRIVATE` when it imports a project that is not published, `PACKAGE_IMPORTS_UNKNOWN`
 * when the workspace has no version of what it imports
 */
export function builtManifest(props: BuiltManifestProps): Record<string, unknown> {
  const { publishable, imported, node, repository } = props;
  const { name, version, description, license, executors, generators } = publishable.manifest;
  const others = imported.filter((other) => other !== name);
  const peers = others.flatMap((other) => (SHARED[other] ? [other, ...SHARED[other]] : []));
  const dependencies = others.filter((other) => !SHARED[other]);
  return {
    name,
    version,
    description,
    license,
    ...(repository && { repository: { ...repository, directory: publishable.root } }),
    type: 'commonjs',
    engines: { node },
    exports: builtExports(publishable),
    types: './src/index.d.ts',
    main: './src/index.js',
    ...(executors && { executors }),
    ...(generators && { generators }),
    dependencies: Object.fromEntries(dependencies.map((other) => [other, versionOf(other, props)])),
    peerDependencies: Object.fromEntries(peers.map((other) => [other, `^${versionOf(other, props)}`])),
  };
}

/** What can be imported from the compiled package: declarations and CommonJS for each source, other files as they are. */
function builtExports({ manifest }: Publishable): Record<string, unknown> {
  const built = Object.entries(manifest.exports).map(([path, file]) => {
    const stem = file.replace(/\.ts$/, '');
    return [path, stem === file ? file : { types: `${stem}.d.ts`, default: `${stem}.js` }];
  });
  return Object.fromEntries([...built, ['./package.json', './package.json']]) as Record<string, unknown>;
}

function versionOf(name: string, { publishable, own, proved, scope }: BuiltManifestProps): string {
  const version = own.get(name) ?? proved[name];
  if (version !== undefined) return version;
  const importer = publishable.manifest.name;
  throw name.startsWith(`${scope}/`)
    ? new UserError({
        code: 'PACKAGE_IMPORTS_PRIVATE',
        message: `${importer} imports ${name}, which is not published; expected projects with a package.json`,
      })
    : new UserError({
        code: 'PACKAGE_IMPORTS_UNKNOWN',
        message: `${importer} imports ${name}, of which package.json of the workspace has no version; expected a pinned one`,
      });
}

/** Names of the packages that the compiled files below a folder import, in alphabetical order. */
export function importedPackages(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:js|d\.ts)$/.test(file),
  );
  const names = files.flatMap((file) =>
    specifiersIn(readFileSync(join(folder, file), 'utf8')).map(packageOf),
  );
  return [...new Set(names)].filter((name) => name !== undefined).sort();
}

/** Modules that a text imports, statically, as a type, on demand or by asking where they are. */
function specifiersIn(text: string): string[] {
  const found = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  return [...found, ...[...text.matchAll(/require\.resolve\('([^']+)'\)/g)].map(([, name = '']) => name)];
}

function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  const [first = '', second = ''] = specifier.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return builtinModules.includes(name) ? undefined : name;
}
