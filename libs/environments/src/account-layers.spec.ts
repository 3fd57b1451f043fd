import { ACCOUNT, accountEnvironment, accountKeeper } from './account-layers';
import { type Environment, profiles } from './environment';
import { findEnvironment } from './registry';
import './testing/example-platform';

const dev: Environment = { ...findEnvironment('dev'), account: '999900001111' };
const test_: Environment = { ...findEnvironment('test'), account: '999900001111', zones: ['us-east-1a'] };
const careful: Environment = {
  ...test_,
  name: 'stage',
  profile: profiles.production,
  dataClass: 'deidentified',
  protected: true,
};
const elsewhere: Environment = { ...careful, name: 'prod', account: '999900002222' };

test('it has a name that no environment has', () => {
  expect(accountEnvironment(dev, [dev, test_]).name).toBe(ACCOUNT);
});

test('it is the same, whichever environment of the account asks', () => {
  const all = [dev, test_, careful, elsewhere];
  expect(accountEnvironment(test_, all)).toEqual(accountEnvironment(dev, all));
});

test('it is as careful as the most careful environment of the account', () => {
  expect(accountEnvironment(dev, [dev, test_, careful])).toMatchObject({
    profile: profiles.production,
    dataClass: 'deidentified',
    protected: true,
  });
});

test('environments of another account change nothing', () => {
  expect(accountEnvironment(dev, [dev, elsewhere])).toMatchObject({
    profile: profiles.economy,
    dataClass: 'synthetic',
    protected: false,
  });
});

test('environments of another region of the account change nothing', () => {
  const far = { ...careful, region: 'eu-west-1' };
  expect(accountEnvironment(dev, [dev, far]).protected).toBe(false);
});

test('it has every layer that one of them has', () => {
  expect(accountEnvironment(dev, [dev, { ...test_, layers: 'all' }]).layers).toBe('all');
});

test('an environment that is changed for a test counts as it is, not as it is registered', () => {
  expect(accountEnvironment({ ...dev, protected: true }, [dev, test_]).protected).toBe(true);
});

test('an environment that nobody registered is the only one of its account', () => {
  expect(accountEnvironment(elsewhere, [dev]).dataClass).toBe('deidentified');
});

describe('whose deploys change the layers of the account', () => {
  test('those of the most careful environment, whichever asks', () => {
    const all = [dev, careful, test_, elsewhere];
    expect(all.slice(0, 3).map((one) => accountKeeper(one, all).name)).toEqual(['stage', 'stage', 'stage']);
  });

  test('those of the last of several that are as careful', () => {
    expect(accountKeeper(dev, [dev, test_]).name).toBe('test');
  });

  test('those of an environment that shares the account with nobody', () => {
    expect(accountKeeper(elsewhere, [dev, elsewhere]).name).toBe('prod');
  });
});
