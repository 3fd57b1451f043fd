import { checkOptions } from './check-options';
import type { Command } from './request';

const check = (command: Command, options: Record<string, unknown>) => () =>
  checkOptions([{ id: `storage:${command}`, layer: 'storage', command, options }]);

test('a misspelt option is named, with the valid ones', () => {
  expect(check('deploy', { envv: 'prod' })).toThrow('unknown option --envv; expected --env, --published');
});

test('an option of another command is refused', () => {
  expect(check('status', { published: true })).toThrow('--published');
});

test('the options of the command pass', () => {
  expect(check('deploy', { env: 'local', published: true })).not.toThrow();
});

test("a deploy's options are also accepted by the synth that Nx runs before it", () => {
  const tasks = (['synth', 'deploy'] as const).map((command) => ({
    id: command,
    layer: 'storage',
    command,
    options: { published: true },
  }));
  expect(() => checkOptions(tasks)).not.toThrow();
});

test.each<[Command, string]>([
  ['deploy', 'approver'],
  ['deploy', 'stale'],
  ['destroy', 'approver'],
  ['drift', 'report-only'],
  ['rehearse', 'from'],
])('%s takes --%s', (command, option) => {
  expect(check(command, { env: 'local', [option]: 'x' })).not.toThrow();
});

test('an option is listed as it is typed, once', () => {
  expect(check('drift', { nonsense: true })).toThrow(/expected --env, --report-only$/);
});

test.each([
  ['deploy', { wait: 'soon' }],
  ['destroy', { wait: 0 }],
  ['deploy', { allowReplacement: 'not a name' }],
] as const)('a value that an option of %s cannot have is refused: %j', (command, options) => {
  expect(check(command, options)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
});

test('options are named as they are typed', () => {
  expect(check('deploy', { allowReplacements: 'A' })).toThrow('unknown option --allow-replacements');
  expect(check('deploy', { envv: 'A' })).toThrow('--allow-replacement');
});

test('only a deploy can be allowed to replace', () => {
  expect(check('destroy', { allowReplacement: 'A' })).toThrow('unknown option --allow-replacement');
});
