import { affectedOptions } from './affected-options';

test('the environment is named, and other options go on to the deploy', () => {
  expect(affectedOptions(['--env=test', '--approver=jane', '--outputStyle=static'])).toEqual({
    environment: 'test',
    rollBack: false,
    everything: false,
    forwarded: ['--approver=jane', '--outputStyle=static'],
  });
});

test('the ways out of a refused base are its own', () => {
  expect(affectedOptions(['--roll-back', '--env=test', '--everything'])).toMatchObject({
    rollBack: true,
    everything: true,
    forwarded: [],
  });
});

test.each([[[]], [['--env=']], [['--everything']]])('%j names no environment', (args) => {
  expect(() => affectedOptions(args)).toThrow('needs --env=<environment>');
});

test.each([
  '-p=network',
  '--projects=network',
  '--exclude=network',
  '--base=x',
  '--head=x',
  '-t=deploy',
  '--stale',
  'prod',
])('%s would make the base a lie, and is refused', (arg) => {
  expect(() => affectedOptions(['--env=test', arg])).toThrow(`${arg} cannot be given here`);
});
