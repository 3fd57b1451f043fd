import { TemplateView } from '../../template-view';
import { backupSelectionOf, isDaily } from './backup-selections';

const isTakenIn = (BackupSelection: unknown): boolean => {
  const template = new TemplateView({
    Resources: {
      Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Tags: [{ Key: 'Backup', Value: 'daily' }] } },
      Selection: { Type: 'AWS::Backup::BackupSelection', Properties: { BackupSelection } },
    },
  });
  const [cluster] = template.resources('AWS::RDS::DBCluster');
  return cluster !== undefined && backupSelectionOf(cluster, template, ':cluster:*') !== undefined;
};
const tag = (ConditionValue: string) => ({
  ConditionType: 'STRINGEQUALS',
  ConditionKey: 'Backup',
  ConditionValue,
});
const condition = (ConditionValue: string) => ({ ConditionKey: 'aws:ResourceTag/Backup', ConditionValue });

test.each([
  ['everything', { Resources: ['*'] }],
  ['all clusters', { Resources: ['arn:aws:rds:*:*:cluster:*'] }],
  ['it by attribute', { Resources: [{ 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }] }],
  ['it by substitution', { Resources: [{ 'Fn::Sub': 'arn:aws:rds:x:1:cluster:${Cluster}' }] }],
  ['one of its tags', { ListOfTags: [tag('weekly'), tag('daily')] }],
  ['its tag as a condition', { Resources: ['*'], Conditions: { StringEquals: [condition('daily')] } }],
])('a selection of %s takes it in', (_, selection) => expect(isTakenIn(selection)).toBe(true));

test.each([
  ['nothing', {}],
  ['another resource', { Resources: [{ 'Fn::GetAtt': ['Cluster2', 'DBClusterArn'] }] }],
  ['another tag', { ListOfTags: [tag('weekly')] }],
  ['everything under a condition', { Resources: ['*'], Conditions: { StringEquals: [condition('weekly')] } }],
  ['everything but some', { Resources: ['*'], NotResources: ['arn:aws:rds:x:1:cluster:y'] }],
  ['a parameter', { Ref: 'Selection' }],
])('a selection of %s does not', (_, selection) => expect(isTakenIn(selection)).toBe(false));

test.each([
  undefined,
  'rate(1 day)',
  'rate(12 hours)',
  'rate(24 hours)',
  'cron(0 5 * * ? *)',
  'cron(0 0/6 ? * * *)',
  'cron(30 3 1/1 * ? *)',
])('%p comes round every day', (schedule) => expect(isDaily(schedule)).toBe(true));

test.each([
  'rate(2 days)',
  'rate(48 hours)',
  'cron(0 5 ? * SUN *)',
  'cron(0 5 1 * ? *)',
  'cron(0 5 * 1 ? *)',
  'weekly',
  { Ref: 'Schedule' },
])('%p does not', (schedule) => expect(isDaily(schedule)).toBe(false));
