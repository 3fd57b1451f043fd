import { scriptArguments } from './script-arguments';

test('options go to the script as they were given', () => {
  expect(scriptArguments({ env: 'local', params: 'A=1,B=2' })).toEqual(['--env=local', '--params=A=1,B=2']);
});

test('an option that was given twice is passed on twice', () => {
  expect(scriptArguments({ params: ['A=1', 'B=2'] })).toEqual(['--params=A=1', '--params=B=2']);
});

test('a value that looks like a number to Nx is passed on as text', () => {
  expect(scriptArguments({ name: 123 })).toEqual(['--name=123']);
});

test("Nx's own options stay with Nx", () => {
  expect(scriptArguments({ verbose: true, _: [], __overrides__: 'x' })).toEqual([]);
});
