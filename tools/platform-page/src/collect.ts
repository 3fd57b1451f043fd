import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type FullTemplate, storedInputs } from '@hipaa-cdk/layer-templates';
import { allEnvironments, findEnvironment, application } from '@hipaa-cdk/platform';
import {
  type Session,
  deployedTemplate,
  failureOf,
  layerStatus,
  newestRecords,
  parseTemplate,
  publishedBy,
  readBase,
  stackResources,
} from '@hipaa-cdk/runner';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { environmentCosts, synthesisedTemplates } from './costs';
import type { CheckResult, LayerFacts, PlatformFacts, PublishedValue } from './facts';
import { columnsOf } from './layer-picture';
import { networkPlans } from './network-plan';

/** A layer of the workspace and the layers whose contracts its code reads. */
export interface LayerNode {
  readonly name: string;
  readonly reads: readonly string[];
}

/** What was read of one layer. */
interface Looked {
  readonly facts: LayerFacts;
  readonly template?: FullTemplate;
  readonly ids: ReadonlyMap<string, string>;
}

/** Reads all that the page says, and changes nothing. A layer that cannot be read says so; the others go on. */
export async function collectFacts(
  session: Session,
  nodes: readonly LayerNode[],
  workspaceRoot: string,
): Promise<PlatformFacts> {
  const { environment } = session;
  const [caller, base, newest] = await Promise.all([
    session.caller(),
    readBase(session),
    newestRecords(session),
  ]);
  const ordered = columnsOf(nodes).flat();
  const looked = await Promise.all(
    ordered.map(async (node): Promise<Looked> => {
      const check = checkResult(workspaceRoot, node.name, environment.name);
      const nothing = {
        ...node,
        newest: newest.get(node.name),
        published: [],
        resources: 0,
        standIns: 0,
        check,
      };
      try {
        const status = await layerStatus(session, node.name, newest.get(node.name));
        if (status.state === 'absent') return { facts: { ...nothing, status }, ids: new Map() };
        return await lookAt(session, { ...nothing, status }, status.stack);
      } catch (error) {
        const problem = failureOf(error, environment).describe();
        return { facts: { ...nothing, problem }, ids: new Map() };
      }
    }),
  );
  const readers = readersOf(looked);
  const here = looked.flatMap(({ facts: { name: layer }, template }) =>
    template ? [{ layer, environment: environment.name, template: template as CloudFormationTemplate }] : [],
  );
  const others = allEnvironments().filter(
    ({ name, target }) => name !== environment.name && target === 'aws',
  );
  const names = nodes.map(({ name }) => name);
  return {
    application: application.name,
    environment,
    caller,
    at: new Date(),
    base,
    layers: looked.map(({ facts }) => ({ ...facts, published: facts.published.map(readers) })),
    networks: looked.flatMap(({ facts, template, ids }) =>
      template ? networkPlans(facts.name, template, ids) : [],
    ),
    costs: environmentCosts(
      [...here, ...synthesisedTemplates(workspaceRoot, others, names)],
      [findEnvironment(environment.name), ...others],
    ),
  };
}

async function lookAt(session: Session, facts: LayerFacts, stack: string): Promise<Looked> {
  const [text, resources, published] = await Promise.all([
    deployedTemplate(session, stack),
    stackResources(session, stack),
    publishedBy(session, [facts.name]),
  ]);
  const template = (await parseTemplate(text)) as FullTemplate;
  const own = Object.values(template.Resources ?? {}).filter(({ Type }) => Type !== 'AWS::CDK::Metadata');
  return {
    facts: {
      ...facts,
      resources: own.length,
      standIns: own.filter(({ Type }) => session.stubbedTypes.has(Type)).length,
      published: [...published].map(([name, value]) => ({ name, value, readers: [] })),
    },
    template,
    ids: new Map(resources.map((one) => [one.LogicalResourceId ?? '', one.PhysicalResourceId ?? ''])),
  };
}

/** Adds to a value who reads it, by what is deployed. */
function readersOf(looked: readonly Looked[]): (value: PublishedValue) => PublishedValue {
  const inputs = looked.map(({ facts, template }) => ({
    layer: facts.name,
    names: new Set(template ? storedInputs(template).values() : []),
  }));
  return (value) => ({
    ...value,
    readers: inputs.filter(({ names }) => names.has(value.name)).map(({ layer }) => layer),
  });
}

/** What the last check on this machine found for a layer in an environment. */
export function checkResult(
  workspaceRoot: string,
  layer: string,
  environment: string,
): CheckResult | undefined {
  const file = join(workspaceRoot, 'dist', 'check', layer, 'findings.json');
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8')) as Partial<CheckReport>;
  const names = new Set(
    (report.subjects ?? []).filter((one) => one.environment === environment).map(({ name }) => name),
  );
  if (names.size === 0) return undefined;
  const count = (list: CheckReport['findings'] = []): number =>
    list.filter(({ subject }) => names.has(subject)).length;
  return { open: count(report.findings), excepted: count(report.excepted), at: statSync(file).mtime };
}

/** The parts of `findings.json` that the page reads. */
interface CheckReport {
  readonly subjects: readonly { readonly name: string; readonly environment?: string }[];
  readonly findings: readonly { readonly subject: string }[];
  readonly excepted: readonly { readonly subject: string }[];
}
