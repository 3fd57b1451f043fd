import { profiles } from '@hipaa-cdk/environments';
import { testEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from './main';

/** The same environment with the one field changed that decides what becomes of data. */
const template = (removal: 'retain' | 'destroy') =>
  layerTemplate(app, testEnvironment('test', { profile: { ...profiles.economy, removal } }));

const policies = (removal: 'retain' | 'destroy', type: string): unknown[] => {
  const resources = Object.values(template(removal).findResources(type)) as Record<string, unknown>[];
  return resources.map((one) => [one.DeletionPolicy, one.UpdateReplacePolicy]);
};

describe('where data are retained', () => {
  test('a cluster leaves a snapshot when it goes or is replaced', () => {
    expect(policies('retain', 'AWS::RDS::DBCluster')).toEqual([['Snapshot', 'Snapshot']]);
  });

  test('the backups of a cluster stay', () => {
    template('retain').hasResourceProperties('AWS::RDS::DBCluster', {
      DeleteAutomatedBackups: false,
    });
  });

  test('every key stays, without which neither snapshot nor log could be read', () => {
    expect(policies('retain', 'AWS::KMS::Key')).toEqual(Array(3).fill(['Retain', 'Retain']));
  });

  test('every log group stays, unless the very first deploy fails', () => {
    expect(policies('retain', 'AWS::Logs::LogGroup')).toEqual(
      Array(2).fill(['RetainExceptOnCreate', 'Retain']),
    );
  });
});

describe('where data are destroyed', () => {
  test.each(['AWS::RDS::DBCluster', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'])(
    'no %s is left behind',
    (type) => {
      expect(new Set(policies('destroy', type).flat() as string[])).toEqual(new Set(['Delete']));
    },
  );

  test('the backups of a cluster go with it', () => {
    template('destroy').hasResourceProperties('AWS::RDS::DBCluster', {
      DeleteAutomatedBackups: true,
    });
  });
});
