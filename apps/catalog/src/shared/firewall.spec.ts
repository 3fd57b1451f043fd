import { layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';

const template = layerTemplate(app, 'prod');

interface Rule {
  readonly Name: string;
  readonly OverrideAction: object;
  readonly VisibilityConfig: { readonly SampledRequestsEnabled: boolean };
}

const [acl] = Object.values(template.findResources('AWS::WAFv2::WebACL'));
const rules = acl?.['Properties'].Rules as Rule[];

test('what attacks have in common, known bad inputs and addresses with a bad name are looked for', () => {
  expect(rules.map(({ Name }) => Name)).toEqual([
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesKnownBadInputsRuleSet',
    'AWSManagedRulesAmazonIpReputationList',
  ]);
});

test('what a rule finds is blocked, not only counted', () => {
  expect(rules.map(({ OverrideAction }) => OverrideAction)).toEqual([
    { None: {} },
    { None: {} },
    { None: {} },
  ]);
});

test('no sample shows what the log leaves out', () => {
  const configs = [acl?.['Properties'].VisibilityConfig, ...rules.map((rule) => rule.VisibilityConfig)];
  expect(configs.map(({ SampledRequestsEnabled }) => SampledRequestsEnabled)).toEqual(Array(4).fill(false));
});

test('credentials are left out of the log', () => {
  template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
  });
});

test('the log goes to a group of the catalog', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: `aws-waf-logs-${APPLICATION}-catalog`,
  });
  template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    LogDestinationConfigs: [Match.anyValue()],
  });
});
