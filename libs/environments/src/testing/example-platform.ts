import type { EnvironmentInput } from '../environment';
import { definePlatform } from '../platform';

const sandbox: EnvironmentInput = {
  name: 'local',
  target: 'embedded',
  account: '000000000000',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'ecs',
  layers: 'all',
  protected: false,
};
const shared: EnvironmentInput = { ...sandbox, target: 'aws', account: '111111111111' };
const careful: EnvironmentInput = {
  ...shared,
  name: 'prod',
  account: '222222222222',
  region: 'us-west-2',
  profile: 'production',
  dataClass: 'phi',
  protected: true,
  site: {
    domainName: 'app.example.org',
    certificateArn: 'arn:aws:acm:us-west-2:222222222222:certificate/00000000-0000-0000-0000-000000000000',
  },
};

/** A platform with one environment on this machine, two that share an account, and one with health data. */
export const examplePlatform = definePlatform({
  application: { name: 'clinic', title: 'Clinic', owner: 'clinic-team', costCenter: 'clinic' },
  accountLayers: ['audit'],
  environments: [sandbox, { ...shared, name: 'dev' }, { ...shared, name: 'test' }, careful],
});
