import type { Command, RunRequest } from '../request';
import { taskOrder } from './task-order';

const layers = [
  { name: 'network', root: 'apps/network', reads: [] },
  { name: 'database', root: 'apps/database', reads: ['network'] },
  { name: 'compute', root: 'apps/compute', reads: ['database'] },
  { name: 'compute-beanstalk', root: 'apps/compute-beanstalk', reads: ['network'] },
  { name: 'compute-ecs', root: 'apps/compute-ecs', reads: ['network'] },
  { name: 'site', root: 'apps/site', reads: ['compute-beanstalk', 'compute-ecs'] },
];

function order(
  tasks: readonly string[],
  dependencies: Record<string, string[]> = {},
  idle?: string,
): ReadonlyMap<string, readonly string[]> {
  const request: RunRequest = {
    workspaceRoot: '/workspace',
    tasks: tasks.map((id) => {
      const [layer = '', command] = id.split(':');
      return { id, layer, command: command as Command, options: {} };
    }),
    dependencies,
    layers,
    environmentGiven: true,
    nxProcess: 1,
  };
  return taskOrder(request, (layer) => layer === idle);
}

test('a reader is deployed after its producer', () => {
  expect(order(['database:deploy', 'network:deploy']).get('database:deploy')).toEqual(['network:deploy']);
});

test('a producer is destroyed after its reader', () => {
  expect(order(['database:destroy', 'network:destroy']).get('network:destroy')).toEqual(['database:destroy']);
});

test('a producer without a task is not dragged in', () => {
  const planned = order(['database:deploy']);
  expect([...planned.keys()]).toEqual(['database:deploy']);
  expect(planned.get('database:deploy')).toEqual([]);
});

test('order holds between layers whose link in between has no task', () => {
  expect(order(['compute:deploy', 'network:deploy']).get('compute:deploy')).toEqual(['network:deploy']);
});

test('what Nx wants done before stays before', () => {
  const planned = order(['database:synth', 'database:deploy'], { 'database:deploy': ['database:synth'] });
  expect(planned.get('database:deploy')).toEqual(['database:synth']);
});

test.each(['synth', 'diff', 'status'])('layers do not wait for each other to %s', (command) => {
  expect(order([`database:${command}`, `network:${command}`]).get(`database:${command}`)).toEqual([]);
});

describe('a compute that the environment has not chosen', () => {
  const swap = ['compute-beanstalk:deploy', 'site:deploy', 'compute-ecs:deploy', 'network:deploy'];
  const planned = order(swap, {}, 'compute-beanstalk');

  test('goes after the chosen one is up and the readers have turned to it', () => {
    expect([...(planned.get('compute-beanstalk:deploy') ?? [])].sort()).toEqual([
      'compute-ecs:deploy',
      'site:deploy',
    ]);
  });

  test('is waited for by nobody', () => {
    expect(planned.get('site:deploy')).not.toContain('compute-beanstalk:deploy');
  });

  test('leaves the chosen one before its readers', () => {
    expect(planned.get('site:deploy')).toEqual(['compute-ecs:deploy', 'network:deploy']);
  });

  test('is destroyed like any other producer', () => {
    const destroyed = order(['compute-beanstalk:destroy', 'site:destroy'], {}, 'compute-beanstalk');
    expect(destroyed.get('compute-beanstalk:destroy')).toEqual(['site:destroy']);
  });
});
