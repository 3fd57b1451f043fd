import {
  CreatePolicyVersionCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { results } from './layers';

/** Two layers deploy, one of them of a type that no layer of this repository has. */
let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(['storage']);
});
afterAll(() => workspace.dispose());

const STACK = 'apps/events/src/events-stack.ts';
const deploy = () => workspace.nx('run-many -t deploy -p storage,events --env=local');

test('a layer with a type that no layer has is bootstrapped and deployed without a table that names the type', async () => {
  const generated = await workspace.start('node_modules/.bin/nx', [
    'g',
    '@hipaa-cdk/nx-cdk:layer',
    'events',
    '--consumes=storage',
  ]).result;
  expect(generated).toMatchObject({ code: 0 });
  workspace.edit(
    STACK,
    '    super(scope, id, props);',
    "    super(scope, id, props);\n    new kinesis.CfnStream(this, 'Events', { shardCount: 1 });",
  );
  workspace.edit(STACK, 'aws_ssm as ssm', 'aws_kinesis as kinesis, aws_ssm as ssm');
  const { output } = await deploy();
  expect(output).toMatch(
    /CloudFormation acts as hipaa-execution-local-us-east-1, \d+ calls for \d+ types are judged/,
  );
  expect(results(output)).toEqual({ storage: 'created', events: 'created' });
});

test('an action that is taken out of a policy fails the next deploy, with the action, the resource and the place', async () => {
  await withoutAction('kinesis:IncreaseStreamRetentionPeriod');
  workspace.edit(STACK, 'shardCount: 1', 'shardCount: 1, retentionPeriodHours: 48');
  const { output, code } = await deploy();
  expect(code).not.toBe(0);
  expect(output).toMatch(
    /Events \(AWS::Kinesis::Stream\): hipaa-execution-local-us-east-1 needs kinesis:IncreaseStreamRetentionPeriod on arn:aws:kinesis:us-east-1:000000000000:stream\/hipaa-local-events-\S+: no policy allows it; it is called by: handlers of AWS::Kinesis::Stream/,
  );
});

/** Takes one action out of the policies of the role, as the account has them. */
async function withoutAction(action: string): Promise<void> {
  const RoleName = 'hipaa-execution-local-us-east-1';
  const iam = new IAMClient(workspace.client);
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  for (const { PolicyArn } of AttachedPolicies) {
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
    const text = decodeURIComponent(PolicyVersion?.Document ?? '');
    if (!text.includes(action)) continue;
    const PolicyDocument = text.replace(action, 'kinesis:ListStreams');
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
    return;
  }
  throw new Error(`no policy of ${RoleName} allows ${action}`);
}
