import { databasePort } from '@hipaa-cdk/contracts-database';
import { findEnvironment } from '@hipaa-cdk/platform';
import { expectLogsUseKey } from '@hipaa-cdk/constructs/testing';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

const DOCUMENT = 'AWS::SSM::Document';
const template = layerTemplate(app, 'prod');
const KEY = Object.keys(template.findResources('AWS::KMS::Key'))[0] ?? '';
const GROUP = Object.keys(template.findResources('AWS::Logs::LogGroup'))[0] ?? '';

const content = (name: string, from = template) =>
  Object.entries(from.findResources(DOCUMENT)).find(([id]) => id.startsWith(name))?.[1].Properties.Content;

test('a changed document is a new version of the same one', () => {
  template.allResourcesProperties(DOCUMENT, {
    DocumentType: 'Session',
    UpdateMethod: 'NewVersion',
    Name: Match.absent(),
  });
});

describe('a recorded session', () => {
  const { sessionType, inputs } = content('RecordedSession');

  test('is a shell', () => {
    expect(sessionType).toBe('Standard_Stream');
  });

  test('is recorded while it happens, in an encrypted group, or does not begin', () => {
    expect(inputs).toMatchObject({
      cloudWatchLogGroupName: { Ref: GROUP },
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
    });
  });

  test('is encrypted with the key of the layer on its whole way', () => {
    expect(inputs.kmsKeyId).toEqual({ 'Fn::GetAtt': [KEY, 'Arn'] });
  });

  test('runs in an account that may do nothing special', () => {
    expect(inputs).toMatchObject({ runAsEnabled: true, runAsDefaultUser: 'operator-session' });
  });

  test('ends by itself, within what the session policy allows', () => {
    expect(inputs).toMatchObject({ idleSessionTimeout: '20', maxSessionDuration: '240' });
    expect(Number(inputs.idleSessionTimeout)).toBeLessThanOrEqual(sessionPolicy.idleMinutes);
    expect(Number(inputs.maxSessionDuration)).toBeLessThanOrEqual(sessionPolicy.wholeMinutes);
  });

  test('ends as the settings say', () => {
    const other = content(
      'RecordedSession',
      layerTemplate(app, 'prod', { idleMinutes: 5, sessionMinutes: 60 }),
    );
    expect(other.inputs).toMatchObject({ idleSessionTimeout: '5', maxSessionDuration: '60' });
  });
});

describe('the tunnel', () => {
  const { sessionType, properties, parameters } = content('DatabaseTunnel');

  test('leads to the database and nowhere else, whatever somebody asks for', () => {
    expect(sessionType).toBe('Port');
    expect(properties).toEqual({
      host: { Ref: 'DatabaseEndpointAddress' },
      portNumber: String(databasePort(findEnvironment('prod'))),
      type: 'LocalPortForwarding',
      localPortNumber: '{{ localPortNumber }}',
    });
  });

  test('lets somebody choose a port of their own machine, and nothing more', () => {
    expect(Object.keys(parameters)).toEqual(['localPortNumber']);
  });

  test.each(['0', '1024', '1099', '9432', '65535'])('takes the local port %s', (port) => {
    expect(port).toMatch(new RegExp(parameters.localPortNumber.allowedPattern));
  });

  test.each(['1', '443', '1023', '65536', '99999', '-1', '9432;x', ''])(
    'refuses the local port "%s"',
    (port) => {
      expect(port).not.toMatch(new RegExp(parameters.localPortNumber.allowedPattern));
    },
  );
});

describe('records of sessions', () => {
  test('are encrypted with the key of the layer, kept for six years, and outlive the stack', () => {
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { KmsKeyId: { 'Fn::GetAtt': [KEY, 'Arn'] }, RetentionInDays: 2192 },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('are of a group whose key CloudWatch Logs uses for groups of this stack only', () => {
    expectLogsUseKey(template, {
      account: inProd.account,
      region: inProd.region,
      prefixes: [`${APPLICATION}-prod-bastion-`],
    });
  });
});
