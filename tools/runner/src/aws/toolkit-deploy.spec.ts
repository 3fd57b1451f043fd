import { fakeSession } from './fake-session';
import { openToolkit } from './toolkit';
import { deployWithToolkit } from './toolkit-deploy';

jest.mock('./toolkit');

const { session } = fakeSession('local', {});
const layer = { directory: 'd', manifest: { stackName: 's' }, template: {} } as never;

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
