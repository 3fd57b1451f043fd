import { Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import { nagPacks } from './nag-packs';
import { recordingPack } from './recording-pack';

const stack = new Stack();
new s3.CfnBucket(stack, 'Bucket');

test.each(nagPacks.map((Pack) => [new Pack().name, Pack] as const))(
  '%s hands every rule for every resource over and judges nothing itself',
  (name, Pack) => {
    const applied = new Set<string>();
    const rule = jest.fn();
    const pack = recordingPack(Pack, (packName, params) => {
      rule(packName, params.node.node.id);
      applied.add(params.ruleSuffixOverride ?? params.rule.name);
    });
    expect(pack.validateScope(stack).violations).toEqual([]);
    expect(applied.size).toBeGreaterThan(80);
    expect(new Set(rule.mock.calls.map(String))).toEqual(new Set([`${name},Bucket`]));
  },
);
