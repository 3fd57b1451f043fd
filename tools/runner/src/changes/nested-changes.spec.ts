import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputDirectory, readSynthesised } from '@hipaa-cdk/layer-templates';
import { describeStack } from '../aws/deployed-stack';
import { replacementGuard } from '../protection/replacement-guard';
import { layerAccount } from '../testing/layer-account';
import { findChanges } from './find-changes';
import { removalChanges } from './removal-changes';

const ARN = 'arn:aws:cloudformation:eu-west-1:000000000000:stack/inner/1';
const HASH = 'a'.repeat(64);

const table = (TableName: unknown, more: object = {}) => ({
  Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName, ...more } } },
});
const outer = (hash: string, parameters: object = {}, more: object = {}) => ({
  Resources: {
    Inner: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: {
        TemplateURL: { 'Fn::Sub': `https://s3.\${AWS::Region}.amazonaws.com/b/${hash}.json` },
        Parameters: parameters,
      },
      ...more,
    },
  },
});

/** A layer whose stack nests another, which is deployed in one way and wanted in another. */
function nesting({
  was,
  will,
  outerWas = outer('old'),
  outerWill = outer(HASH),
  environment = 'prod',
}: {
  was: object;
  will?: object;
  outerWas?: object;
  outerWill?: object;
  environment?: string;
}) {
  const account = layerAccount({
    wanted: outerWill,
    deployed: outerWas,
    environment,
    answers: {
      ListStackResources: ({ StackName }) => ({
        StackResourceSummaries:
          StackName === ARN
            ? [{ LogicalResourceId: 'Table', PhysicalResourceId: 'patients' }]
            : [{ LogicalResourceId: 'Inner', PhysicalResourceId: ARN }],
      }),
      GetTemplate: ({ StackName }) => ({ TemplateBody: JSON.stringify(StackName === ARN ? was : outerWas) }),
    },
  });
  const directory = outputDirectory(account.run.request.workspaceRoot, 'database', environment);
  if (will) {
    const assets = { files: { [HASH]: { source: { path: 'inner.template.json' } } } };
    writeFileSync(join(directory, 't.json'), JSON.stringify(outerWill));
    writeFileSync(join(directory, 't.template.json'), JSON.stringify(outerWill));
    writeFileSync(join(directory, 't.assets.json'), JSON.stringify(assets));
    writeFileSync(join(directory, 'inner.template.json'), JSON.stringify(will));
    const layer = JSON.parse(JSON.stringify(readSynthesised(directory).manifest)) as object;
    writeFileSync(
      join(directory, 'layer.json'),
      JSON.stringify({ ...layer, templateFile: 't.template.json' }),
    );
  }
  return { ...account, synthesised: readSynthesised(directory) };
}

const inside = async (props: Parameters<typeof nesting>[0]) => {
  const { run, synthesised } = nesting(props);
  const { resources } = await findChanges(run, synthesised);
  return resources.filter(({ logicalId }) => logicalId.startsWith('Inner.'));
};

test('a table that is renamed in a nested stack is replaced, and is a part of its layer', async () => {
  expect(await inside({ was: table('a'), will: table('b') })).toMatchObject([
    { logicalId: 'Inner.Table', action: 'replaced', certainty: 'certain', physicalId: 'patients' },
  ]);
});

test('one whose billing changes stays', async () => {
  const changes = await inside({ was: table('a'), will: table('a', { BillingMode: 'PAY_PER_REQUEST' }) });
  expect(changes).toMatchObject([{ logicalId: 'Inner.Table', action: 'changed' }]);
});

test('a parameter of the nested stack is followed to what it replaces', async () => {
  const changes = await inside({
    was: table({ Ref: 'Name' }),
    will: table({ Ref: 'Name' }),
    outerWas: outer('old', { Name: 'a' }),
    outerWill: outer(HASH, { Name: 'b' }),
  });
  expect(changes).toMatchObject([{ logicalId: 'Inner.Table', action: 'replaced' }]);
});

test('with its nested stack a table is removed', async () => {
  const gone = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
  expect(await inside({ was: table('a'), outerWill: gone })).toMatchObject([
    { logicalId: 'Inner.Table', action: 'removed' },
  ]);
});

test('a nested stack that is kept keeps its table', async () => {
  const gone = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
  const kept = outer('old', {}, { DeletionPolicy: 'Retain' });
  const [change] = await inside({ was: table('a'), outerWas: kept, outerWill: gone });
  expect(change?.fate).toContain('stays in the account');
});

test('the guard of a protected environment refuses what a nested stack would lose', async () => {
  const { run, synthesised } = nesting({ was: table('a'), will: table('b') });
  const stack = await describeStack(await run.session(), run.place.stack);
  const { approve } = replacementGuard(run, synthesised, stack);
  await expect(approve?.('c')).rejects.toMatchObject({
    code: 'REPLACEMENT_REFUSED',
    message: expect.stringContaining('Inner.Table'),
  });
});

test('the removal of a layer names what its nested stacks hold', async () => {
  const { run } = nesting({ was: table('a') });
  const stack = await describeStack(await run.session(), run.place.stack);
  const changes = stack && (await removalChanges(run, stack));
  expect(changes?.resources.map(({ logicalId, physicalId }) => [logicalId, physicalId])).toContainEqual([
    'Inner.Table',
    'patients',
  ]);
});
