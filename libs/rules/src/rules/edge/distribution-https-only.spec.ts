import { outcomesOf } from '../../testing/outcomes-of';
import { distributionHttpsOnly } from './distribution-https-only';

const distribution = outcomesOf(distributionHttpsOnly, 'AWS::CloudFront::Distribution');

const policies = (standard: unknown, ...named: unknown[]) =>
  distribution({
    DistributionConfig: {
      DefaultCacheBehavior: { ViewerProtocolPolicy: standard },
      CacheBehaviors: named.map((ViewerProtocolPolicy) => ({ ViewerProtocolPolicy })),
    },
  });

test.each(['https-only', 'redirect-to-https'])('%s passes', (policy) =>
  expect(policies(policy)).toEqual(['pass']),
);

test.each([['allow-all'], [undefined], [{ Ref: 'Policy' }]])('%p fails', (policy) => {
  expect(policies(policy)).toEqual(['fail']);
});

test('each behaviour is judged', () => expect(policies('https-only', 'allow-all')).toEqual(['pass', 'fail']));
