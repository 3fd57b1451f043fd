import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Toolkit } from '@aws-cdk/toolkit-lib';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { fakeSession } from '../testing/fake-session';
import { openToolkit } from './toolkit';
import { deployWithToolkit, failedResource, stackOf } from './toolkit-deploy';

jest.mock('./toolkit');

const { session } = fakeSession('local', {});
const layer = {
  directory: 'd',
  manifest: { stackName: 's', templateFile: 'S.template.json' },
  template: {},
} as never;

/** A toolkit that asks before it deploys, as the real one does, and stops on a no. */
function toolkitThatAsks(code = 'CDK_TOOLKIT_I5060'): { deployed: unknown[] } {
  const deployed: unknown[] = [];
  jest.mocked(openToolkit).mockImplementation((_session, _message, onQuestion) =>
    Promise.resolve({
      fromAssemblyDirectory: () => Promise.resolve('assembly'),
      deploy: async (_assembly: unknown, options: unknown) => {
        if ((await onQuestion?.({ code } as never)) === false) throw new Error('aborted');
        deployed.push(options);
      },
    } as never),
  );
  return { deployed };
}

test('a change set that is approved is carried out', async () => {
  const { deployed } = toolkitThatAsks();
  const approve = jest.fn(() => Promise.resolve());
  await deployWithToolkit(session, layer, () => undefined, approve);
  expect(deployed).toMatchObject([{ deploymentMethod: { changeSetName: approve.mock.calls.flat()[0] } }]);
});

test('the stack of the layer is deployed, and no other that may be beside it', async () => {
  const { deployed } = toolkitThatAsks();
  await deployWithToolkit(session, layer, () => undefined);
  expect(deployed).toMatchObject([{ stacks: stackOf(layer) }]);
});

test('the toolkit finds that stack in an assembly of several', async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  const app = new App({ outdir });
  for (const id of ['Storage', 'StorageOfOthers'])
    new CfnResource(new Stack(app, id, { stackName: `clinic-local-${id}` }), 'Topic', {
      type: 'AWS::SNS::Topic',
    });
  app.synth();
  const toolkit = new Toolkit({
    ioHost: {
      notify: () => Promise.resolve(),
      requestResponse: (message) => Promise.resolve(message.defaultResponse),
    },
  });
  const manifest = { stackName: 'clinic-local-Storage', templateFile: 'Storage.template.json' } as never;
  const found = await toolkit.list(await toolkit.fromAssemblyDirectory(outdir), {
    stacks: stackOf({ manifest }),
  });
  rmSync(outdir, { recursive: true });
  expect(found).toMatchObject([{ name: 'clinic-local-Storage' }]);
});

test('a change set that is refused is not carried out, and the refusal is what is heard', async () => {
  const { deployed } = toolkitThatAsks();
  const refusal = new Error('REPLACEMENT_REFUSED');
  const deploy = deployWithToolkit(
    session,
    layer,
    () => undefined,
    () => Promise.reject(refusal),
  );
  await expect(deploy).rejects.toBe(refusal);
  expect(deployed).toEqual([]);
});

test('any other question of the toolkit has its own default', async () => {
  const { deployed } = toolkitThatAsks('CDK_TOOLKIT_I5050');
  const approve = jest.fn(() => Promise.reject(new Error('not asked')));
  await deployWithToolkit(session, layer, () => undefined, approve);
  expect(approve).not.toHaveBeenCalled();
  expect(deployed).toHaveLength(1);
});

const template = {
  Resources: { Vpc8378EB38: { Type: 'AWS::EC2::VPC', Metadata: { 'aws:cdk:path': 'Network/Vpc/Resource' } } },
};
const event = (status: string, reason?: string, id = 'Vpc8378EB38') => ({
  StackId: 's',
  EventId: 'e',
  StackName: 'n',
  Timestamp: undefined,
  LogicalResourceId: id,
  ResourceStatus: status as 'CREATE_FAILED',
  ResourceStatusReason: reason,
});

test('a failure is told by construct path, type and reason', () => {
  expect(failedResource(event('CREATE_FAILED', 'limit exceeded'), template)).toBe(
    'Network/Vpc/Resource (AWS::EC2::VPC): limit exceeded',
  );
});

test('a resource that stopped because another failed is not told', () => {
  expect(failedResource(event('CREATE_FAILED', 'Resource creation cancelled'), template)).toBeUndefined();
});

test('a success is not told', () => {
  expect(failedResource(event('CREATE_COMPLETE'), template)).toBeUndefined();
});

test('the failure of the stack itself, which follows from a resource, is not told', () => {
  expect(failedResource(event('ROLLBACK_FAILED', 'x', 'hipaa-local-network'), template)).toBeUndefined();
});

test('of a reason with a stack trace only the first line is told', () => {
  expect(failedResource(event('CREATE_FAILED', 'no such module\n    at require'), template)).toMatch(
    /: no such module$/,
  );
});
