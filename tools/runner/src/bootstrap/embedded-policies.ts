import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Bootstrapping,
  type JudgedStacks,
  bootstrappingsOf,
  declaredTypes,
  judgedStacks,
  policyStackPrefix,
  policyTemplate,
} from '@hipaa-cdk/delivery-tools';
import { thePlatform } from '@hipaa-cdk/environments';
import type { DeployedTemplate } from '@hipaa-cdk/permissions';
import { deployedTemplate, listStacks } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { type SynthesisedLayer, outputDirectory, readSynthesised } from '@hipaa-cdk/layer-templates';
import { parseTemplate } from '../template';
import { deployPolicies, deployedPolicies, policyChanges } from './policy-stack';

/** File in the folder of the embedded AWS that tells it which calls to judge. */
const CALLS = 'handler-calls.json';

const bySession = new WeakMap<Session, EmbeddedPolicies>();

/**
 * Bootstraps an embedded AWS for a layer, as an administrator does for an account: roles and policies are computed from
 * the templates and published, and from then on CloudFormation makes what the role of the environment may make.
 *
 * @param say told once what is judged, and what is not
 */
export async function publishPolicies(
  session: Session,
  layer: SynthesisedLayer,
  { workspaceRoot, say }: { readonly workspaceRoot: string; readonly say: (line: string) => void },
): Promise<void> {
  const { embeddedFolder } = session;
  if (embeddedFolder === undefined) return;
  const known = bySession.get(session) ?? new EmbeddedPolicies(session, embeddedFolder, workspaceRoot);
  bySession.set(session, known);
  await known.cover(layer, say);
}

/** What is published to one embedded AWS in the course of a run. */
class EmbeddedPolicies {
  private readonly templates = new Map<string, DeployedTemplate>();
  private covered: ReadonlyMap<string, string> = new Map();
  private last: Promise<void> = Promise.resolve();
  private said = false;

  constructor(
    private readonly session: Session,
    private readonly folder: string,
    private readonly workspaceRoot: string,
  ) {}

  /** One layer after the other: the policies of one are computed with those of all others. */
  cover(layer: SynthesisedLayer, say: (line: string) => void): Promise<void> {
    const next = this.last.then(() => this.coverNow(layer, say));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async coverNow(layer: SynthesisedLayer, say: (line: string) => void): Promise<void> {
    const { stackName } = layer.manifest;
    if (this.covered.get(stackName) === JSON.stringify(layer.template)) return;
    if (this.templates.size === 0) await this.addDeployed();
    // Layers that are synthesised by now will be deployed too, or were: once for all is faster than once for each.
    for (const one of [...this.synthesised(), layer]) this.add(one);
    await this.publish(say);
    this.covered = new Map(
      [...this.templates].map(([name, { template }]) => [name, JSON.stringify(template)]),
    );
  }

  private async publish(say: (line: string) => void): Promise<void> {
    const { account, region } = this.session.environment;
    const declared = declaredTypes(this.workspaceRoot);
    const judged: JudgedStacks[] = [];
    for (const one of bootstrappingsOf([...this.templates.values()], [this.session.environment])) {
      if (one.templates.length === 0) continue;
      const props = { ...one, account, region, declared };
      const wanted = policyTemplate({ ...props, records: 'open' });
      const changes = policyChanges(await deployedPolicies(this.session, one.name), wanted);
      if (changes.some(({ kind }) => kind !== 'unchanged'))
        await deployPolicies(this.session, one.name, wanted);
      const stacks = judgedStacks(props);
      judged.push(stacks);
      if (!this.said) say(judgedText(one, stacks));
    }
    this.said = true;
    this.write(judged);
  }

  /** Stacks that were deployed before keep what they need. */
  private async addDeployed(): Promise<void> {
    const { application } = thePlatform();
    const own = (await listStacks(this.session)).filter(
      ({ name, status }) =>
        name.startsWith(`${application.name}-`) &&
        !name.startsWith(policyStackPrefix()) &&
        status !== 'DELETE_COMPLETE',
    );
    for (const { name } of own) {
      const template = await parseTemplate(await deployedTemplate(this.session, name));
      this.templates.set(name, {
        stackName: name,
        prefix: [application.name, name.slice(application.name.length + 1).split('-')[0] ?? ''],
        template,
      });
    }
  }

  private add({ manifest, template }: SynthesisedLayer): void {
    const prefix = [thePlatform().application.name, manifest.environment.name];
    this.templates.set(manifest.stackName, { stackName: manifest.stackName, prefix, template });
  }

  private synthesised(): readonly SynthesisedLayer[] {
    const folder = join(this.workspaceRoot, 'dist', 'cdk');
    const { name } = this.session.environment;
    return (existsSync(folder) ? readdirSync(folder) : [])
      .map((layer) => outputDirectory(this.workspaceRoot, layer, name))
      .filter((directory) => existsSync(join(directory, 'layer.json')))
      .map((directory) => readSynthesised(directory));
  }

  /** Other environments of the same embedded AWS keep what was written for them. */
  private write(judged: readonly JudgedStacks[]): void {
    const file = join(this.folder, CALLS);
    const before = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { stacks: JudgedStacks[] }).stacks
      : [];
    const others = before.filter(
      (one) => !judged.some(({ prefix, account }) => prefix === one.prefix && account === one.account),
    );
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, JSON.stringify({ stacks: [...others, ...judged] }));
    renameSync(partial, file);
  }
}

/** Who CloudFormation acts as, and what of a template it calls nothing for that anybody knows. */
function judgedText({ name, templates }: Bootstrapping, { role, types }: JudgedStacks): string {
  const calls = Object.values(types).reduce((sum, one) => sum + one.calls.length, 0);
  const left = templates
    .flatMap(({ template }) => Object.values(template.Resources ?? {}).map(({ Type }) => String(Type)))
    .filter((type) => !Object.hasOwn(types, type));
  const said = left.length === 0 ? '' : `; not judged: ${left.length} of ${[...new Set(left)].join(', ')}`;
  return `permissions of ${name}: CloudFormation acts as ${role.split('/').at(-1) ?? role}, ${calls} calls for ${Object.keys(types).length} types are judged${said}`;
}
