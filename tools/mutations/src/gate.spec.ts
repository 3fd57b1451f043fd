import type { Finding } from '@hipaa-cdk/compliance';
import { type GateKill, findingKey, judgeMutations, newFinding } from './gate';
import type { Mutation } from './mutation';
import { aMutation, mutationsOf } from './testing/samples';

const sound = {
  Resources: {
    Bucket: { Type: 'Bucket' },
    Policy: { Type: 'Policy', Properties: { Bucket: { Ref: 'Bucket' } } },
    Log: { Type: 'Log', Properties: { Arn: { 'Fn::GetAtt': ['Policy', 'Arn'] } } },
    Stranger: { Type: 'Bucket' },
  },
};

const mutation = aMutation({ logicalId: 'Policy' });

function finding(logicalId: string, more: Partial<Finding> = {}): Finding {
  const text = {
    subject: 's',
    resourceType: 'T',
    rule: 'Pack::Rule',
    pack: 'Pack',
    problem: 'open',
    remedy: 'shut',
  };
  return { ...text, logicalId, citations: [], severity: 'error', ...more };
}

function answer(one: Finding, known: readonly Finding[] = []): Finding | undefined {
  return newFinding([one], mutation, sound, new Set(known.map(findingKey)));
}

test.each(['Policy', 'Bucket', 'Log'])('a finding on %s answers for the policy', (logicalId) => {
  expect(answer(finding(logicalId))).toBeDefined();
});

test('a finding on a resource that has nothing to do with it does not', () => {
  expect(answer(finding('Stranger'))).toBeUndefined();
});

test('a finding elsewhere that names the resource does', () => {
  expect(answer(finding('Stranger', { problem: 'Policy is open' }))).toBeDefined();
});

test('a finding that the sound template has is not new, however it is worded', () => {
  expect(answer(finding('Policy', { problem: 'wide open' }), [finding('Policy')])).toBeUndefined();
});

test('a rule that came to no verdict has noticed nothing', () => {
  expect(answer(finding('Policy', { severity: 'not-evaluable' }))).toBeUndefined();
});

test('of several findings the one on the resource itself is told', () => {
  const both = [finding('Bucket'), finding('Policy')];
  expect(newFinding(both, mutation, sound, new Set())).toBe(both[1]);
});

async function kills(mutations: readonly Mutation[]): Promise<Map<Mutation, GateKill>> {
  const noticed = new Map<Mutation, GateKill>();
  await judgeMutations(mutations, (mutation, kill) => noticed.set(mutation, kill));
  return noticed;
}

test('a setting that a rule of ours watches has a finding', async () => {
  const [mutation] = mutationsOf({ Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: false } });
  if (!mutation) throw new Error('there is no mutation');
  expect((await kills([mutation])).get(mutation)).toMatchObject({
    by: 'own packs',
    rule: expect.stringContaining('::'),
  });
});

test('a setting that no rule watches has none', async () => {
  const [zones] = mutationsOf({
    Type: 'AWS::ECS::Service',
    Properties: { AvailabilityZoneRebalancing: 'ENABLED' },
  }).filter(({ setting }) => setting === 'Properties.AvailabilityZoneRebalancing');
  expect(zones && (await kills([zones])).size).toBe(0);
});
