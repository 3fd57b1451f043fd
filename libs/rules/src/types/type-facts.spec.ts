import { aspectsOf, typeFacts } from './type-facts';

test('a type has the aspects that its properties decide', () => {
  expect(aspectsOf('AWS::RDS::DBCluster')).toEqual(expect.arrayContaining(['encryption at rest', 'backup']));
  expect(aspectsOf('AWS::EC2::Route')).toEqual([]);
});

test('policies and keys are found however deep they are', () => {
  expect(typeFacts['AWS::DynamoDB::Table']?.policies).toContain(
    'StreamSpecification.ResourcePolicy.PolicyDocument',
  );
  expect(typeFacts['AWS::MSK::Cluster']?.keys).toContain(
    'EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId',
  );
});
