import { handler } from './group-claim';
import { printedBy } from '../../../fixtures/printed-by';

Object.assign(globalThis, { GROUP_CLAIM: 'roles' });

const tokenFor = (groupsToOverride?: readonly string[]) => ({
  userName: 'secret-user',
  request: {
    userAttributes: { email: 'secret-person@example.org' },
    groupConfiguration: groupsToOverride ? { groupsToOverride } : undefined,
  },
  response: {},
});

const claimsFor = async (groups?: readonly string[]) => (await handler(tokenFor(groups))).response;
const inIdAndAccessToken = (groups: readonly string[]) => {
  const claims = { claimsToAddOrOverride: { roles: groups } };
  return { claimsAndScopeOverrideDetails: { idTokenGeneration: claims, accessTokenGeneration: claims } };
};

test.each([[['nurses', 'care-managers']], [[]]])('the groups %j are in both tokens', async (groups) => {
  expect(await claimsFor(groups)).toEqual(inIdAndAccessToken(groups));
});

test('somebody without a group has an empty list, not a missing one', async () => {
  expect(await claimsFor()).toEqual(inIdAndAccessToken([]));
});

test('nothing about the person is printed', async () => {
  expect(await printedBy(() => handler(tokenFor(['secret-group'])))).toBe('');
});
