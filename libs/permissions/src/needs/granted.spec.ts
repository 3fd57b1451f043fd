import { grantedBy, missingGrants } from './granted';
import type { DeployedTemplate, TemplateBody } from './names';

const place = { partition: 'aws', region: 'us-east-1', account: '111122223333' };
const template = (Resources: TemplateBody['Resources'], environment = 'test'): DeployedTemplate => ({
  stackName: `hipaa-${environment}-storage`,
  prefix: ['hipaa', environment],
  template: { Resources },
});
const bucket = { Files: { Type: 'AWS::S3::Bucket' } };
const named = (name: string) => ({ P: { Type: 'AWS::SSM::Parameter', Properties: { Name: name } } });
const granted = grantedBy(
  [template({ ...bucket, ...named('/hipaa/test/storage/bucketName') })],
  place,
  'a digest',
);

test('types are noted, and names beside those that CloudFormation makes up', () => {
  expect(granted).toEqual({
    prefixes: ['hipaa-test-*'],
    types: { 'S3::Bucket': [], 'SSM::Parameter': ['/hipaa/test/*'] },
    digest: 'a digest',
  });
});

test('the next resource of a kind needs no bootstrap', () => {
  const more = template({ Other: bucket.Files, ...named('/hipaa/test/other/entry') });
  expect(missingGrants(granted, more, place)).toEqual([]);
});

test.each([
  ['a type', template({ Events: { Type: 'AWS::Kinesis::Stream' } }), ['AWS::Kinesis::Stream']],
  ['a kind of name', template(named('/elsewhere/x')), ['AWS::SSM::Parameter named /elsewhere/x']],
  ['an environment', template(bucket, 'stage'), ['names that begin with hipaa-stage-*']],
])('%s that is new is said', (_, one, lines) => {
  expect(missingGrants(granted, one, place)).toEqual(lines);
});
