import { UserError } from '@hipaa-cdk/errors';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { chosenEnvironment, loadPlatform } from './prepare';
import type { RunRequest, TaskReport, TaskRequest } from './request';
import { run } from './run';
import { type Finish, runLayers } from './run-layers';

jest.mock('./prepare');
jest.mock('./run-layers');
const runStatus = jest.fn<Promise<ReadonlySet<string>>, [RunRequest]>();
jest.mock('./status/run-status', () => ({ runStatus: (request: RunRequest) => runStatus(request) }));

const task = (layer: string, command: TaskRequest['command']): TaskRequest => ({
  id: `${layer}:${command}`,
  layer,
  command,
  options: {},
});

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.mocked(runLayers).mockImplementation((request, _progress, finish: Finish) => {
    request.tasks.forEach((one) => finish(one, true, 'done'));
    return Promise.resolve();
  });
  runStatus.mockResolvedValue(new Set());
});
afterEach(() => {
  printed.mockRestore();
  jest.resetAllMocks();
});

async function reports(...tasks: TaskRequest[]): Promise<TaskReport[]> {
  const done: TaskReport[] = [];
  const request = { workspaceRoot: '/w', tasks, dependencies: {}, layers: [], environmentGiven: true };
  await run({ ...request, nxProcess: process.pid }, (report) => void done.push(report));
  return done;
}

test('every task is reported once', async () => {
  const done = await reports(task('network', 'deploy'), task('storage', 'deploy'));
  expect(done.map(({ task: id, success }) => [id, success])).toEqual([
    ['network:deploy', true],
    ['storage:deploy', true],
  ]);
});

test('the platform of the workspace is loaded before anything else', async () => {
  jest.mocked(loadPlatform).mockImplementation(() => {
    throw new UserError({ code: 'PLATFORM_MISSING', message: 'no file' });
  });
  const done = await reports(task('network', 'deploy'));
  expect(loadPlatform).toHaveBeenCalledWith('/w');
  expect(runLayers).not.toHaveBeenCalled();
  expect(done).toEqual([expect.objectContaining({ task: 'network:deploy', success: false })]);
});

test('what looks at all layers together gets them in one call, apart from those that go one by one', async () => {
  await reports(task('network', 'status'), task('storage', 'deploy'), task('users', 'status'));
  expect(jest.mocked(runLayers).mock.calls[0]?.[0].tasks.map(({ id }) => id)).toEqual(['storage:deploy']);
  expect(runStatus.mock.calls.map(([request]) => request.tasks.map(({ layer }) => layer))).toEqual([
    ['network', 'users'],
  ]);
});

test('a command for all fails for the layers that it names, and for no others', async () => {
  runStatus.mockResolvedValue(new Set(['users']));
  const done = await reports(task('network', 'status'), task('users', 'status'));
  expect(done.map(({ task: id, success }) => [id, success])).toEqual([
    ['network:status', true],
    ['users:status', false],
  ]);
});

test('when a run breaks off, what was done stays done, and all that is open has failed', async () => {
  jest.mocked(runLayers).mockImplementation((request, _progress, finish: Finish) => {
    finish(request.tasks[0] as TaskRequest, true, 'done');
    return Promise.reject(new Error('the lines were cut'));
  });
  const done = await reports(task('network', 'deploy'), task('storage', 'deploy'));
  expect(done.map(({ task: id, success }) => [id, success])).toEqual([
    ['network:deploy', true],
    ['storage:deploy', false],
  ]);
});

test('what AWS refused a whole run is told as that, and not as a failed synthesis', async () => {
  jest.mocked(chosenEnvironment).mockReturnValue(findEnvironment('test'));
  runStatus.mockRejectedValue(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }));
  await reports(task('network', 'status'));
  expect(printed.mock.calls.join('')).toContain('AWS_THROTTLED: ');
  expect(printed.mock.calls.join('')).not.toContain('SYNTH_FAILED');
});
