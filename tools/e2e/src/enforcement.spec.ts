import {
  CreatePolicyVersionCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { results } from './layers';
import { LOCAL, bootstrapped, nameOf } from './place';

/** A layer of a type that no layer of this repository has. */
let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(['storage']);
});
afterAll(() => workspace.dispose());

const STACK = 'apps/events/src/events-stack.ts';
const deploy = () => workspace.nx('run-many -t deploy -p storage,events --env=local');
const iam = () => new IAMClient(workspace.client);

test('a layer with a type that no layer has is bootstrapped and deployed without a table that names the type', async () => {
  const generator = ['g', '@hipaa-cdk/nx-cdk:layer', 'events', '--consumes=storage'];
  expect(await workspace.start('node_modules/.bin/nx', generator).result).toMatchObject({ code: 0 });
  workspace.edit(
    STACK,
    '    super(scope, id, props);',
    "    super(scope, id, props);\n    new kinesis.CfnStream(this, 'Events', { shardCount: 1 });",
  );
  workspace.edit(STACK, 'aws_ssm as ssm', 'aws_kinesis as kinesis, aws_ssm as ssm');
  const { output } = await deploy();
  expect(output).toMatch(
    new RegExp(`CloudFormation acts as ${bootstrapped('execution')}, \\d+ calls for \\d+ types are judged`),
  );
  expect(results(output)).toEqual({ storage: 'created', events: 'created' });
});

test('an action that is taken out of a policy fails the next deploy, with the action, the resource and the place', async () => {
  await takeOut('kinesis:IncreaseStreamRetentionPeriod', bootstrapped('execution'));
  workspace.edit(STACK, 'shardCount: 1', 'shardCount: 1, retentionPeriodHours: 48');
  const { output, code } = await deploy();
  expect(code).not.toBe(0);
  expect(output).toMatch(
    new RegExp(
      `Events \\(AWS::Kinesis::Stream\\): ${bootstrapped('execution')} needs kinesis:IncreaseStreamRetentionPeriod on arn:aws:kinesis:${LOCAL.region}:${LOCAL.account}:stream/${nameOf('events')}-\\S+: no policy allows it; it is called by: handlers of AWS::Kinesis::Stream`,
    ),
  );
});

test('whoever deploys may do what the role for that may do', async () => {
  const role = { RoleName: bootstrapped('deploy'), PolicyName: 'Deploying' };
  const { PolicyDocument = '' } = await iam().send(new GetRolePolicyCommand(role));
  const less = decodeURIComponent(PolicyDocument).replace(':ExecuteChangeSet', ':ListStacks');
  await iam().send(new PutRolePolicyCommand({ ...role, PolicyDocument: less }));
  const { output, code } = await deploy();
  expect(code).not.toBe(0);
  expect(output).toMatch(
    new RegExp(
      `${bootstrapped('deploy')} may not cloudformation:ExecuteChangeSet on \\S+${nameOf('events')}`,
    ),
  );
});

/** Takes an action out of the policies of a role, as the account has them. */
async function takeOut(action: string, RoleName: string): Promise<void> {
  const { AttachedPolicies = [] } = await iam().send(new ListAttachedRolePoliciesCommand({ RoleName }));
  for (const { PolicyArn } of AttachedPolicies) {
    const version = new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' });
    const text = decodeURIComponent((await iam().send(version)).PolicyVersion?.Document ?? '');
    if (!text.includes(action)) continue;
    const PolicyDocument = text.replace(action, 'kinesis:ListStreams');
    await iam().send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
    return;
  }
  throw new Error(`no policy of ${RoleName} allows ${action}`);
}
