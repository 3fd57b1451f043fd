import { everyEnvironment, layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { app } from './main';
import { REASON } from './testing/test-settings';

const inProd = placeOf('prod');

const DETECTOR = 'AWS::GuardDuty::Detector';
const HUB = 'AWS::SecurityHub::Hub';
const STANDARD = 'AWS::SecurityHub::Standard';
const ANALYZER = 'AWS::AccessAnalyzer::Analyzer';

const plans = (environment: string) => {
  const [detector] = Object.values(layerTemplate(app, environment).findResources(DETECTOR));
  const features = detector?.['Properties'].Features as { Name: string; Status: string }[];
  return (status: string) => features.filter(({ Status }) => Status === status).map(({ Name }) => Name);
};

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('GuardDuty is on, and tells within a quarter of an hour', () => {
    template().hasResourceProperties(DETECTOR, {
      Enable: true,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
    });
  });

  test('Access Analyzer looks at the account', () => {
    template().hasResourceProperties(ANALYZER, { Type: 'ACCOUNT' });
  });

  test('the successor of Security Hub CSPM, which is not on the list of eligible services, is not used', () => {
    template().resourceCountIs('AWS::SecurityHub::HubV2', 0);
  });
});

test('production pays for what protects data', () => {
  expect(plans('prod')('ENABLED')).toEqual([
    'S3_DATA_EVENTS',
    'RDS_LOGIN_EVENTS',
    'EBS_MALWARE_PROTECTION',
    'LAMBDA_NETWORK_LOGS',
  ]);
});

test('where nothing is protected, no plan comes on by itself and is paid for', () => {
  expect(plans('test')('ENABLED')).toEqual([]);
  expect(plans('test')('DISABLED')).toHaveLength(6);
});

test('production is checked by one standard, and by no other that comes by itself', () => {
  const template = layerTemplate(app, 'prod');
  template.hasResourceProperties(HUB, { EnableDefaultStandards: false, AutoEnableControls: true });
  template.hasResourceProperties(STANDARD, {
    StandardsArn: `arn:aws:securityhub:${inProd.region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
  });
  template.resourceCountIs(STANDARD, 1);
});

test('a standard comes after the hub', () => {
  const template = layerTemplate(app, 'prod');
  template.hasResource(STANDARD, { DependsOn: Object.keys(template.findResources(HUB)) });
});

test('what is off is not there', () => {
  const off = { off: REASON };
  const template = layerTemplate(app, 'test', { guardDuty: off, securityHub: off, accessAnalyzer: off });
  for (const type of [DETECTOR, HUB, STANDARD, ANALYZER]) template.resourceCountIs(type, 0);
});
