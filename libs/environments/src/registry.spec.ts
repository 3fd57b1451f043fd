import { allEnvironments, assertApplication, findEnvironment, unknownEnvironment } from './registry';
import { examplePlatform } from './testing/example-platform';

const names = () => allEnvironments().map(({ name }) => name);

test('the environments are those of the platform, in its order', () => {
  expect(names()).toEqual(examplePlatform.environments.map(({ name }) => name));
});

test('an environment is found by its name', () => {
  expect(findEnvironment('prod')).toMatchObject({ name: 'prod', account: '222222222222' });
});

test('an unknown environment is refused with the names that there are', () => {
  expect(() => findEnvironment('nowhere')).toThrow(
    expect.objectContaining({
      code: 'ENVIRONMENT_UNKNOWN',
      message: `there is no environment "nowhere"; expected one of ${names().join(', ')}`,
      remedy: '--env=local',
    }),
  );
});

test('a platform without local refuses commands that name no environment, and never takes an account instead', () => {
  expect(unknownEnvironment('local', ['dev', 'prod'])).toMatchObject({
    message:
      'there is no environment "local", on which a command acts that names none; expected one of dev, prod',
    remedy: expect.stringContaining('write platform/environments/local.ts with target "embedded"') as string,
  });
});

test('environments are resolved once', () => {
  expect(allEnvironments()).toBe(allEnvironments());
});

test.each([
  ['name', 'aws1'],
  ['name', 'ssm'],
  ['name', 'My-App'],
  ['name', 'thirteenchars'],
  ['title', 'two\nlines'],
  ['title', '\u001b[2Kred'],
  ['title', ''],
  ['owner', ' '],
  ['costCenter', 'aws:billing'],
  ['organization', '../..'],
  ['colour', 'red'],
])('an application whose %s is %j is refused', (field, value) => {
  const application = { ...examplePlatform.application, [field]: value };
  expect(() => assertApplication(application)).toThrow(
    expect.objectContaining({
      code: 'APPLICATION_INVALID',
      message: expect.stringMatching(new RegExp(`1 problem.*platform/application.ts:\\n.*${field}`)),
    }),
  );
});

test.each([undefined, null, 'hipaa', 7, []])('%j is refused as an application', (application) => {
  expect(() => assertApplication(application)).toThrow(
    expect.objectContaining({ code: 'APPLICATION_INVALID' }),
  );
});
