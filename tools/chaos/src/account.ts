import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStacks,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DeleteParameterCommand,
  PutParameterCommand,
  SSMClient,
  paginateGetParametersByPath,
} from '@aws-sdk/client-ssm';
import { application } from '@hipaa-cdk/platform';
import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import type { Corruption } from './faults';

const ENVIRONMENT = 'local';

/** What an environment holds of a layer, asked by clients of its own: what a run says of itself is not believed. */
export class Account {
  private readonly cloudFormation: CloudFormationClient;
  private readonly ssm: SSMClient;
  private readonly s3: S3Client;
  private readonly path = `/${application.name}/${ENVIRONMENT}/`;
  private readonly stack: string;

  constructor(
    private readonly workspace: TemporaryWorkspace,
    private readonly layer: string,
  ) {
    const { client } = workspace;
    this.cloudFormation = new CloudFormationClient(client);
    this.ssm = new SSMClient(client);
    this.s3 = new S3Client({ ...client, forcePathStyle: true });
    this.stack = `${application.name}-${ENVIRONMENT}-${layer}`;
  }

  /** Everything that is not as it should be after a run that came through. */
  async problems(): Promise<string[]> {
    const parameters = await this.parameters();
    return [
      ...(await this.ofStack(parameters)),
      ...this.ofLock(parameters.get(`${this.path}locks/${this.layer}`)),
      ...(await this.ofStatus()),
      ...(await this.orphans()),
    ];
  }

  /** Breaks something that is kept; nothing where there is none of it yet. */
  async corrupt({ what, how }: Corruption): Promise<void> {
    if (what === 'assembly') return this.corruptAssembly(how);
    const begins = {
      record: `${this.path}_deploys/${this.layer}/1`,
      intent: `${this.path}_deploys/${this.layer}/intent`,
      lock: `${this.path}locks/${this.layer}`,
      base: `${this.path}_base`,
      published: `${this.path}${this.layer}/`,
    }[what];
    const Name = [...(await this.parameters()).keys()].find((name) => name.startsWith(begins));
    if (Name === undefined) return;
    if (how === 'gone') await this.ssm.send(new DeleteParameterCommand({ Name }));
    else await this.ssm.send(new PutParameterCommand({ Name, Value: '{"half of', Overwrite: true }));
  }

  private corruptAssembly(how: Corruption['how']): void {
    const folder = join(this.workspace.root, 'dist/cdk', this.layer, ENVIRONMENT);
    if (how === 'gone') rmSync(folder, { recursive: true, force: true });
    else writeFileSync(join(folder, 'layer.json'), '{"half of');
  }

  private async parameters(): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const pages = paginateGetParametersByPath({ client: this.ssm }, { Path: this.path, Recursive: true });
    for await (const { Parameters = [] } of pages)
      for (const { Name = '', Value = '' } of Parameters) found.set(Name, Value);
    return found;
  }

  private async ofStack(parameters: ReadonlyMap<string, string>): Promise<string[]> {
    const asked = { StackName: this.stack };
    const { Stacks = [] } = await this.cloudFormation.send(new DescribeStacksCommand(asked));
    const { StackStatus = 'absent', Outputs = [] } = Stacks[0] ?? {};
    const { TemplateBody = '' } = await this.cloudFormation.send(new GetTemplateCommand(asked));
    const wanted = this.wantedTemplate();
    const lost = Outputs.filter(({ OutputKey = '', OutputValue }) => {
      const [, first = '', rest = ''] = /^Published(.)(.*)$/.exec(OutputKey) ?? [];
      return (
        first && parameters.get(`${this.path}${this.layer}/${first.toLowerCase()}${rest}`) !== OutputValue
      );
    });
    return [
      ...(/^(CREATE|UPDATE)_COMPLETE$/.test(StackStatus) ? [] : [`the stack is ${StackStatus}`]),
      ...(JSON.stringify(JSON.parse(TemplateBody)) === wanted
        ? []
        : ['the template is not the one of the workspace']),
      ...lost.map(({ OutputKey }) => `${OutputKey} is not published`),
    ];
  }

  private wantedTemplate(): string {
    const folder = join(this.workspace.root, 'dist/cdk', this.layer, ENVIRONMENT);
    const { templateFile } = JSON.parse(readFileSync(join(folder, 'layer.json'), 'utf8')) as {
      templateFile: string;
    };
    return JSON.stringify(JSON.parse(readFileSync(join(folder, templateFile), 'utf8')));
  }

  private ofLock(text: string | undefined): string[] {
    const { state } = JSON.parse(text ?? '{}') as { state?: string };
    return state === 'free' ? [] : [`the lock is ${state ?? 'not there'}`];
  }

  /** Records, by the word of the command that reads them. */
  private async ofStatus(): Promise<string[]> {
    const { code, output } = await this.workspace.withoutNx(`run ${this.layer}:status --env=${ENVIRONMENT}`);
    if (code !== 0) return [`status failed: ${output}`];
    const report = JSON.parse(this.workspace.read(`dist/status/${ENVIRONMENT}.json`)) as {
      layers: { asRecorded?: boolean; begun?: object; lost?: string[]; unreadable?: string }[];
    };
    const { asRecorded, begun, lost = [], unreadable } = report.layers[0] ?? {};
    return [
      ...(asRecorded === true ? [] : ['what is deployed is not what is recorded']),
      ...(begun ? ['something was begun and has no result'] : []),
      ...(unreadable ? [unreadable] : []),
      ...lost.map((entry) => `status: ${entry} is lost`),
    ];
  }

  /** Buckets that no stack knows: what a deploy made and lost sight of. */
  private async orphans(): Promise<string[]> {
    const known = new Set<string>();
    const client = this.cloudFormation;
    for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}))
      for (const { StackName } of Stacks)
        for await (const page of paginateListStackResources({ client }, { StackName }))
          for (const { PhysicalResourceId = '' } of page.StackResourceSummaries ?? [])
            known.add(PhysicalResourceId);
    const { Buckets = [] } = await this.s3.send(new ListBucketsCommand({}));
    return Buckets.filter(({ Name = '' }) => !known.has(Name)).map(
      ({ Name }) => `bucket ${Name} is of no stack`,
    );
  }
}
