import { assertNoForeignEndpoint, sectionsOf } from './foreign-endpoint';

const check =
  (shell: NodeJS.ProcessEnv, config = {}) =>
  () =>
    assertNoForeignEndpoint('prod', shell, config);

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL_CLOUDFORMATION'])(
  'a stray %s is refused by name',
  (name) => {
    expect(check({ [name]: 'http://127.0.0.1:4566' })).toThrow(name);
  },
);

test('the message names the file of the environment', () => {
  expect(check({ AWS_ENDPOINT_URL: 'x' })).toThrow('platform/environments/prod.ts');
});

test('an endpoint in the AWS configuration file is refused', () => {
  expect(check({}, { default: { endpoint_url: 'http://127.0.0.1:4566' } })).toThrow(
    'endpoint_url of [default]',
  );
});

test('an endpoint of a single service in the AWS configuration file is refused', () => {
  expect(check({}, { services: { 's3.endpoint_url': 'http://127.0.0.1:4566' } })).toThrow('s3.endpoint_url');
});

test('an empty variable redirects nothing', () => {
  expect(check({ AWS_ENDPOINT_URL: '' })).not.toThrow();
});

test('ordinary settings pass', () => {
  expect(check({ AWS_PROFILE: 'prod' }, { prod: { region: 'us-west-2' } })).not.toThrow();
});

test('a profile uses its own section and the services section that it names', () => {
  const config = {
    prod: { region: 'us-west-2', services: 'ours' },
    'services.ours': { 's3.endpoint_url': 'https://s3.example.org' },
    playground: { endpoint_url: 'http://127.0.0.1:4566' },
    'services.theirs': { endpoint_url: 'http://127.0.0.1:4566' },
  };
  expect(Object.keys(sectionsOf('prod', config))).toEqual(['prod', 'services.ours']);
});

test('a profile that the file does not have uses nothing of it', () => {
  expect(sectionsOf('prod', { playground: { endpoint_url: 'x' } })).toEqual({});
});
