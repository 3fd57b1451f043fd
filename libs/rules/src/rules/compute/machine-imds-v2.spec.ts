import { outcomes } from '../../testing/outcomes';
import { machineImdsV2 } from './machine-imds-v2';

const judge = (Properties: Record<string, unknown>, Type = 'AWS::EC2::Instance') =>
  outcomes(machineImdsV2, { Machine: { Type, Properties } });
const required = { MetadataOptions: { HttpTokens: 'required' } };

test.each([
  ['AWS::EC2::Instance', required],
  ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: required }],
  ['AWS::AutoScaling::LaunchConfiguration', required],
])('%s that requires tokens passes', (type, properties) => {
  expect(judge(properties, type)).toEqual(['pass Machine']);
});

test.each([{}, { MetadataOptions: { HttpTokens: 'optional' } }, { MetadataOptions: { Ref: 'Options' } }])(
  'a machine with %j fails',
  (properties) => expect(judge(properties)).toEqual(['fail Machine']),
);
