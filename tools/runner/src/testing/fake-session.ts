import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { Session, fixedCredentials } from '../aws/session';

/** Answers of one AWS operation: command name -> answer to its input. */
export type Answers = Readonly<Record<string, (input: Record<string, unknown>) => unknown>>;

/** For tests: a session whose clients answer from a table and remember what they were asked. */
export function fakeSession(environment: string, answers: Answers): { session: Session; calls: string[] } {
  const calls: string[] = [];
  const client = {
    config: {},
    send: (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
      const name = command.constructor.name.replace(/Command$/, '');
      calls.push(name);
      const answer = answers[name];
      if (!answer) return Promise.reject(new Error(`no answer for ${name}`));
      try {
        return Promise.resolve(answer(command.input));
      } catch (error) {
        return Promise.reject(error as Error);
      }
    },
  };
  const credentials = fixedCredentials({ accessKeyId: '000000000000', secretAccessKey: 'fake' });
  const session = new Session({
    environment: findEnvironment(environment),
    credentials,
    stackCredentials: credentials,
    stubbedTypes: new Set(['AWS::Fake::Stub']),
  });
  // The SDK's paginators insist on an instance of the right client.
  const as = <T extends object>(prototype: T) =>
    Promise.resolve(Object.assign(Object.create(prototype) as T, client));
  return {
    session: Object.assign(session, {
      cloudFormation: () => as(CloudFormationClient.prototype),
      cloudFormationOf: () => as(CloudFormationClient.prototype),
      cloudFormationAsCaller: () => as(CloudFormationClient.prototype),
      caller: () => Promise.resolve('arn:aws:iam::000000000000:user/somebody'),
      ssm: () => as(SSMClient.prototype),
      publisherOf: () => as(SSMClient.prototype),
      s3: () => as(S3Client.prototype),
      rds: () => as(RDSClient.prototype),
      userPools: () => as(CognitoIdentityProviderClient.prototype),
      loadBalancing: () => as(ElasticLoadBalancingV2Client.prototype),
    }),
    calls,
  };
}
