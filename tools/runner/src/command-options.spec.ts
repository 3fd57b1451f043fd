import { checkOptions, waitMinutes, allowedReplacements } from './command-options';
import type { Command, TaskRequest } from './request';

const check = (command: Command, options: Record<string, unknown>) => () =>
  checkOptions({ tasks: [{ id: `storage:${command}`, layer: 'storage', command, options }] });

const code = (name: string) => expect.objectContaining({ code: name }) as Error;

test('a misspelt option is named as it is typed, with the valid ones', () => {
  expect(check('drift', { reportsOnly: 'x' })).toThrow(
    /^unknown option --reports-only; expected --env=<environment>, --report-only$/,
  );
});

test('an option of another command is refused', () => {
  expect(check('status', { published: true })).toThrow('unknown option --published');
  expect(check('destroy', { allowReplacement: 'A' })).toThrow('unknown option --allow-replacement');
});

test.each(['command', '__proto', 'constructor', '_x'])('%s is not for a person to give', (name) => {
  expect(check('synth', { [name]: 'destroy' })).toThrow(code('OPTION_UNKNOWN'));
});

test('words without dashes are refused', () => {
  expect(check('deploy', { _: ['prod'] })).toThrow('unknown option "prod"');
});

test("a deploy's option passes at the synth before it as well", () => {
  const tasks = (['synth', 'deploy'] as const).map((command) => ({
    id: command,
    layer: 'storage',
    command,
    options: { published: true },
  }));
  expect(() => checkOptions({ tasks })).not.toThrow();
  expect(() => checkOptions({ tasks: tasks.slice(0, 1), commands: ['deploy'] })).not.toThrow();
});

test.each<[Command, Record<string, unknown>]>([
  ['deploy', { approver: 'jane', stale: 'true', wait: true, allowReplacement: 'Key1' }],
  ['destroy', { approver: 'jane', wait: 5 }],
  ['drift', { reportOnly: true }],
  ['rehearse', { from: 'abc' }],
  ['status', { env: 'local' }],
])('%s takes %j', (command, options) => {
  expect(check(command, options)).not.toThrow();
});

test.each<[string, Command, Record<string, unknown>]>([
  ['OPTION_EMPTY', 'status', { env: true }],
  ['OPTION_EMPTY', 'status', { env: '' }],
  ['OPTION_EMPTY', 'deploy', { approver: '' }],
  ['OPTION_INVALID', 'status', { env: false }],
  ['OPTION_INVALID', 'status', { env: { x: '' } }],
  ['OPTION_INVALID', 'deploy', { stale: 'maybe' }],
  ['OPTION_INVALID', 'deploy', { wait: 'soon' }],
  ['OPTION_INVALID', 'destroy', { wait: 0 }],
  ['OPTION_INVALID', 'deploy', { allowReplacement: 'not a name' }],
  ['OPTION_REPEATED', 'status', { env: ['test', 'prod'] }],
  ['OPTION_REPEATED', 'deploy', { stale: [true, true] }],
])('%s: %s with %j', (expected, command, options) => {
  expect(check(command, options)).toThrow(code(expected));
});

test.each([
  [undefined, 0],
  [false, 0],
  [true, 30],
  [5, 5],
  ['5', 5],
  [0.5, 0.5],
  [1440, 1440],
])('--wait given as %j is %d minutes', (option, minutes) => {
  expect(waitMinutes(option)).toBe(minutes);
});

test.each([0, -1, 1441, 'soon', Number.NaN, [1, 2]])('--wait given as %j is refused', (option) => {
  expect(() => waitMinutes(option)).toThrow(
    expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining('expected minutes') }),
  );
});

const task = (layer: string, command: Command, allowReplacement?: unknown): TaskRequest => ({
  id: `${layer}:${command}`,
  layer,
  command,
  options: allowReplacement === undefined ? {} : { allowReplacement },
});
const refused = expect.objectContaining({ code: 'OPTION_INVALID' });

test('without the option nothing is allowed', () => {
  expect(allowedReplacements([task('database', 'deploy')]).size).toBe(0);
});

test('names stand with commas between', () => {
  expect([...allowedReplacements([task('database', 'deploy', 'Cluster1,Key2')])]).toEqual([
    'Cluster1',
    'Key2',
  ]);
});

test.each([true, '', 'A,', 'A B', 'A-B', 'Layer/Thing'])('%j names no resource', (option) => {
  expect(() => allowedReplacements([task('database', 'deploy', option)])).toThrow(refused);
});

test('an allowance for several layers at once is refused: nobody could tell whose names they are', () => {
  const tasks = [task('database', 'deploy', 'A'), task('network', 'deploy', 'A')];
  expect(() => allowedReplacements(tasks)).toThrow(refused);
});

test('the synth before a deploy, which Nx gives the same options, is no second layer', () => {
  const tasks = [task('database', 'synth', 'A'), task('database', 'deploy', 'A')];
  expect([...allowedReplacements(tasks)]).toEqual(['A']);
});
