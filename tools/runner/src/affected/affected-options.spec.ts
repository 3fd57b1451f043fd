import { affectedOptions } from './affected-options';

test('the environment is named, and options of the deploy go on to it', () => {
  expect(
    affectedOptions(['--env=test', '--approver=jane', '--outputStyle=static', '--wait', '--published']),
  ).toEqual({
    environment: 'test',
    rollBack: false,
    everything: false,
    synthesised: false,
    forwarded: ['--published', '--approver=jane', '--wait', '--output-style=static'],
  });
});

test('the ways out of a refused base are its own', () => {
  expect(affectedOptions(['--roll-back', '--env=test', '--everything', '--synthesised'])).toMatchObject({
    rollBack: true,
    everything: true,
    synthesised: true,
    forwarded: [],
  });
});

test('without an environment there is no base', () => {
  expect(() => affectedOptions(['--everything'])).toThrow('needs --env=<environment>');
});

test.each(['--help', '--version', '--graph', '--graph=x.json', '-p=network', '--projects=network'])(
  '%s would deploy less than the base says, and is refused',
  (arg) => {
    expect(() => affectedOptions(['--env=test', arg])).toThrow(
      expect.objectContaining({ code: 'OPTION_UNKNOWN' }) as Error,
    );
  },
);

test.each([
  '--exclude=x',
  '--base=x',
  '--head=x',
  '-t=deploy',
  '--stale',
  '--dry-run',
  '--batch=false',
  'prod',
])('%s is not known here', (arg) => {
  expect(() => affectedOptions(['--env=test', arg])).toThrow('unknown option');
});

test('an environment is named once', () => {
  expect(() => affectedOptions(['--env=a', '--env=b'])).toThrow('--env is given 2 times: a, b');
});
