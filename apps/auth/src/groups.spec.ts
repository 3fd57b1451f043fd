import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const GROUP = 'AWS::Cognito::UserPoolGroup';

test.each(everyEnvironment('auth'))('no group of %s has a role of AWS', (environment) => {
  layerTemplate(app, environment).allResourcesProperties(GROUP, { RoleArn: Match.absent() });
});

test('every group of the settings is made, with what it is for', () => {
  const groups = [
    { name: 'care-managers', description: 'Plan care', precedence: 0 },
    { name: 'nurses', description: 'Give care', precedence: 1 },
  ];
  const template = layerTemplate(app, 'test', { groups });
  template.resourceCountIs(GROUP, 2);
  for (const { name, description, precedence } of groups) {
    template.hasResourceProperties(GROUP, {
      GroupName: name,
      Description: description,
      Precedence: precedence,
    });
  }
});
