import { readCommandLine } from './command-line';

test('without an environment it is the embedded AWS, and the command knows that nobody said so', () => {
  expect(readCommandLine(['launched'])).toMatchObject({ env: 'local', environmentGiven: false });
});

test('a launch has a product, parameters and tags', () => {
  expect(
    readCommandLine(['launch', '--env=prod', '--product=queue', '--params=A=1', '--tags=Team=x']),
  ).toEqual({
    verb: 'launch',
    env: 'prod',
    environmentGiven: true,
    product: 'queue',
    name: undefined,
    params: { A: '1' },
    tags: { Team: 'x' },
  });
});

test.each([
  [['lunch'], 'there is no "lunch"; expected one of launch, launched, terminate, versions'],
  [['launch'], 'launch needs --product'],
  [['terminate'], 'terminate needs --name'],
  [['terminate', '--name='], 'terminate needs --name'],
  [['launched', '--product=x'], "Unknown option '--product'; expected --env"],
])('%j is refused with what was expected', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message);
});
