import '@hipaa-cdk/environments/testing';
import type { DeployedTemplate } from '@hipaa-cdk/permissions';
import { mutationResults } from './mutations';
import * as trusts from './trusts';
import * as verification from './verify';

const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'servicecatalog.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
    },
  ],
};
const template: DeployedTemplate = {
  stackName: 'hipaa-test-storage',
  prefix: ['hipaa', 'test'],
  template: {
    Resources: {
      Files: { Type: 'AWS::S3::Bucket' },
      Setting: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/hipaa/test/storage/bucketName' } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: trust,
          PermissionsBoundary: 'arn:aws:iam::111111111111:policy/hipaa-boundary-test-us-east-1',
        },
      },
    },
  },
};
const place: verification.VerifiedPlace = {
  name: 'test',
  environment: 'test',
  account: '111111111111',
  region: 'us-east-1',
  templates: [template],
  judged: [template],
  declared: {},
};
const results = (sample: number) => mutationResults(place, { sample, seed: 'a' });

afterEach(() => jest.restoreAllMocks());

test('every action, path and condition that is taken away is noticed', () => {
  const { tried, missed } = results(1000);
  expect(missed).toEqual([]);
  expect(tried).toBeGreaterThan(50);
});

test('a verification that looks at no trust is found out', () => {
  jest.spyOn(trusts, 'trustResults').mockReturnValue({ tried: 0, open: [] });
  expect(results(1).missed).toEqual([
    'test: nobody notices that trust aws:SourceAccount of hipaa-test-storage Role is gone',
  ]);
});

test('a verification that finds nothing is found out, whatever is taken away', () => {
  const { verify } = jest.requireActual<typeof verification>('./verify');
  jest
    .spyOn(verification, 'verify')
    .mockImplementation((one) => ({ ...verify(one), denied: [], open: [], problems: [] }));
  expect(results(1).missed).toEqual(
    ['action', 'path', 'trust'].map((kind) => expect.stringContaining(`nobody notices that ${kind} `)),
  );
});

test('a sample is of every kind', () => {
  expect(results(1)).toEqual({ tried: 3, missed: [] });
});
