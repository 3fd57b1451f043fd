import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const DOCUMENT = 'AWS::SSM::Document';

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const inputs = (expected: object) =>
    template().hasResourceProperties(DOCUMENT, {
      DocumentType: 'Session',
      Content: { schemaVersion: '1.0', sessionType: 'Standard_Stream', inputs: expected },
    });

  test('the preferences are where Session Manager looks for them, and change by version', () => {
    template().hasResourceProperties(DOCUMENT, {
      Name: 'SSM-SessionManagerRunShell',
      DocumentType: 'Session',
      UpdateMethod: 'NewVersion',
    });
  });

  test('sessions are encrypted with a key that encrypts nothing else', () => {
    const key = Object.keys(
      template().findResources('AWS::KMS::Key', {
        Properties: { Description: 'Encrypts sessions of Session Manager' },
      }),
    )[0];
    inputs({ kmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] } });
    const { Resources } = template().toJSON() as { Resources: Record<string, { Type: string }> };
    const users = Object.values(Resources).filter((one) =>
      JSON.stringify(one).includes(`"Fn::GetAtt":["${key}"`),
    );
    expect(users.map(({ Type }) => Type).sort()).toEqual(['AWS::SSM::Document', 'AWS::SSM::Parameter']);
  });

  test('sessions are recorded while they last, in an encrypted log group', () => {
    inputs({
      cloudWatchLogGroupName: { Ref: Match.stringLikeRegexp('^RecordsLogsSessions') },
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
    });
  });

  test('sessions end as the policy on sessions says', () => {
    inputs({
      idleSessionTimeout: String(sessionPolicy.idleMinutes),
      maxSessionDuration: String(sessionPolicy.wholeMinutes),
    });
  });

  test('a session runs as the user that Session Manager makes on every machine', () => {
    inputs({ runAsEnabled: false });
  });
});
