import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayerManifest } from '@hipaa-cdk/layer';
import { UserError } from '@hipaa-cdk/errors';

/** The parts of a CloudFormation template that deploying needs. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: string }>>;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
}

/** One resource of a template, as far as deploying looks at it. */
export interface TemplateResource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** A resource with all that decides what becomes of it. */
export interface FullResource extends TemplateResource {
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly UpdateReplacePolicy?: string;
  readonly Condition?: string;
}

/** A template with everything that a diff looks at. */
export interface FullTemplate extends Template {
  readonly Resources?: Readonly<Record<string, FullResource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
}

/** A layer as it was synthesised for one environment. */
export interface SynthesisedLayer {
  readonly directory: string;
  readonly manifest: LayerManifest;
  readonly template: Template;
}

/** Where the templates of a workspace are. */
export function outputFolder(workspaceRoot: string): string {
  return join(workspaceRoot, 'dist', 'cdk');
}

/** Where a layer is synthesised to. */
export function outputDirectory(workspaceRoot: string, layer: string, environment: string): string {
  return join(outputFolder(workspaceRoot), layer, environment);
}

/**
 * Reads a synthesised layer back.
 *
 * @throws UserError `SYNTH_MISSING`
 */
export function readSynthesised(directory: string): SynthesisedLayer {
  try {
    const manifest = JSON.parse(readFileSync(join(directory, 'layer.json'), 'utf8')) as LayerManifest;
    const template = JSON.parse(readFileSync(join(directory, manifest.templateFile), 'utf8')) as Template;
    return { directory, manifest, template };
  } catch (cause) {
    throw new UserError({
      code: 'SYNTH_MISSING',
      message: `there is no synthesised layer in ${directory}`,
      remedy:
        'run its synth with --skip-nx-cache: npx nx run <layer>:synth --env=<environment> --skip-nx-cache',
      cause,
    });
  }
}

/** Parameters that CloudFormation resolves from the Parameter Store: parameter -> name in the store. */
export function storedInputs(template: Template): ReadonlyMap<string, string> {
  const inputs = Object.entries(template.Parameters ?? {}).filter(
    // The version of the account's bootstrap is a condition of the toolkit, not an input of the layer.
    ([name, { Type, Default }]) =>
      Type.startsWith('AWS::SSM::Parameter::Value<') && Default && name !== 'BootstrapVersion',
  );
  return new Map(inputs.map(([name, { Default }]) => [name, Default ?? '']));
}

/** How many resources the template has, and how many of them are of one of `types`. */
export function countResources(
  template: Template,
  types: ReadonlySet<string>,
): { all: number; ofTypes: number } {
  const resources = Object.values(template.Resources ?? {}).filter(
    ({ Type }) => Type !== 'AWS::CDK::Metadata',
  );
  return { all: resources.length, ofTypes: resources.filter(({ Type }) => types.has(Type)).length };
}
