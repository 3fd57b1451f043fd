import type { Environment, EnvironmentInput } from '../environment';
import { definePlatform } from '../platform';
import { findEnvironment } from '../registry';

export { allEnvironments, findEnvironment } from '../registry';

const local: EnvironmentInput = {
  name: 'local',
  target: 'embedded',
  account: '000000000000',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'ecs',
  layers: { except: ['bastion'] },
  protected: false,
};
const test: EnvironmentInput = {
  ...local,
  name: 'test',
  target: 'aws',
  account: '111111111111',
  compute: 'beanstalk',
};
const dev: EnvironmentInput = { ...test, name: 'dev', layers: { only: ['storage', 'auth', 'users'] } };
const prod: EnvironmentInput = {
  ...test,
  name: 'prod',
  account: '222222222222',
  region: 'us-west-2',
  profile: 'production',
  dataClass: 'phi',
  layers: 'all',
  protected: true,
  site: {
    domainName: 'app.example.org',
    certificateArn: 'arn:aws:acm:us-west-2:222222222222:certificate/00000000-0000-0000-0000-000000000000',
  },
};

/** Layers of this platform that have one stack in an account and region. */
export const accountLayers = ['audit', 'catalog', 'delivery'];

/**
 * For tests of what no fork changes: a platform of its own, so that they may write down names, accounts and regions. One
 * environment on this machine, two that share an account, and one with health data. Tests of layers stand on the platform
 * of the workspace instead: see `@hipaa-cdk/testing`.
 */
export const examplePlatform = definePlatform({
  application: {
    name: 'hipaa',
    title: 'HIPAA-aligned platform',
    owner: 'platform-team',
    organization: 'example-org',
    costCenter: 'platform',
  },
  accountLayers,
  environments: [local, dev, test, prod],
});

/** One of its environments with some fields changed, to test what one field does. */
export function testEnvironment(name: string, changes: Partial<Environment> = {}): Environment {
  return { ...findEnvironment(name), ...changes };
}
