import { outcomesOf } from '../../testing/outcomes-of';
import { syntheticData } from '../../testing/outcomes';
import { distributionBehindWebAcl } from './distribution-behind-web-acl';

const distribution = outcomesOf(distributionBehindWebAcl, 'AWS::CloudFront::Distribution');

const acl = (WebACLId: unknown) => distribution({ DistributionConfig: { WebACLId } });

test.each([[{ Ref: 'AclArn' }], ['arn:aws:wafv2:us-east-1:111111111111:global/webacl/app/1']])(
  '%j passes',
  (value) => {
    expect(acl(value)).toEqual(['pass']);
  },
);

test.each([[undefined], [''], [{ Ref: 'AWS::NoValue' }]])('%j fails', (value) =>
  expect(acl(value)).toEqual(['fail']),
);

test('a distribution without health data is not judged', () => {
  expect(distribution({}, syntheticData)).toEqual([]);
});
