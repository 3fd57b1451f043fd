import { appContext } from '@hipaa-cdk/layer';
import { App, Stack } from 'aws-cdk-lib';
import { platformArn } from './platform-arn';

const stack = new Stack(new App({ postCliContext: appContext }), 'Stack', {
  env: { account: '222222222222', region: 'us-west-2' },
});

test('a platform of AWS is named without an account, and without a version that would grow old', () => {
  expect(platformArn(stack, 'dotnet-10')).toBe(
    'arn:aws:elasticbeanstalk:us-west-2::platform/.NET 10 running on 64bit Amazon Linux 2023',
  );
});

test('a version stands at the end', () => {
  expect(platformArn(stack, 'node-24', '6.11.7')).toBe(
    'arn:aws:elasticbeanstalk:us-west-2::platform/Node.js 24 running on 64bit Amazon Linux 2023/6.11.7',
  );
});
