import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, environmentFor, hasLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { layerApp } from '@hipaa-cdk/layer';
import type { LaunchTemplate } from '@hipaa-cdk/templates';
import type { Stack } from 'aws-cdk-lib';
import { allEnvironments } from '@hipaa-cdk/platform';
import type { CatalogSettings } from '../settings';
import type { Product } from './product-template';

/** A product's template as it is published. */
export interface RenderedProduct {
  readonly product: Product;
  readonly template: LaunchTemplate;
  /** The template as the file that is published. */
  readonly text: string;
  /** SHA-256 of that file. */
  readonly hash: string;
  /** Name of the version, made from the content: another template is another version, the same is the same. */
  readonly version: string;
}

/**
 * Makes the template of a product, in an app of its own.
 *
 * @param environment the one whose network the product is launched into
 * @throws UserError `PRODUCT_HAS_ASSETS`
 */
export function renderProduct(
  product: Product,
  environment: Environment,
  settings: CatalogSettings,
): RenderedProduct {
  const template = synthesise(product, environment, settings);
  const text = `${JSON.stringify(template, null, 1)}\n`;
  const hash = createHash('sha256').update(text).digest('hex');
  return { product, template, text, hash, version: versionName(hash) };
}

/** What a version is called, by the hash of its template. */
export function versionName(hash: string): string {
  return `v-${hash.slice(0, 12)}`;
}

function synthesise(product: Product, environment: Environment, settings: CatalogSettings): LaunchTemplate {
  const outdir = mkdtempSync(join(tmpdir(), 'product-'));
  try {
    const app = layerApp(outdir);
    const { name, description, template: Template } = product;
    const stack = new Template(app, pascal(name), { environment, settings, product: name, description });
    const assembly = app.synth();
    const files = filesBeside(outdir, stack);
    if (files > 0) throw hasAssets(name, files);
    return assembly.getStackArtifact(stack.artifactId).template as LaunchTemplate;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** How many files and images would be uploaded with the template, which itself is one of them. */
function filesBeside(outdir: string, { artifactId, templateFile }: Stack): number {
  const manifest = JSON.parse(
    readFileSync(join(outdir, `${artifactId}.assets.json`), 'utf8'),
  ) as AssetManifest;
  const files = Object.values(manifest.files ?? {}).filter(({ source }) => source.path !== templateFile);
  return files.length + Object.keys(manifest.dockerImages ?? {}).length;
}

interface AssetManifest {
  readonly files?: Readonly<Record<string, { readonly source: { readonly path?: string } }>>;
  readonly dockerImages?: object;
}

function hasAssets(product: string, files: number): UserError {
  return new UserError({
    code: 'PRODUCT_HAS_ASSETS',
    message: `product ${product} needs ${files} file(s) beside its template; expected a template that stands alone`,
    remedy: 'leave out what the library would upload, such as the code of functions',
  });
}

/** `message-queue` becomes `MessageQueue`. */
export function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Layers that products read from. */
const NEEDED = ['network', 'catalog'];

/**
 * The environment whose network products are launched into: the first of the registry that shares the account and
 * region, and has a network.
 *
 * @param place an environment of the account, or what its environments share
 * @throws UserError `NETWORK_ABSENT`
 */
export function homeEnvironment(
  place: Environment,
  all: readonly Environment[] = allEnvironments(),
): Environment {
  const home = all.find(
    (other) => isSamePlace(other, place) && NEEDED.every((layer) => hasLayer(other, layer)),
  );
  if (home) return home;
  const { account, region } = environmentFor(place, 'catalog');
  throw new UserError({
    code: 'NETWORK_ABSENT',
    message: `no environment in account ${account}, region ${region} has a network that products could be launched into`,
    remedy: 'add "network" to the layers of an environment there, or leave "catalog" out',
  });
}

function isSamePlace(one: Environment, other: Environment): boolean {
  return one.target === other.target && one.account === other.account && one.region === other.region;
}
