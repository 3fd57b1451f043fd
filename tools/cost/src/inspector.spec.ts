import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { inspectorCost } from './inspector';
import { pricesByUse } from './layer-costs';

const runbook = (...resourceTypes: string[]): CloudFormationTemplate => ({
  Resources: {
    Runbook: {
      Type: 'AWS::SSM::Document',
      Properties: {
        Content: { mainSteps: [{ inputs: { Service: 'inspector2', Api: 'Enable', resourceTypes } }] },
      },
    },
  },
});
const option = (OptionName: string, Value: string) => ({
  Namespace: 'aws:autoscaling:asg',
  OptionName,
  Value,
});
const account: CloudFormationTemplate = {
  Resources: {
    Bastion: { Type: 'AWS::EC2::Instance' },
    Web: {
      Type: 'AWS::ElasticBeanstalk::Environment',
      Properties: { OptionSettings: [option('MaxSize', '9'), option('MinSize', '2')] },
    },
    Rotation: { Type: 'AWS::Lambda::Function' },
    Other: { Type: 'AWS::Lambda::Function' },
  },
};

test.each([
  [['EC2'], 3 * 1.26],
  [['LAMBDA'], 2 * 0.3],
  [['EC2', 'ECR', 'LAMBDA'], 3 * 1.26 + 2 * 0.3],
  [['ECR'], 0],
])('scans of %j cost what machines and functions there are', (scans, dollars) => {
  expect(inspectorCost([runbook(...scans), account])).toBeCloseTo(dollars);
});

test('nothing is paid for where no runbook switches it on', () => {
  expect(inspectorCost([account])).toBe(0);
});

test('what is paid by use has a line, and what is not there has none', () => {
  const Plan = { Type: 'AWS::GuardDuty::MalwareProtectionPlan' };
  expect(pricesByUse({ Resources: { Plan } }, new Set(['ECR']))).toEqual([
    expect.stringMatching(/^AWS::GuardDuty::MalwareProtectionPlan: \$0\.09 a GB/),
    expect.stringMatching(/^Amazon Inspector: \$0\.09 an image/),
  ]);
  expect(pricesByUse(account, new Set())).toEqual([]);
});
