import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEnvironment } from '@hipaa-cdk/platform';
import { type Answers, fakeSession } from '../aws/fake-session';
import type { LayerRun } from '../layer-run';
import { Progress } from '../progress/progress';
import type { TaskRequest } from '../request';
import { outputDirectory } from '../synthesised-layer';

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

/** For tests: a synthesised database layer, and an account with what is deployed of it. */
export function layerAccount(props: LayerAccountProps): { run: LayerRun; calls: string[]; said: string[] } {
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
  const said: string[] = [];
  const layer = { name: 'database', root: 'apps/database', reads: [] };
  const { options = {} } = props;
  const run: LayerRun = {
    layer,
    environment,
    stack,
    progress: new Progress({ live: false, write: (text) => void said.push(text) }),
    request: {
      workspaceRoot,
      tasks: [{ id: 'database:deploy', layer: 'database', command: 'deploy', options }],
      dependencies: {},
      layers: [layer],
      environmentGiven: true,
      nxProcess: 1,
    },
    options,
    session: () => Promise.resolve(session),
  };
  return { run, calls, said };
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
