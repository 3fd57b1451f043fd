import type { FullResource, FullTemplate, SynthesisedLayer } from '@hipaa-cdk/layer-templates';
import { deployedTemplate, stackResources } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { NESTED, nestedIn } from '../check/assembly-contents';
import { parseTemplate } from '../template';
import type { ResourceChange } from './layer-changes';
import type { PlannedChange, PlannedChanges } from './planned-change';
import { resourceChanges } from './resource-changes';

/** Templates of nested stacks by their path, such as `Inner.Deeper`. */
type NestedTemplates = ReadonlyMap<string, FullTemplate>;

interface DeployedNested {
  readonly templates: NestedTemplates;
  /** Path with logical id -> AWS's name. */
  readonly names: ReadonlyMap<string, string | undefined>;
}

/**
 * What happens to the resources of nested stacks, each as a part of its layer. CloudFormation's change set tells of a nested
 * stack only that it changes, so what is replaced is worked out from AWS's description of the types.
 *
 * @param deployed the template of the stack; without resources where nothing is deployed
 * @param synthesised what is wanted; undefined where the whole stack is removed
 */
export async function nestedChanges(
  session: Session,
  stack: string,
  deployed: FullTemplate,
  synthesised: SynthesisedLayer | undefined,
): Promise<readonly ResourceChange[]> {
  const old = await deployedNested(session, stack, deployed);
  const next = synthesised === undefined ? new Map<string, FullTemplate>() : wantedNested(synthesised);
  const paths = [...new Set([...old.templates.keys(), ...next.keys()])].sort();
  const found = await Promise.all(
    paths.map((path) => changesOf(path, old.templates.get(path) ?? {}, next.get(path) ?? {})),
  );
  return found
    .flat()
    .map((change) => ({ ...change, physicalId: old.names.get(change.logicalId) ?? change.physicalId }));
}

async function changesOf(
  path: string,
  deployed: FullTemplate,
  wanted: FullTemplate,
): Promise<readonly ResourceChange[]> {
  return resourceChanges(deployed, wanted, await impacts(deployed, wanted)).map((change) => ({
    ...change,
    logicalId: `${path}.${change.logicalId}`,
  }));
}

/** What becomes of resources that both templates have. */
async function impacts(deployed: FullTemplate, wanted: FullTemplate): Promise<PlannedChanges> {
  const { ResourceImpact, fullDiff } = await import('@aws-cdk/cloudformation-diff');
  const planned = new Map<string, PlannedChange>();
  const replacements: Partial<Record<string, PlannedChange['replacement']>> = {
    [ResourceImpact.WILL_REPLACE]: 'True',
    [ResourceImpact.MAY_REPLACE]: 'Conditional',
  };
  fullDiff({ ...deployed }, { ...wanted }).resources.forEachDifference((logicalId, { changeImpact }) => {
    const type = wanted.Resources?.[logicalId]?.Type ?? '';
    const replacement = replacements[changeImpact] ?? 'False';
    planned.set(logicalId, { logicalId, type, action: 'Modify', replacement, reasons: [] });
  });
  return planned;
}

function wantedNested({ directory, manifest, template }: SynthesisedLayer): NestedTemplates {
  const found = new Map<string, FullTemplate>([['', template as FullTemplate]]);
  for (const { path, template: inner } of nestedIn(directory, manifest.templateFile)) {
    found.set(path, asMade(found.get(parentOf(path)), idOf(path), inner as FullTemplate));
  }
  found.delete('');
  return found;
}

async function deployedNested(
  session: Session,
  stack: string,
  template: FullTemplate,
): Promise<DeployedNested> {
  const templates = new Map<string, FullTemplate>();
  const names = new Map<string, string | undefined>();
  const look = async (name: string, outer: FullTemplate, path: string): Promise<void> => {
    const inner = Object.entries(outer.Resources ?? {}).filter(([, { Type }]) => Type === NESTED);
    if (path === '' && inner.length === 0) return;
    const made = new Map(
      (await stackResources(session, name)).map((one) => [
        one.LogicalResourceId ?? '',
        one.PhysicalResourceId,
      ]),
    );
    for (const [id, physical] of made) if (path !== '') names.set(`${path}.${id}`, physical);
    for (const [id] of inner) {
      const physical = made.get(id);
      if (physical === undefined) continue;
      const below = path === '' ? id : `${path}.${id}`;
      const own = (await parseTemplate(await deployedTemplate(session, physical))) as FullTemplate;
      const filled = asMade(outer, id, own);
      templates.set(below, filled);
      await look(physical, filled, below);
    }
  };
  await look(stack, template, '');
  return { templates, names };
}

/**
 * A nested template as the stack around it makes it: with what it is given for its parameters, and with all of it kept where
 * the nested stack is.
 */
function asMade(outer: FullTemplate | undefined, id: string, inner: FullTemplate): FullTemplate {
  const maker = outer?.Resources?.[id];
  const { Parameters: given = {} } = (maker?.Properties ?? {}) as { readonly Parameters?: object };
  const filled = fillIn(inner.Resources ?? {}, given as Readonly<Record<string, unknown>>);
  const isKept = maker?.DeletionPolicy === 'Retain';
  const resources = Object.entries(filled as Readonly<Record<string, FullResource>>).map(([name, one]) => [
    name,
    isKept ? { ...one, DeletionPolicy: 'Retain' } : one,
  ]);
  return { ...inner, Resources: Object.fromEntries(resources) as FullTemplate['Resources'] };
}

function fillIn(value: unknown, given: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((item) => fillIn(item, given));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: name } = value as { readonly Ref?: unknown };
  if (typeof name === 'string' && Object.hasOwn(given, name)) return given[name];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillIn(inner, given)]));
}

function parentOf(path: string): string {
  return path.split('.').slice(0, -1).join('.');
}

function idOf(path: string): string {
  return path.split('.').at(-1) ?? '';
}
