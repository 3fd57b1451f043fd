import { TemplateView } from '../template-view';
import { isCustomerKey } from './customer-key';

const template = new TemplateView({
  Resources: {
    Key: { Type: 'AWS::KMS::Key' },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Foreign: { Type: 'Custom::KeyInAnotherRegion' },
  },
});

test.each([
  ['a key of the template', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ['an ARN', 'arn:aws:kms:us-east-1:111122223333:key/1234'],
  ['an alias', 'alias/application'],
  ['a parameter', { Ref: 'KeyArn' }],
  ['a value of another stack', { 'Fn::ImportValue': 'KeyArn' }],
  ['a custom resource', { 'Fn::GetAtt': ['Foreign', 'KeyArn'] }],
])('%s is a key of ours', (_, value) => expect(isCustomerKey(value, template)).toBe(true));

test.each([
  ['nothing', undefined],
  ['empty text', ''],
  ['an alias of AWS', 'alias/aws/sns'],
  ['an alias of AWS in a function', { 'Fn::Sub': 'arn:${AWS::Partition}:kms:x:1:alias/aws/rds' }],
  ['a key that AWS owns', 'AWS_OWNED_KMS_KEY'],
  ['a switch', true],
  ['a resource that is no key', { Ref: 'Bucket' }],
])('%s is no key of ours', (_, value) => expect(isCustomerKey(value, template)).toBe(false));
