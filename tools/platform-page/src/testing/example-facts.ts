import type { LayerStatus } from '@hipaa-cdk/runner';
import type { LayerFacts, PlatformFacts } from '../facts';

/** For tests: a deployed layer. */
export function layerOf(
  name: string,
  more: Partial<LayerFacts> = {},
  status: Partial<LayerStatus> = {},
): LayerFacts {
  const commit = 'c'.repeat(40);
  const endedAt = '2026-11-25T10:01:00.000Z';
  const by = 'arn:aws:sts::111111111111:assumed-role/Deployer/jane';
  return {
    name,
    reads: [],
    published: [],
    resources: 3,
    standIns: 0,
    newest: {
      result: 'updated',
      commit,
      dirty: false,
      by,
      template: '0',
      inputs: '0',
      changes: { added: 0, changed: 1, replaced: 0, removed: 0 },
      check: 'passed',
      startedAt: endedAt,
      endedAt,
    },
    status: {
      layer: name,
      stack: `example-${name}`,
      state: 'deployed',
      enabled: true,
      stackStatus: 'UPDATE_COMPLETE',
      deployed: { commit, dirty: false, by, check: 'passed', endedAt },
      asRecorded: true,
      last: { result: 'updated', endedAt },
      drift: { status: 'NOT_CHECKED', checked: 0, unchecked: {} },
      stale: [],
      ...status,
    },
    ...more,
  };
}

/** For tests: an environment with a network, and a database that reads it. */
export function factsOf(more: Partial<PlatformFacts> = {}): PlatformFacts {
  const subnet = { zone: 'us-east-1a', id: 'subnet-1' };
  return {
    application: 'example',
    environment: {
      name: 'test',
      account: '111111111111',
      region: 'us-east-1',
      target: 'aws',
      protected: false,
      dataClass: 'synthetic',
    },
    caller: 'arn:aws:iam::111111111111:user/jane',
    at: new Date('2026-11-25T12:00:00Z'),
    layers: [
      layerOf('network', {
        published: [
          { name: '/example/test/network/vpcId', value: 'vpc-0123456789abcdef0', readers: ['database'] },
        ],
      }),
      layerOf('database', { reads: ['network'] }),
    ],
    networks: [
      {
        layer: 'network',
        vpc: { id: 'vpc-0123456789abcdef0', range: '10.0.0.0/16' },
        zones: ['us-east-1a', 'us-east-1b'],
        subnets: [
          { ...subnet, range: '10.0.0.0/24', kind: 'public', routes: ['0.0.0.0/0 → internet gateway'] },
          { ...subnet, range: '10.0.1.0/24', kind: 'isolated', routes: [] },
          { ...subnet, zone: 'us-east-1b', range: '10.0.2.0/24', kind: 'isolated', routes: [] },
        ],
        endpoints: [{ service: 's3', kind: 'Gateway' }],
      },
    ],
    costs: [
      { payer: 'test', layers: [{ layer: 'network', dollars: 32.85 }], missing: [] },
      { payer: 'prod', layers: [{ layer: 'network', dollars: 65.7 }], missing: ['database: PRICE'] },
    ],
    ...more,
  };
}
