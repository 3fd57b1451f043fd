import { changesOf, replacedCluster, resourceOf } from '../testing/examples';
import { judgeLosses } from './judge-losses';

const prod = { name: 'prod', protected: true };
const test_ = { name: 'test', protected: false };
const bucket = resourceOf({
  logicalId: 'Bucket7',
  type: 'AWS::S3::Bucket',
  action: 'removed',
  holds: 'the objects',
  fate: 'kept',
});
const judge = (allowed: string[], resources = [replacedCluster, bucket], environment = prod) =>
  judgeLosses(changesOf({ resources }), environment, new Set(allowed));

test('what would be lost is named, with what that means and what allows it', () => {
  expect(() => judge([])).toThrow(
    expect.objectContaining({
      code: 'REPLACEMENT_REFUSED',
      message: [
        'nothing was deployed: database would lose what cannot be made again',
        '  ✖ Cluster9 replaced: Database/Cluster (AWS::RDS::DBCluster)',
        '      lost: the databases; the old one is deleted with its content',
        '      means: a new, empty database',
        '  ✖ Bucket7 removed: Layer/Thing (AWS::S3::Bucket)',
        '      lost: the objects; kept',
        '      means: ',
      ].join('\n'),
      remedy: expect.stringContaining(
        'npx nx run database:deploy --env=prod --allow-replacement=Cluster9,Bucket7',
      ),
    }),
  );
});

test('one loss that is not allowed is enough, and only that one is named', () => {
  expect(() => judge(['Bucket7'])).toThrow(
    expect.objectContaining({
      code: 'REPLACEMENT_REFUSED',
      message: expect.not.stringContaining('✖ Bucket7'),
    }),
  );
});

test('what may be replaced is refused like what will be', () => {
  expect(() => judge([], [{ ...replacedCluster, certainty: 'possible' }])).toThrow(
    'Cluster9 may be replaced',
  );
});

test('losses that are all allowed pass', () => {
  expect(judge(['Cluster9', 'Bucket7']).map(({ logicalId }) => logicalId)).toEqual(['Cluster9', 'Bucket7']);
});

test.each([
  ['is changed in place', { action: 'changed' as const }],
  ['holds nothing', { holds: undefined }],
])('a resource that %s is no loss', (_, more) => {
  expect(judge([], [{ ...replacedCluster, ...more }])).toEqual([]);
});

test('an environment without protection refuses nothing', () => {
  expect(judge([], [replacedCluster], test_)).toHaveLength(1);
});

test.each([prod, test_])('a name that is not about to be lost is a mistake in $name', (environment) => {
  expect(() => judge(['Cluster9', 'Cluster8'], [replacedCluster], environment)).toThrow(
    expect.objectContaining({
      code: 'ALLOWANCE_UNUSED',
      message: expect.stringContaining(
        'names Cluster8, but this deploy of database replaces or removes only Cluster9',
      ),
    }),
  );
});
