import '@hipaa-cdk/platform';
import { executionPolicies } from './execution-policies';

const place = { account: '222222222222', region: 'us-west-2' };

test('a layer of one bucket lets CloudFormation make buckets, and no database', () => {
  const actions = executionPolicies(['AWS::S3::Bucket'], place).flatMap(({ Statement }) =>
    Statement.flatMap(({ Action }) => Action),
  );
  expect(actions).toContain('s3:CreateBucket');
  expect(actions.filter((action) => action.startsWith('rds:'))).toEqual([]);
});

test('buckets of others stay out of reach', () => {
  const resources = executionPolicies(['AWS::S3::Bucket'], place).flatMap(({ Statement }) =>
    Statement.filter(({ Action }) => Action.includes('s3:DeleteBucket')).flatMap(({ Resource }) => Resource),
  );
  expect(resources).toEqual(['arn:aws:s3:::hipaa-*']);
});
