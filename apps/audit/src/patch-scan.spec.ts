import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from './main';
import { REASON } from './testing/test-settings';

const ASSOCIATION = 'AWS::SSM::Association';

test.each(everyEnvironment('audit'))(
  'in the account of %s nothing is installed by a look for patches',
  (environment) => {
    for (const { Properties } of Object.values(layerTemplate(app, environment).findResources(ASSOCIATION)))
      expect(Properties).toMatchObject({ Parameters: { Operation: ['Scan'], RebootOption: ['NoReboot'] } });
  },
);

test('every machine that Systems Manager looks after is looked at daily', () => {
  layerTemplate(app, 'test', { patchScan: 'daily' }).hasResourceProperties(ASSOCIATION, {
    Name: 'AWS-RunPatchBaseline',
    Targets: [{ Key: 'InstanceIds', Values: ['*'] }],
    ScheduleExpression: 'rate(1 day)',
  });
});

test('nobody looks where the settings have a reason for it', () => {
  layerTemplate(app, 'test', { patchScan: { off: REASON } }).resourceCountIs(ASSOCIATION, 0);
});
