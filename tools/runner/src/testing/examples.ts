import { ParameterNotFound } from '@aws-sdk/client-ssm';
import type { DeployRecord } from '../record/deploy-record';
import type { Answers } from './fake-session';
import type { StoredVersion } from '../aws/parameters';
import type { Holder, LockRecord, LockStore } from '../lock/lock-store';
import type { LayerChanges, ResourceChange } from '../changes/layer-changes';

/** For tests: the record of a deploy that went well. */
export const exampleRecord: DeployRecord = {
  result: 'updated',
  commit: 'a'.repeat(40),
  dirty: false,
  by: 'arn:aws:sts::111111111111:assumed-role/Deployer/pipeline-7',
  template: '0'.repeat(64),
  inputs: '1'.repeat(64),
  changes: { added: 1, changed: 2, replaced: 0, removed: 0 },
  check: 'passed',
  startedAt: '2026-11-25T10:00:00.000Z',
  endedAt: '2026-11-25T10:01:00.000Z',
};

/** For tests: a Parameter Store that keeps every version, and the answers that a fake session gives from it. */
export function fakeParameters(): { answers: Answers; store: Map<string, string[]> } {
  const store = new Map<string, string[]>();
  const parameter = (Name: string) => {
    const values = store.get(Name) ?? [];
    return { Name, Value: values.at(-1), Version: values.length };
  };
  return {
    store,
    answers: {
      GetParameters: ({ Names }) => ({
        Parameters: (Names as string[]).filter((name) => store.has(name)).map(parameter),
      }),
      GetParametersByPath: ({ Path }) => ({
        Parameters: [...store.keys()].filter((name) => name.startsWith(String(Path))).map(parameter),
      }),
      GetParameterHistory: ({ Name }) => ({
        Parameters: (store.get(String(Name)) ?? []).map((Value) => ({ Name, Value })),
      }),
      PutParameter: ({ Name, Value, Overwrite }) => {
        const name = String(Name);
        if (store.has(name) && Overwrite !== true) throw new Error('The parameter already exists.');
        store.set(name, [...(store.get(name) ?? []), String(Value)]);
        return {};
      },
      DeleteParameter: ({ Name }) => {
        if (!store.delete(String(Name))) throw new ParameterNotFound({ message: 'gone', $metadata: {} });
        return {};
      },
    },
  };
}

/** For tests: somebody on another machine, unless told otherwise. */
export function holderOf(more: Partial<Holder> = {}): Holder {
  return {
    user: 'ann',
    host: 'laptop',
    process: 4711,
    command: 'database:deploy',
    commit: 'abc1234',
    ...more,
  };
}

/** For tests: a lock that somebody holds since noon, for a minute. */
export function recordOf(more: Partial<LockRecord> = {}): LockRecord {
  return {
    version: 1,
    state: 'held',
    token: 'theirs',
    holder: holderOf(),
    since: '2026-11-25T12:00:00.000Z',
    expires: '2026-11-25T12:01:00.000Z',
    ...more,
  };
}

/** For tests: a store that counts as the Parameter Store does. `before` runs before each write, as somebody faster. */
export class MemoryStore implements LockStore {
  readonly versions: StoredVersion[] = [];
  before: (() => Promise<unknown>) | undefined;

  read(): Promise<StoredVersion | undefined> {
    return Promise.resolve(this.versions.at(-1));
  }

  history(): Promise<readonly StoredVersion[]> {
    return Promise.resolve([...this.versions]);
  }

  async create(text: string): Promise<boolean> {
    await this.overtaken();
    if (this.versions.length > 0) return false;
    this.versions.push({ version: 1, text });
    return true;
  }

  async write(text: string): Promise<number | undefined> {
    await this.overtaken();
    const version = this.versions.length + 1;
    this.versions.push({ version, text });
    return version;
  }

  private async overtaken(): Promise<void> {
    const first = this.before;
    this.before = undefined;
    await first?.();
  }
}

/** For tests: one change of a resource. */
export function resourceOf(more: Partial<ResourceChange> = {}): ResourceChange {
  return {
    logicalId: 'Thing1',
    path: 'Layer/Thing',
    type: 'AWS::SNS::Topic',
    action: 'changed',
    certainty: 'certain',
    properties: [],
    topics: [],
    ...more,
  };
}

/** For tests: a cluster that is about to be replaced. */
export const replacedCluster = resourceOf({
  logicalId: 'Cluster9',
  path: 'Database/Cluster',
  type: 'AWS::RDS::DBCluster',
  action: 'replaced',
  holds: 'the databases',
  fate: 'the old one is deleted with its content',
  meaning: 'a new, empty database',
  physicalId: 'hipaa-prod-database',
  properties: [{ path: 'DBClusterIdentifier', before: 'old', after: 'new' }],
});

/** For tests: the changes of one layer. */
export function changesOf(more: Partial<LayerChanges> = {}): LayerChanges {
  return {
    layer: 'database',
    environment: 'prod',
    stack: 'hipaa-prod-database',
    state: 'changed',
    basis: 'a change set',
    digest: 'd1',
    resources: [],
    published: [],
    inputs: [],
    notes: [],
    ...more,
  };
}
