import { join } from 'node:path';
import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { LocalAws } from '@hipaa-cdk/local-aws';
import { SlowAws } from './slow-aws';

/** A CDK app of all layers in one, as a project without layers would be. Stacks wait for those that they read. */
function singleApp(layers: readonly string[]): string {
  return `import { App } from 'aws-cdk-lib';
import { contractsOf } from '@hipaa-cdk/parameters';
import { findEnvironment } from '@hipaa-cdk/platform';
import { appContext } from '@hipaa-cdk/layer';
${importsOf(layers)}
const app = new App({ postCliContext: appContext, builtinCloudFormationValidation: false });
const environment = findEnvironment('local');
const stacks = new Map(layers.map((layer) => [layer.layer, layer.addTo(app, environment)]));
for (const stack of stacks.values()) {
  for (const { layer } of contractsOf(stack).reads) {
    const producer = stacks.get(layer);
    if (producer) stack.addStackDependency(producer);
  }
}
app.synth();
`;
}

/** Lines that load layers into a list of that name. */
export function importsOf(layers: readonly string[]): string {
  return [
    ...layers.map((layer, index) => `import { app as layer${index} } from './apps/${layer}/src/main';`),
    `const layers = [${layers.map((_, index) => `layer${index}`).join(', ')}];`,
  ].join('\n');
}

/** The commands that the contests compare, in one workspace on one embedded AWS. */
export class Commands {
  private changes = 0;
  /** How far away AWS is for the commands from now on. */
  aws: SlowAws;

  /** @param layers all of `local`, in an order in which the plain command line can deploy them */
  constructor(
    private readonly workspace: TemporaryWorkspace,
    layers: readonly string[],
  ) {
    this.aws = this.away(0);
    workspace.write('single-app.ts', singleApp(layers));
    workspace.write('cdk.json', JSON.stringify({ app: 'node --import tsx single-app.ts' }));
    workspace.commit('chore: single app');
  }

  /** An AWS that each call reaches after so many milliseconds. */
  away(delay: number): SlowAws {
    return new SlowAws(this.workspace.root, delay);
  }

  /** Ours, on all layers. */
  async deploy(): Promise<void> {
    await this.nx('run-many -t deploy --env=local');
  }

  /** Ours, on the layers that the last commit reaches. */
  async deployAffected(): Promise<void> {
    await this.nx('affected --target=deploy --env=local --base=HEAD~1 --head=HEAD');
  }

  async destroy(): Promise<void> {
    await this.nx('run-many -t destroy --env=local');
  }

  /** One call of the plain command line for an app that holds all layers. */
  async cdkAll(): Promise<void> {
    await this.cdk(['deploy', '--all', '--concurrency', '4'], '.');
  }

  /** Changes one resource of the storage layer, and commits. */
  change(): Promise<void> {
    this.changes++;
    this.workspace.edit('apps/storage/src/application-bucket.ts', "'Encrypts ", `'Encrypts ${this.changes} `);
    this.workspace.commit(`change ${this.changes}`);
    return Promise.resolve();
  }

  /** Ends what the commands have left running. */
  async end(): Promise<void> {
    await this.nx('daemon --stop');
  }

  /** Synthesis of one layer as its cdk.json runs it, without any command line around. */
  async synthAlone(outdir: string): Promise<void> {
    await this.node(['--import', 'tsx', 'apps/storage/src/main.ts'], { CDK_OUTDIR: outdir });
  }

  async node(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<void> {
    this.succeed(
      await this.workspace.start(process.execPath, args, { ...TSX, ...variables }).result,
      args.join(' '),
    );
  }

  async nx(args: string): Promise<void> {
    this.succeed(await this.workspace.nx(args, { NX_DAEMON: 'true', ...this.aws.variables() }), args);
  }

  private async cdk(args: readonly string[], folder: string): Promise<void> {
    const localAws = new LocalAws({
      folder: join(this.workspace.root, '.local-aws'),
      port: this.workspace.port,
    });
    const variables = {
      ...localAws.credentials('000000000000', 'us-east-1'),
      ...TSX,
      ...this.aws.variables(),
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_VALIDATION: 'false',
    };
    const all = [...args, '--require-approval', 'never', '--no-notices', '--no-version-reporting'];
    const cdk = this.workspace.start(`${this.workspace.root}/node_modules/.bin/cdk`, all, variables, folder);
    this.succeed(await cdk.result, `cdk ${args.join(' ')} in ${folder}`);
  }

  private succeed({ code, output }: { code: number; output: string }, what: string): void {
    if (code !== 0) throw new Error(`${what} ended with ${code}:\n${output}`);
  }
}

const TSX = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
