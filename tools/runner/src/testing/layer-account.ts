import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { type Answers, fakeSession } from './fake-session';
import type { LayerRun } from '../command';
import { Progress } from '../progress/progress';
import { placeOf } from '../place';
import type { TaskRequest } from '../request';
import { outputDirectory, readSynthesised, type SynthesisedLayer } from '@hipaa-cdk/layer-templates';

export interface LayerAccountProps {
  /** Template that is synthesised. */
  readonly wanted: object;
  /** Template that is deployed; undefined when nothing is. */
  readonly deployed?: object;
  /** @default 'UPDATE_COMPLETE' */
  readonly status?: string;
  /** Template parameter -> value that the stack runs on. */
  readonly running?: Readonly<Record<string, string>>;
  /** Name in the Parameter Store -> value. */
  readonly stored?: Readonly<Record<string, string>>;
  /** What CloudFormation announces. */
  readonly changes?: readonly object[];
  /** @default 'local' */
  readonly environment?: string;
  /** Options of the deploy. */
  readonly options?: TaskRequest['options'];
  /** Answers to anything else, or other ones. */
  readonly answers?: Answers;
}

/** For tests: what a run knows of a layer whose templates are in a folder. */
export function synthesisedIn(directory: string): Pick<LayerRun, 'synthesise' | 'synthesised'> {
  const read = () => Promise.resolve(readSynthesised(directory));
  return { synthesise: read, synthesised: read };
}

/** For tests: a synthesised database layer, and an account with what is deployed of it. */
export function layerAccount(props: LayerAccountProps): {
  run: LayerRun;
  calls: string[];
  printed: string[];
} {
  const environment = findEnvironment(props.environment ?? 'local');
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'layer-'));
  const directory = outputDirectory(workspaceRoot, 'database', environment.name);
  mkdirSync(directory, { recursive: true });
  const stack = `hipaa-${environment.name}-database`;
  const manifest = { environment, stackName: stack, templateFile: 't.json', publishes: [], reads: [] };
  writeFileSync(join(directory, 'layer.json'), JSON.stringify(manifest));
  writeFileSync(join(directory, 't.json'), JSON.stringify(props.wanted));
  writeFileSync(join(directory, 'manifest.json'), '{"artifacts":{}}');
  const { session, calls } = fakeSession(environment.name, { ...answersOf(stack, props), ...props.answers });
  const printed: string[] = [];
  const layer = { name: 'database', root: 'apps/database', reads: [] };
  const { options = {} } = props;
  const run: LayerRun = {
    layer,
    environment,
    place: placeOf(environment, 'database'),
    progress: new Progress({ live: false, write: (text) => void printed.push(text) }),
    request: {
      workspaceRoot,
      tasks: [{ id: 'database:deploy', layer: 'database', command: 'deploy', options }],
      dependencies: {},
      layers: [layer],
      environmentGiven: true,
      nxProcess: 1,
    },
    options,
    ...synthesisedIn(directory),
    session: () => Promise.resolve(session),
  };
  return { run, calls, printed };
}

function answersOf(StackName: string, props: LayerAccountProps): Answers {
  const {
    deployed,
    status: StackStatus = 'UPDATE_COMPLETE',
    running = {},
    stored = {},
    changes = [],
  } = props;
  return {
    DescribeStacks: () => {
      if (!deployed) throw new Error('Stack does not exist');
      const Parameters = Object.entries(running).map(([ParameterKey, ResolvedValue]) => ({
        ParameterKey,
        ResolvedValue,
      }));
      const EnableTerminationProtection = findEnvironment(props.environment ?? 'local').protected;
      return { Stacks: [{ StackName, StackStatus, Parameters, EnableTerminationProtection }] };
    },
    GetTemplate: () => ({ TemplateBody: JSON.stringify(deployed) }),
    GetParameters: ({ Names }) => ({
      Parameters: Object.entries(stored)
        .filter(([Name]) => (Names as string[]).includes(Name))
        .map(([Name, Value]) => ({ Name, Value })),
    }),
    CreateChangeSet: () => ({}),
    DescribeChangeSet: () => ({ Status: 'CREATE_COMPLETE', Changes: changes }),
    DeleteChangeSet: () => ({}),
  };
}

/** For tests: a synthesised layer of prod that reads parameters of others. */
export function exampleLayer(layer: string, inputs: readonly string[] = []): SynthesisedLayer {
  const parameters = inputs.map((name, index) => [
    `Input${index}`,
    { Type: 'AWS::SSM::Parameter::Value<String>', Default: name },
  ]);
  const producers = [...new Set(inputs.map((name) => name.split('/')[3] ?? ''))];
  return {
    directory: `/nowhere/${layer}`,
    manifest: {
      layer,
      stackName: `hipaa-prod-${layer}`,
      templateFile: 't.json',
      publishes: [],
      reads: producers.map((producer) => ({ layer: producer, revision: 1, entries: [] })),
    } as unknown as SynthesisedLayer['manifest'],
    template: {
      Parameters: Object.fromEntries(parameters) as SynthesisedLayer['template']['Parameters'],
      Resources: { Data: { Type: 'AWS::S3::Bucket' } },
    },
  };
}

/**
 * For tests: makes this process look as if its Nx had ended, or as if it had none.
 *
 * @returns puts it back
 */
export function leaveNx(state: { readonly connected?: boolean } = { connected: false }): () => void {
  const before = Object.getOwnPropertyDescriptor(process, 'connected');
  Object.defineProperty(process, 'connected', { value: state.connected, configurable: true });
  return () =>
    void Object.defineProperty(process, 'connected', before ?? { value: undefined, configurable: true });
}
