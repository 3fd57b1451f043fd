import { fakeSession } from '../aws/fake-session';
import { assertNoReaders } from './assert-no-readers';

const reader = {
  Parameters: {
    NetworkVpcId: {
      Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>',
      Default: '/hipaa/local/network/vpcId',
    },
  },
};

/** An account with these stacks: name -> template. */
function account(stacks: Record<string, object>) {
  return fakeSession('local', {
    DescribeStacks: () => ({
      Stacks: Object.keys(stacks).map((StackName) => ({ StackName, StackStatus: 'CREATE_COMPLETE' })),
    }),
    GetTemplate: ({ StackName }) => ({ TemplateBody: JSON.stringify(stacks[String(StackName)]) }),
  }).session;
}

test('a producer whose reader is deployed may not go, and the reader is named', async () => {
  const session = account({ 'hipaa-local-network': {}, 'hipaa-local-database': reader });
  await expect(assertNoReaders(session, ['network'])).rejects.toMatchObject({
    code: 'LAYER_STILL_READ',
    message: 'network cannot go: database is deployed and reads it',
  });
});

test('the remedy destroys the readers as well', async () => {
  const session = account({ 'hipaa-local-network': {}, 'hipaa-local-database': reader });
  await expect(assertNoReaders(session, ['network'])).rejects.toMatchObject({
    remedy: 'npx nx run-many -t destroy -p database,network --env=local',
  });
});

test('a producer may go together with its reader', async () => {
  const session = account({ 'hipaa-local-network': {}, 'hipaa-local-database': reader });
  await expect(assertNoReaders(session, ['network', 'database'])).resolves.toBeUndefined();
});

test('a layer that nobody reads may go', async () => {
  const session = account({ 'hipaa-local-storage': {}, 'hipaa-local-database': reader });
  await expect(assertNoReaders(session, ['storage'])).resolves.toBeUndefined();
});

test('a reader in another environment does not count', async () => {
  const elsewhere = JSON.parse(JSON.stringify(reader).replace('/local/', '/test/')) as object;
  const session = account({ 'hipaa-local-network': {}, 'hipaa-test-database': elsewhere });
  await expect(assertNoReaders(session, ['network'])).resolves.toBeUndefined();
});

test('a reader of another environment counts where the layer belongs to the account', async () => {
  const auditReader = {
    Parameters: {
      AuditTopicArn: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/hipaa/account/audit/topicArn' },
    },
  };
  const session = account({ 'hipaa-account-audit': {}, 'hipaa-test-database': auditReader });
  await expect(assertNoReaders(session, ['audit'])).rejects.toMatchObject({
    message: 'audit cannot go: hipaa-test-database is deployed and reads it',
  });
});
