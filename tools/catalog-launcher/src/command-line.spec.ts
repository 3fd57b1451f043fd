import { readCommandLine, parameterList } from './command-line';

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
  [['terminate'], 'terminate needs --name'],
  [['terminate', '--name='], '--name has no value; expected --name=<name>'],
  [['launched', '--product=x'], 'unknown option --product; expected --env=<environment>'],
  [['launched', '--env=a', '--env=b'], '--env is given 2 times: a, b; expected it once'],
])('%j is refused with what was expected', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message);
});

test('parameters stand in one option, separated by commas', () => {
  expect(parameterList(['A=1,B=two'])).toEqual({ A: '1', B: 'two' });
});

test('parameters stand in several options', () => {
  expect(parameterList(['A=1', 'B=2'])).toEqual({ A: '1', B: '2' });
});

test('a value may hold commas and equals signs', () => {
  expect(parameterList(['A=x,y,B=a=b'])).toEqual({ A: 'x,y', B: 'a=b' });
});

test('a value may be empty', () => {
  expect(parameterList(['A=,B=1'])).toEqual({ A: '', B: '1' });
});

test('no option is no parameter', () => {
  expect(parameterList([])).toEqual({});
});

test('everything that is no parameter is named at once', () => {
  expect(() => parameterList(['A', 'B=1,B=2'])).toThrow(
    '"A" is no parameter; expected Name=value; B is given twice',
  );
});
