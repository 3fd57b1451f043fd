import { TemplateView } from '../template-view';
import { attachedPolicies } from './attached-policies';

const policiesOf = (logicalId: string) => {
  const template = new TemplateView({
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'records' } },
      ByReference: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: 'by reference' },
      },
      ByName: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'records', PolicyDocument: 'by name' } },
      Topic: { Type: 'AWS::SNS::Topic' },
      OfTopics: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: { Topics: [{ Ref: 'Other' }, { Ref: 'Topic' }], PolicyDocument: 'one of many' },
      },
      Queue: { Type: 'AWS::SQS::Queue' },
    },
  });
  return template
    .resources()
    .filter((resource) => resource.logicalId === logicalId)
    .flatMap((resource) => attachedPolicies(resource, template));
};

test('policies are found by reference and by name', () => {
  expect(policiesOf('Bucket')).toEqual(['by reference', 'by name']);
});

test('a policy of several resources is found', () => expect(policiesOf('Topic')).toEqual(['one of many']));

test('a resource without a policy has none', () => expect(policiesOf('Queue')).toEqual([]));
