import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AssemblyFile, CloudFormationTemplate } from '@hipaa-cdk/rules';
import { textsOf } from './file-texts';

/** The type of a stack inside of a stack. */
export const NESTED = 'AWS::CloudFormation::Stack';

/** A template of the assembly that a stack makes a stack of its own from. */
export interface NestedTemplate {
  /** Logical ids from the outside in, such as `Inner.Deeper`. */
  readonly path: string;
  /** File below the assembly. */
  readonly file: string;
  readonly template: CloudFormationTemplate;
  /** Logical ids of its own nested stacks. */
  readonly nestedStacks: readonly string[];
}

/** What is deployed together with the template of a layer. */
export interface DeployedContents {
  readonly files: readonly AssemblyFile[];
  readonly nestedStacks: readonly string[];
  /** Templates of nested stacks, however deep. */
  readonly nested: readonly NestedTemplate[];
}

interface AssetManifest {
  readonly files?: Readonly<Record<string, { readonly source?: { readonly path?: string } }>>;
  readonly dockerImages?: Readonly<Record<string, { readonly source?: { readonly directory?: string } }>>;
}

/**
 * Reads everything that is uploaded with a template, as its asset manifest lists it.
 *
 * @param directory the assembly
 * @param templateFile the template, relative to it
 */
export function deployedContents(directory: string, templateFile: string): DeployedContents {
  const assets = assetsOf(directory, templateFile);
  const template = readJson<CloudFormationTemplate>(join(directory, templateFile));
  const nested = nestedTemplates(directory, assets, template, '');
  const templates = new Set([templateFile, ...nested.map(({ file }) => file)]);
  const paths = [
    ...Object.values(assets.files ?? {}).map(({ source }) => source?.path),
    ...Object.values(assets.dockerImages ?? {}).map(({ source }) => source?.directory),
  ].filter((path) => path !== undefined);
  return {
    files: [...new Set(paths)]
      .filter((path) => !templates.has(path))
      .flatMap((path) => read(directory, path)),
    nestedStacks: ownStacks(nested, ''),
    nested,
  };
}

/** The templates of nested stacks in an assembly, the outer ones first. */
export function nestedIn(directory: string, templateFile: string): readonly NestedTemplate[] {
  const template = readJson<CloudFormationTemplate>(join(directory, templateFile));
  if (!Object.values(template.Resources).some(({ Type }) => Type === NESTED)) return [];
  return nestedTemplates(directory, assetsOf(directory, templateFile), template, '');
}

function assetsOf(directory: string, templateFile: string): AssetManifest {
  return readJson<AssetManifest>(join(directory, templateFile.replace(/\.template\.json$/, '.assets.json')));
}

/** Which template a nested stack is made from, the address of the upload says; metadata alone proves nothing. */
function nestedTemplates(
  directory: string,
  assets: AssetManifest,
  template: CloudFormationTemplate,
  parent: string,
): NestedTemplate[] {
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === NESTED)
    .flatMap(([logicalId, { Properties = {} }]) => {
      const address = JSON.stringify(Properties['TemplateURL'] ?? '');
      const [, asset] = Object.entries(assets.files ?? {}).find(([id]) => address.includes(id)) ?? [];
      const file = asset?.source?.path;
      if (file === undefined) return [];
      const path = parent === '' ? logicalId : `${parent}.${logicalId}`;
      const inner = readJson<CloudFormationTemplate>(join(directory, file));
      const below = nestedTemplates(directory, assets, inner, path);
      return [{ path, file, template: inner, nestedStacks: ownStacks(below, path) }, ...below];
    });
}

/** Logical ids of the stacks that a template nests itself. */
function ownStacks(nested: readonly NestedTemplate[], parent: string): string[] {
  const prefix = parent === '' ? '' : `${parent}.`;
  return nested.map(({ path }) => path.slice(prefix.length)).filter((path) => !path.includes('.'));
}

function read(directory: string, path: string): AssemblyFile[] {
  const full = join(directory, path);
  if (statSync(full).isFile()) return textsOf(path, readFileSync(full));
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .flatMap((file) => textsOf(file.slice(directory.length + 1), readFileSync(file)));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
