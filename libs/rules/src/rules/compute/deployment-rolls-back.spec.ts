import { outcomes } from '../../testing/outcomes';
import { deploymentRollsBack } from './deployment-rolls-back';

const judge = (DeploymentCircuitBreaker: unknown, Type?: string) =>
  outcomes(deploymentRollsBack, {
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: { DeploymentConfiguration: { DeploymentCircuitBreaker }, DeploymentController: { Type } },
    },
  });

test('a service that rolls back passes', () => {
  expect(judge({ Enable: true, Rollback: true }, 'ECS')).toEqual(['pass Service', 'pass Service']);
});

test('a service that only stops fails', () => {
  expect(judge({ Enable: true, Rollback: false })).toEqual(['pass Service', 'fail Service']);
});

test('a service that says nothing fails', () => {
  expect(judge(undefined)).toEqual(['fail Service', 'fail Service']);
});

test('a service that CodeDeploy deploys is not judged', () =>
  expect(judge(undefined, 'CODE_DEPLOY')).toEqual([]));
