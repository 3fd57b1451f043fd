import { findEnvironment } from '@hipaa-cdk/environments/testing';
import type { TaskRequest } from '../request';
import { Report, resultTable } from './report';
import type { Row } from '../command';

const task = (layer: string, command: TaskRequest['command'] = 'deploy'): TaskRequest => ({
  id: `${layer}:${command}`,
  layer,
  command,
  options: {},
});
const row = (layer: string, result: Row['result']): Row => ({
  layer,
  stack: `hipaa-test-${layer}`,
  result,
  seconds: 1,
});
const environment = findEnvironment('test');

/** Lines of the table that a report prints, without its heading. */
function printed(report: Report): string[] {
  const say = jest.fn();
  report.print({ say } as unknown as Parameters<Report['print']>[0]);
  return String(say.mock.calls[0]?.[0]).trim().split('\n').slice(2);
}

test('each layer has its line, in the order of the tasks and not in that of their ends', () => {
  const [network, storage] = [task('network'), task('storage')];
  const report = new Report([network, storage]);
  report.add(storage, row('storage', 'created'));
  report.add(network, row('network', 'updated'));
  expect(printed(report)).toEqual([
    expect.stringMatching(/^network +hipaa-test-network +updated/),
    expect.stringMatching(/^storage +hipaa-test-storage +created/),
  ]);
});

test('a synthesis that was only a step to a deploy has no line of its own', () => {
  const steps = [task('network', 'synth'), task('network')];
  const report = new Report(steps);
  for (const step of steps)
    report.add(step, row('network', step.command === 'synth' ? 'synthesised' : 'created'));
  expect(printed(report)).toEqual([expect.stringContaining('created')]);
});

test('a synthesis that was asked for has one', () => {
  const report = new Report([task('network', 'synth')]);
  report.add(task('network', 'synth'), row('network', 'synthesised'));
  expect(printed(report)).toEqual([expect.stringContaining('synthesised')]);
});

test.each([
  ['deploy', 'network was not deployed'],
  ['destroy', 'network was not destroyed'],
  ['synth', 'network was not synthesised'],
] as const)('a layer that was left out because of another %s says why', (command, note) => {
  const culprit = task('network', command);
  const skipped = task('database');
  const report = new Report([culprit, skipped]);
  expect(report.skip(skipped, environment, culprit.id)).toMatchObject({ result: 'skipped', note });
  expect(printed(report)).toEqual([expect.stringMatching(new RegExp(`skipped .*${note}$`))]);
});

test('a layer of the account that was left out is named by the stack that it shares', () => {
  const report = new Report([task('audit')]);
  expect(report.skip(task('audit'), environment, 'unknown')).toMatchObject({
    stack: 'hipaa-account-audit',
    note: 'an earlier step failed',
  });
});

describe('result table', () => {
  const row: Row = { layer: 'network', stack: 'hipaa-local-network', result: 'created', seconds: 1.25 };

  test('stubbed resources are counted beside the real ones', () => {
    expect(resultTable([{ ...row, resources: 40, stubbed: 3 }])).toContain('40 (3 stubbed)');
  });

  test('nothing is printed of stubs where there are none', () => {
    expect(resultTable([{ ...row, resources: 40, stubbed: 0 }])).not.toContain('stubbed');
  });

  test('the reason of a skipped layer stands in its line', () => {
    const text = resultTable([{ ...row, result: 'skipped', note: 'not a layer of dev' }]);
    expect(text).toMatch(/network .* skipped .* not a layer of dev/);
  });

  test('the number of published values has a column', () => {
    expect(resultTable([{ ...row, published: 5 }])).toMatch(/published.*\n.*\n.* 5 /);
  });
});
